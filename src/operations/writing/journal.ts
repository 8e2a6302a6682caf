import type { Platform } from '../platform.ts';
import type { WriteRecord } from './written.ts';

/**
 * A change that is under way. It is noted before anything is changed, and struck out when all is done: whoever comes after a
 * kill completes it, or sees that nothing of it was done.
 */
export interface WriteNote {
  readonly record: WriteRecord;
  /** Of the file before and after. */
  readonly etag: { readonly before: string; readonly after: string };
  /** What a commit of it is made of; null: there is none. */
  readonly git: {
    readonly branch: string;
    /** Where the branch was; null: it was not there. */
    readonly from: string | null;
    readonly commit: string;
    readonly author: { readonly name: string; readonly email: string };
    readonly message: string;
  } | null;
}

/** Beside the lock: the cities of a folder are those of all its targets. */
const journal = '.zeta/writing.json';
/** Both versions of a catalog's rows may be in it. */
const mostBytes = 64 * 1024 * 1024;

export async function noteWrite({ files }: Platform, note: WriteNote): Promise<void> {
  await files.write(journal, JSON.stringify(note));
}

export async function strikeOutWrite({ files }: Platform): Promise<void> {
  await files.remove(journal);
}

export async function notedWrite({ files }: Platform): Promise<WriteNote | undefined> {
  const read = await files.read(journal, mostBytes);
  // Written by noteWrite, whole or not at all.
  return read.ok ? (JSON.parse(new TextDecoder().decode(read.value)) as WriteNote) : undefined;
}
