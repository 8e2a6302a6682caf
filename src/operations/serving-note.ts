import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { nameOfError } from '../runtime/accept.ts';
import type { Platform } from './platform.ts';
import type { ServeTools } from './tools.ts';

/** What a serving process says of itself beside its lock: the lock decides, this file tells. */
export interface ServingNote {
  readonly command: string;
  readonly pid: number;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly publicUrl: string;
  readonly privateUrl: string | null;
  /** Target `dev`: where its emulated servers are. The CRM's address is a webhook; it opens nothing but this emulation. */
  readonly emulators?: { readonly telegram: string; readonly crm: string };
  /** What keeps cities from serving their live release as it is, by their ids. */
  readonly problems?: Readonly<Record<string, string>>;
}

const file = 'serve.json';

/** Whether a process serves this target now, and what it says of itself. */
export async function readServing(
  platform: Platform,
): Promise<{ readonly isServed: boolean; readonly note: ServingNote | null }> {
  const { isLocked } = await import('../store/lock.ts');
  const hasLock = await platform.data.exists('serve.lock');
  const isServed = hasLock && isLocked(platform.data.absolute('serve.lock'));
  return { isServed, note: isServed ? await readNote(platform) : null };
}

/** Takes the target for this process until `release`. Throws `ZetaError` when another process has it. */
export async function takeServing(platform: Platform): Promise<{ release(): void }> {
  const { takeLock } = await import('../store/lock.ts');
  const lock = takeLock(platform.data.absolute('serve.lock'));
  if (lock) return lock;
  const other = await readNote(platform);
  const who = other ? `${other.command} (process ${other.pid})` : 'another process';
  throw new ZetaError('already-serving', `${who} already serves ${platform.dataRoot}.`, {
    hint: 'Stop it, or serve another data folder with --data.',
  });
}

/** Problems are told to other processes within so long. */
const keepMs = 1000;

/** Writes the note, and again when the cities' problems have changed, until the returned function is called. */
export async function keepNote(
  { timers, log }: Pick<ServeTools, 'timers' | 'log'>,
  platform: Platform,
  note: Omit<ServingNote, 'problems'>,
  problems: () => ReadonlyMap<CityId, string>,
): Promise<() => Promise<void>> {
  let written = '';
  const write = async (): Promise<void> => {
    const text = `${JSON.stringify({ ...note, problems: Object.fromEntries(problems()) }, null, 2)}\n`;
    if (text === written) return;
    await platform.data.write(file, text);
    written = text;
  };
  await write();
  let writing = Promise.resolve();
  const cancel = timers.every(keepMs, () => {
    writing = writing.then(write).catch((error: unknown) => {
      log.warn('serve.json could not be written', { problem: nameOfError(error) });
    });
  });
  return () => {
    cancel();
    return writing;
  };
}

/** Null for a note that is torn, foreign or missing. */
async function readNote(platform: Platform): Promise<ServingNote | null> {
  const read = await platform.data.read(file, 1024 * 1024);
  if (!read.ok) return null;
  try {
    const note: unknown = JSON.parse(new TextDecoder().decode(read.value));
    const isNote = typeof note === 'object' && note !== null && 'pid' in note && typeof note.pid === 'number';
    // Written by keepNote.
    return isNote ? (note as ServingNote) : null;
  } catch {
    return null;
  }
}
