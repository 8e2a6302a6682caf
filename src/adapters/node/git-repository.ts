import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ZetaError } from '../../base/zeta-error.ts';
import type { BranchState, FileCommit, Repository } from '../../ports/repository.ts';
import { gitFiles } from './git-files.ts';
import { type GitInput, gitText, runGit } from './run-git.ts';

/** ZETA itself, as commits name it. */
const committer = { GIT_COMMITTER_NAME: 'ZETA', GIT_COMMITTER_EMAIL: 'zeta@zeta.invalid' };
const regularModes: ReadonlySet<string> = new Set(['100644', '100755']);

/**
 * The repository that a folder lies in; undefined outside git, and where git keeps nothing of the folder's `cities`. Throws
 * `ZetaError` where there is one and git does not work with it.
 */
export async function gitRepository(root: string): Promise<Repository | undefined> {
  const top = await gitText(root, ['rev-parse', '--show-toplevel']);
  if (top === undefined) return (await hasGitAbove(root)) ? unusable(root) : undefined;
  if ((await gitText(root, ['ls-files', '--', 'cities'])) === '') return undefined;
  const [folder = '', prefix = '', branch, head, origin, userEmail] = await Promise.all([
    gitText(root, ['rev-parse', '--absolute-git-dir']),
    gitText(root, ['rev-parse', '--show-prefix']),
    gitText(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    gitText(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
    gitText(root, ['config', '--get', 'remote.origin.url']),
    gitText(root, ['config', '--get', 'user.email']),
  ]);
  // `zeta-sync` leaves it there with its first run.
  const isSynced = await exists(join(folder, 'zeta-sync.lock'));
  const at = { top, prefix };
  return {
    branch: branch ?? null,
    head: head ?? null,
    origin: origin === undefined ? null : origin.replace(/(?<=:\/\/)[^/@]*@/, ''),
    userEmail: userEmail ?? null,
    isSynced,
    prefix,
    fileAt: (commit, path) => fileAt(at, commit, path),
    filesAt: (commit, paths) => gitFiles(top, prefix, commit, paths),
    branchState: (name) => branchState(at, name),
    makeCommit: (file) => makeCommit(at, file),
    moveBranch: async (name, to, from) => {
      const message = ['-m', 'zeta: a city was edited'];
      const move = ['update-ref', ...message, refOf(name), to, from ?? ''];
      return (await gitText(top, move)) !== undefined;
    },
    isClean: (path) => isClean(at, path),
    refreshIndex: async (path, commit) => {
      const entry = await entryAt(at, commit, path);
      const info = `${entry?.mode ?? '100644'},${entry?.blob ?? ''},${prefix}${path}`;
      return (await gitText(top, ['update-index', '--add', '--cacheinfo', info])) !== undefined;
    },
  };
}

interface At {
  readonly top: string;
  readonly prefix: string;
}

function refOf(branch: string): string {
  return `refs/heads/${branch}`;
}

interface Entry {
  readonly mode: string;
  readonly blob: string;
}

/** Throws `ZetaError` where the file, or a folder on the way to it, is a link or a repository of its own. */
async function entryAt({ top, prefix }: At, commit: string, path: string): Promise<Entry | undefined> {
  const parts = `${prefix}${path}`.split('/');
  const ways = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  const listed = (await gitText(top, ['ls-tree', '-z', '--full-tree', commit, '--', ...ways])) ?? '';
  const entries = new Map<string, Entry>();
  for (const line of listed.split('\0')) {
    const [, mode = '', blob = '', name = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    entries.set(name, { mode, blob });
  }
  for (const [index, way] of ways.entries()) {
    const mode = entries.get(way)?.mode;
    const isFile = index === ways.length - 1;
    const isRight = mode === undefined || (isFile ? regularModes.has(mode) : mode === '040000');
    if (!isRight) throw isLink(way);
  }
  return entries.get(`${prefix}${path}`);
}

async function fileAt(at: At, commit: string, path: string): Promise<Uint8Array | undefined> {
  const entry = await entryAt(at, commit, path);
  if (!entry) return undefined;
  const { code, bytes } = await runGit(at.top, ['cat-file', 'blob', entry.blob]);
  return code === 0 ? bytes : unusable(at.top);
}

async function branchState({ top }: At, branch: string): Promise<BranchState | undefined> {
  const tip = await gitText(top, ['rev-parse', '--verify', '--quiet', `${refOf(branch)}^{commit}`]);
  if (tip === undefined) return undefined;
  const behind = Number((await gitText(top, ['rev-list', '--count', `${tip}..HEAD`])) ?? 0);
  return { tip, behind, isMerged: await isMerged(top, tip) };
}

/** By a merge, or by one commit that has all that the branch changed. */
async function isMerged(top: string, tip: string): Promise<boolean> {
  const { code } = await runGit(top, ['merge-base', '--is-ancestor', tip, 'HEAD']);
  if (code === 0) return true;
  const base = await gitText(top, ['merge-base', tip, 'HEAD']);
  if (base === undefined) return false;
  const changed = await gitText(top, ['diff-tree', '-r', '-z', '--name-only', '--no-renames', base, tip]);
  const paths = (changed ?? '').split('\0').filter((path) => path !== '');
  if (paths.length === 0 || paths.length > 1000) return paths.length === 0;
  const left = await gitText(top, [
    'diff-tree',
    '-r',
    '--name-only',
    '--no-renames',
    'HEAD',
    tip,
    '--',
    ...paths,
  ]);
  return left === '';
}

/** Plumbing alone: an index of its own, and no work tree. */
async function makeCommit(at: At, file: FileCommit): Promise<string> {
  const { top, prefix } = at;
  const path = `${prefix}${file.path}`;
  await refuseFilter(top, path);
  const mode = (await entryAt(at, file.parent, file.path))?.mode ?? '100644';
  const form = file.form === 'committed' ? ['--no-filters'] : ['--path', path];
  const folder = await mkdtemp(join(tmpdir(), 'zeta-index-'));
  try {
    const git = (args: readonly string[], input: GitInput = {}) => made(top, args, folder, input);
    const blob = await git(['hash-object', '-w', '--stdin', ...form], { stdin: file.content });
    await git(['read-tree', file.parent]);
    await git(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`]);
    const tree = await git(['write-tree']);
    const date = `${Math.floor(file.at / 1000)} +0000`;
    const author = { GIT_AUTHOR_NAME: file.author.name, GIT_AUTHOR_EMAIL: file.author.email };
    const env = { ...committer, ...author, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return await git(['commit-tree', tree, '-p', file.parent, '-F', '-'], { stdin: file.message, env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function made(
  top: string,
  args: readonly string[],
  folder: string,
  { stdin, env = {} }: GitInput,
): Promise<string> {
  const index = { GIT_INDEX_FILE: join(folder, 'index') };
  const said = await gitText(top, args, { ...(stdin !== undefined && { stdin }), env: { ...index, ...env } });
  return said ?? unusable(top);
}

/** By the bytes of the file: the index believes times, and is not refreshed by a look. */
async function isClean(at: At, path: string): Promise<boolean> {
  const { top, prefix } = at;
  const full = `${prefix}${path}`;
  await refuseFilter(top, full);
  const staged = await gitText(top, ['diff-index', '--cached', '--name-only', 'HEAD', '--', full]);
  if (staged !== '') return false;
  const entry = await entryAt(at, 'HEAD', path);
  const isThere = await exists(join(top, full));
  if (!entry || !isThere) return !entry && !isThere;
  const here = await gitText(top, ['hash-object', '--', full]);
  return here === entry.blob;
}

/** A filter is a program that the repository names. */
async function refuseFilter(top: string, path: string): Promise<void> {
  const told = await gitText(top, ['check-attr', '-z', 'filter', '--', path]);
  const filter = told?.split('\0')[2] ?? 'unspecified';
  if (filter !== 'unspecified' && filter !== 'unset') throw filtered(path, filter);
}

async function hasGitAbove(root: string): Promise<boolean> {
  for (let folder = root; ; folder = dirname(folder)) {
    if (await exists(join(folder, '.git'))) return true;
    if (folder === dirname(folder)) return false;
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function unusable(folder: string): never {
  throw new ZetaError('git-unusable', `Git does not work in ${folder}.`, {
    hint: 'Run `git status` there as the user that ZETA runs as: it says why.',
  });
}

function isLink(path: string): ZetaError {
  return new ZetaError('not-a-file', `${path} is a link, and nothing is written through links.`, {
    hint: 'Put the file itself there.',
  });
}

function filtered(path: string, filter: string): ZetaError {
  return new ZetaError('git-filter', `${path} is kept by git through the filter "${filter}".`, {
    hint: 'Edit it in a checkout, where that filter is set up.',
  });
}
