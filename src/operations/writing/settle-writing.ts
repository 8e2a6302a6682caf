import type { Repository } from '../../ports/repository.ts';
import { changingFolder } from '../folder-lock.ts';
import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { auditing } from './audit-writes.ts';
import { etagOf, noFile } from './etag.ts';
import { notedWrite, strikeOutWrite, type WriteNote } from './journal.ts';
import { refreshedIndex } from './place-change.ts';
import type { OnWritten, WriteRecord } from './written.ts';

const mostBytes = 64 * 1024 * 1024;
const mostWaitMs = 10_000;

/**
 * Completes a change that a kill cut off: one whose file or branch has it by now is told, committed where it was to be, and
 * struck out; one that had changed nothing yet is struck out. To be called while nobody else writes.
 */
export async function settleWriting(
  tools: Pick<Tools, 'repository' | 'clock' | 'pause'>,
  platform: Platform,
  onWritten: OnWritten,
): Promise<void> {
  const note = await notedWrite(platform);
  if (!note) return;
  const done = await completed(tools, platform, note);
  if (done) await onWritten(done);
  await strikeOutWrite(platform);
}

/** The same at the start of a server, which writes it down. */
export async function settleKilledWriting(
  tools: Pick<Tools, 'repository' | 'clock' | 'pause'>,
  platform: Platform,
): Promise<void> {
  if (!(await notedWrite(platform))) return;
  await auditing(platform, (onWritten) =>
    changingFolder(tools, platform, mostWaitMs, () => settleWriting(tools, platform, onWritten)),
  );
}

/** Undefined: nothing of it was done, or somebody has changed the file since. */
async function completed(
  tools: Pick<Tools, 'repository' | 'clock' | 'pause'>,
  platform: Platform,
  note: WriteNote,
): Promise<WriteRecord | undefined> {
  const { record, git } = note;
  const isBranch = record.mode === 'branch';
  if (!isBranch && (await etagHere(platform, record.file)) !== note.etag.after) return undefined;
  if (!git) return record;
  const repository = await tools.repository(platform.root);
  if (!repository) return undefined;
  if (isBranch) return (await repository.branchState(git.branch))?.tip === git.commit ? record : undefined;
  const commit = await broughtIn(tools, platform, repository, note);
  if (commit === undefined) return undefined;
  await refreshedIndex(tools, repository, record.file, commit);
  return { ...record, commit };
}

/** The commit that has the file as it is here: ours, one of somebody who committed it meanwhile, or a new one upon theirs. */
async function broughtIn(
  { clock }: Pick<Tools, 'clock'>,
  platform: Platform,
  repository: Repository,
  { record, etag, git }: WriteNote,
): Promise<string | undefined> {
  const { head, branch } = repository;
  if (!git || head === null || branch !== git.branch) return undefined;
  if (head === git.commit) return head;
  if (head === git.from)
    return (await repository.moveBranch(branch, git.commit, head)) ? git.commit : undefined;
  const read = await platform.files.read(record.file, mostBytes);
  if (!read.ok) return undefined;
  const theirs = etagOf(await repository.fileAt(head, record.file));
  if (theirs === etag.after) return head;
  if (theirs !== etag.before) return undefined;
  const commit = await repository.makeCommit({
    ...{ parent: head, path: record.file, content: read.value, author: git.author, message: git.message },
    ...{ at: clock.now(), form: 'checked-out' },
  });
  return (await repository.moveBranch(branch, commit, head)) ? commit : undefined;
}

async function etagHere({ files }: Platform, file: string): Promise<string> {
  const read = await files.read(file, mostBytes);
  return read.ok ? etagOf(read.value) : noFile;
}
