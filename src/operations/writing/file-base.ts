import { posix } from 'node:path';
import { exitCode } from '../../base/exit-code.ts';
import type { CityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Files } from '../../ports/files.ts';
import type { Repository } from '../../ports/repository.ts';
import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { branchOf } from './branch-name.ts';
import { editUrl } from './repository-links.ts';
import type { Editor, WriteMode } from './written.ts';

export interface BaseWish {
  readonly by: Editor;
  /** The file that is to be changed, from the platform folder. */
  readonly file: string;
  /** Instead of what zeta.yaml says. */
  readonly mode?: WriteMode;
}

/** Nobody changes files here; they may be looked at all the same. */
export class NotWritable extends ZetaError {}

/** The files that a change is made to. */
export type FileBase =
  | { readonly mode: 'files' }
  | {
      readonly mode: 'commit';
      readonly repository: Repository;
      readonly branch: string;
      readonly head: string;
    }
  | {
      readonly mode: 'branch';
      readonly repository: Repository;
      readonly branch: string;
      /** Where the branch is; null: there is none yet. */
      readonly tip: string | null;
      /** The commit that the change follows: the branch's, or what is checked out. */
      readonly parent: string;
      readonly behind: number;
    };

const branchPrefix = 'zeta/';

/** Finds out what a change of this file is made to. Throws `ZetaError` where none may be made here. */
export async function fileBase(
  tools: Pick<Tools, 'repository'>,
  { root, config, files }: Pick<Platform, 'root' | 'config' | 'files'>,
  { by, file, mode = config.api?.writes }: BaseWish,
): Promise<FileBase> {
  const repository = await tools.repository(root);
  if (mode === 'off')
    throw refused('writes-off', 'Files are not changed over this server.', repository, file);
  if (!repository?.head) {
    if (mode === 'branch' || mode === 'commit') throw noCommit();
    await refuseLinks(files, file);
    return { mode: 'files' };
  }
  if (repository.isSynced && mode !== 'branch') throw synced(repository, file);
  if (mode === 'files') {
    await refuseLinks(files, file);
    return { mode };
  }
  if (mode === 'commit') {
    await refuseLinks(files, file);
    if (repository.branch === null) throw detached();
    return { mode, repository, branch: repository.branch, head: repository.head };
  }
  const branch = branchOf(by.name, config.api?.branchPrefix ?? branchPrefix);
  if (branch === repository.branch) throw checkedOut(branch);
  const state = await repository.branchState(branch);
  const isOver = state === undefined || state.isMerged;
  const parent = isOver ? repository.head : state.tip;
  return {
    mode: 'branch',
    repository,
    branch,
    tip: state?.tip ?? null,
    parent,
    behind: isOver ? 0 : state.behind,
  };
}

/** The bytes that a change is made to; undefined: there is no such file. */
export async function readBase(
  { files }: Pick<Platform, 'files'>,
  base: FileBase,
  file: string,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  if (base.mode === 'branch') {
    const bytes = await base.repository.fileAt(base.parent, file);
    if (bytes && bytes.length > mostBytes) throw tooLarge(file, mostBytes);
    return bytes;
  }
  const read = await files.read(file, mostBytes);
  if (read.ok) return read.value;
  if (read.error === 'missing') return undefined;
  if (read.error === 'too-large') throw tooLarge(file, mostBytes);
  throw new ZetaError('file-unreadable', `${file} cannot be read.`, {
    hint: 'Look at it on the server: it is no file, or this user may not read it.',
  });
}

/** The folder that a change is made to, with what this city is made of. */
export async function baseFiles(
  { files }: Pick<Platform, 'files'>,
  base: FileBase,
  city: CityId,
): Promise<Files> {
  if (base.mode !== 'branch') return files;
  const paths = ['zeta.yaml', 'cities/_shared', `cities/${city}`];
  const committed = await base.repository.filesAt(base.parent, paths);
  if (committed) return committed;
  throw new ZetaError('git-unusable', `The commit ${base.parent} cannot be read.`);
}

/** Nothing is written through a link: it may lead anywhere. */
export async function refuseLinks(files: Files, file: string): Promise<void> {
  const parts = file.split('/');
  for (const [index, name] of parts.entries()) {
    const folder = parts.slice(0, index).join('/') || '.';
    const entry = (await files.list(posix.normalize(folder))).find((one) => one.name === name);
    if (!entry) return;
    const wanted = index === parts.length - 1 ? 'file' : 'directory';
    if (entry.kind === wanted) continue;
    throw new ZetaError(
      'not-a-file',
      `${parts.slice(0, index + 1).join('/')} is a link, or something else.`,
      {
        hint: 'Nothing is written through links: put the file itself there.',
      },
    );
  }
}

function refused(code: string, what: string, repository: Repository | undefined, file: string): NotWritable {
  const url = repository ? editUrl(repository.origin, repository.branch, repository.prefix + file) : null;
  const where = url ?? `${file} of the repository`;
  const hint = repository ? `Open a pull request: ${where}` : `Change ${file} in the platform folder.`;
  return new NotWritable(code, what, { hint, exit: exitCode.refused });
}

function synced(repository: Repository, file: string): NotWritable {
  const what = 'The cities of this server come from git, and are not changed beside it.';
  return refused('synced-from-git', what, repository, file);
}

function noCommit(): NotWritable {
  return new NotWritable('no-repository', 'There is no git repository here with a commit of these cities.', {
    hint: 'Commit cities/ first, or write files (`api: { writes: files }` in zeta.yaml).',
  });
}

function detached(): NotWritable {
  return new NotWritable('no-branch', 'No branch is checked out here, so that nothing can be committed.', {
    hint: 'Check one out (git switch main), or write to branches (`api: { writes: branch }`).',
  });
}

function checkedOut(branch: string): NotWritable {
  return new NotWritable('branch-in-use', `The branch ${branch} is checked out here.`, {
    hint: 'Check out another one (git switch main): what is checked out is not changed from outside.',
  });
}

function tooLarge(file: string, mostBytes: number): ZetaError {
  return new ZetaError('file-too-large', `${file} has more than ${Math.floor(mostBytes / 1024)} KB.`, {
    hint: 'Such a file is changed by hand.',
    exit: exitCode.usage,
  });
}
