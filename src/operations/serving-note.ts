import { ZetaError } from '../base/zeta-error.ts';
import type { Platform } from './platform.ts';

/** What a serving process says of itself beside its lock: the lock decides, this file tells. */
export interface ServingNote {
  readonly command: string;
  readonly pid: number;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly publicUrl: string;
  readonly privateUrl: string | null;
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

export async function writeServing(platform: Platform, note: ServingNote): Promise<void> {
  await platform.data.write(file, `${JSON.stringify(note, null, 2)}\n`);
}

/** Null for a note that is torn, foreign or missing. */
async function readNote(platform: Platform): Promise<ServingNote | null> {
  const read = await platform.data.read(file, 64 * 1024);
  if (!read.ok) return null;
  try {
    const note: unknown = JSON.parse(new TextDecoder().decode(read.value));
    const isNote = typeof note === 'object' && note !== null && 'pid' in note && typeof note.pid === 'number';
    // Written by writeServing.
    return isNote ? (note as ServingNote) : null;
  } catch {
    return null;
  }
}
