import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Trouble } from '../runtime/troubles.ts';
import type { Store } from '../store/store.ts';
import type { Platform } from './platform.ts';

/** In the data folder: where the last backup of it is, and when it was made. */
export interface BackupNote {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly path: string;
}

const file = 'backup.json';
const mostBytes = 64 * 1024;
const hourMs = 3600_000;
/** A night, and one that was missed. */
const mostHours = 48;

export async function writeBackupNote(data: Files, note: BackupNote): Promise<void> {
  await data.write(file, `${JSON.stringify(note, null, 2)}\n`);
}

/** Undefined where there was none, or the note is torn. */
export async function readBackupNote(data: Files): Promise<BackupNote | undefined> {
  const read = await data.read(file, mostBytes);
  if (!read.ok) return undefined;
  try {
    const note = JSON.parse(new TextDecoder().decode(read.value)) as Partial<BackupNote>;
    return typeof note.at === 'number' && typeof note.path === 'string'
      ? { at: note.at, path: note.path }
      : undefined;
  } catch {
    return undefined;
  }
}

interface ProbeDeps {
  readonly platform: Platform;
  readonly store: Pick<Store, 'liveReleases' | 'releases'>;
  readonly clock: Clock;
}

/**
 * Whether a backup is due: the last one is two days old, or the shop has been live for two days without any. The detail is how
 * many hours, by half days, so that it is not another trouble each minute. What is emulated needs none.
 */
export function backupProbe({ platform, store, clock }: ProbeDeps): () => Promise<readonly Trouble[]> {
  let firstLive: number | undefined;
  return async () => {
    if (platform.target === 'dev') return [];
    firstLive ??= await firstReleaseAt(store);
    const since = (await readBackupNote(platform.data))?.at ?? firstLive;
    const hours = since === undefined ? 0 : (clock.now() - since) / hourMs;
    return hours < mostHours ? [] : [{ about: '', detail: String(Math.floor(hours / 12) * 12) }];
  };
}

async function firstReleaseAt(store: ProbeDeps['store']): Promise<number | undefined> {
  const [live] = await store.liveReleases();
  const releases = live ? await store.releases(live.city) : [];
  return releases.length === 0 ? undefined : Math.min(...releases.map(({ at }) => at));
}
