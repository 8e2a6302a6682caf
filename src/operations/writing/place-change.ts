import { ZetaError } from '../../base/zeta-error.ts';
import type { CommitAuthor, Repository } from '../../ports/repository.ts';
import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { authorName, branchOf } from './branch-name.ts';
import { etagOf } from './etag.ts';
import type { FileBase } from './file-base.ts';
import { noteWrite, strikeOutWrite, type WriteNote } from './journal.ts';
import type { Editor, OnWritten, WriteRecord } from './written.ts';

export interface Placing {
  readonly base: FileBase;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  readonly record: WriteRecord;
  readonly by: Editor;
  readonly title: string;
}

export interface Placed {
  readonly commit: string | null;
  /** Tells of it, and strikes it out. */
  settle(onWritten: OnWritten): Promise<void>;
}

/**
 * Puts a changed file where it belongs: the file here, a commit of a branch, or both. Undefined when the file or the branch is
 * no longer what was read; nothing is changed then.
 */
export async function placeChange(
  tools: Tools,
  platform: Platform,
  placing: Placing,
): Promise<Placed | undefined> {
  const { base, before, after, record } = placing;
  const etag = { before: etagOf(before), after: etagOf(after) };
  if (base.mode === 'commit') await refuseUncommitted(base.repository, record.file);
  const git = base.mode === 'files' ? null : await committed(base, placing);
  const note: WriteNote = { record: { ...record, commit: git?.commit ?? null }, etag, git };
  await noteWrite(platform, note);
  tools.reach('write:noted');
  const isPlaced = await carriedOut(tools, platform, placing, note);
  if (!isPlaced) {
    await strikeOutWrite(platform);
    return undefined;
  }
  return {
    commit: git?.commit ?? null,
    settle: async (onWritten) => {
      await onWritten(note.record);
      tools.reach('write:told');
      await strikeOutWrite(platform);
    },
  };
}

async function carriedOut(
  tools: Tools,
  platform: Platform,
  { base, before, after, record }: Placing,
  { git }: WriteNote,
): Promise<boolean> {
  const { file } = record;
  if (base.mode !== 'branch') {
    if (!(await replaceFile(platform, file, before, after))) return false;
    tools.reach('write:file-written');
  }
  if (base.mode === 'files' || !git) return true;
  if (!(await base.repository.moveBranch(git.branch, git.commit, git.from))) {
    // Somebody committed meanwhile: the file is put back, and all is tried again.
    if (base.mode === 'commit') await replaceFile(platform, file, after, before);
    return false;
  }
  tools.reach('write:committed');
  if (base.mode === 'commit') await refreshedIndex(tools, base.repository, file, git.commit);
  return true;
}

/** The file, written whole, unless it is no longer what was read. */
async function replaceFile(
  { files }: Platform,
  file: string,
  from: Uint8Array | undefined,
  to: Uint8Array | undefined,
): Promise<boolean> {
  const now = await files.read(file, Math.max(from?.length ?? 0, 1024 * 1024));
  const isSame = now.ok
    ? from !== undefined && Buffer.compare(now.value, from) === 0
    : from === undefined && now.error === 'missing';
  if (!isSame) return false;
  await (to === undefined ? files.remove(file) : files.write(file, to));
  return true;
}

async function committed(
  base: Exclude<FileBase, { mode: 'files' }>,
  { after, record, by, title }: Placing,
): Promise<NonNullable<WriteNote['git']>> {
  const author = authorOf(by, record.by.kind === 'cli' ? base.repository.userEmail : null);
  const message = `${record.city}: ${title}\n\nWritten by ZETA for ${author.name}.\n`;
  const [parent, from] = base.mode === 'commit' ? [base.head, base.head] : [base.parent, base.tip];
  const commit = await base.repository.makeCommit({
    ...{ parent, path: record.file, content: after, author, message, at: record.at },
    form: base.mode === 'commit' ? 'checked-out' : 'committed',
  });
  return { branch: base.branch, from, commit, author, message };
}

/** At a terminal it is whoever git knows there. */
function authorOf({ name, email: own }: Editor, known: string | null): CommitAuthor {
  const email = own ?? known ?? undefined;
  const given = email !== undefined && /^[^\s<>]{1,100}@[^\s<>]{1,100}$/.test(email) ? email : undefined;
  return { name: authorName(name), email: given ?? `${branchOf(name, '')}@zeta.invalid` };
}

/** What somebody else changed in the same file would go under this one's name. */
async function refuseUncommitted(repository: Repository, file: string): Promise<void> {
  if (await repository.isClean(file)) return;
  throw new ZetaError('not-committed', `${file} has changes here that are not committed.`, {
    hint: `Commit them on the server, or take them back: git checkout -- ${file}`,
  });
}

const mostLooks = 20;
const lookAgainMs = 100;

/** Another git has the index for a moment; one that keeps it is left alone, and sees the file as changed and staged back. */
export async function refreshedIndex(
  { pause }: Pick<Tools, 'pause'>,
  repository: Repository,
  file: string,
  commit: string,
): Promise<boolean> {
  for (let look = 1; look <= mostLooks; look += 1) {
    if (await repository.refreshIndex(file, commit)) return true;
    await pause(lookAgainMs);
  }
  return false;
}
