import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { nameOfError } from '../runtime/accept.ts';
import type { SeenWebhook } from './alert-probes.ts';
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
  /** The cities that it serves; absent: all that are live. */
  readonly only?: readonly string[];
  /** What goes live when it is saved. */
  readonly watch?: 'prompts' | 'all' | 'off';
  /** What keeps cities from serving their live release as it is, by their ids. */
  readonly problems?: Readonly<Record<string, string>>;
  /** What keeps bots from answering, by the ids of their cities. */
  readonly bots?: Readonly<Record<string, string>>;
}

/** What changes while a process serves, and others are told. */
export interface ServingNews {
  readonly problems: () => ReadonlyMap<CityId, string>;
  readonly bots: () => ReadonlyMap<CityId, string>;
  readonly webhooks: () => Readonly<Record<string, SeenWebhook>>;
}

const file = 'serve.json';
/** Apart from the note, which would be written with each answer of Telegram. */
const webhooksFile = 'webhooks.json';
const mostBytes = 1024 * 1024;
const mostWebhookBytes = 16 * 1024 * 1024;

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
/** What Telegram says of webhooks, within so long: it is asked every few minutes. */
const keepWebhooksMs = 5000;

/** Writes what other processes are told, and again when it has changed, until the returned function is called. */
export async function keepNote(
  { timers, log }: Pick<ServeTools, 'timers' | 'log'>,
  platform: Platform,
  note: Omit<ServingNote, 'problems' | 'bots'>,
  news: ServingNews,
): Promise<() => Promise<void>> {
  const told = () => ({
    ...note,
    problems: Object.fromEntries(news.problems()),
    bots: Object.fromEntries(news.bots()),
  });
  const keep = (path: string, everyMs: number, value: () => object) => {
    let written = '';
    const write = async (): Promise<void> => {
      const text = `${JSON.stringify(value(), null, 2)}\n`;
      if (text === written) return;
      await platform.data.write(path, text);
      written = text;
    };
    let writing = Promise.resolve();
    const cancel = timers.every(everyMs, () => {
      writing = writing.then(write).catch((error: unknown) => {
        log.warn(`${path} could not be written`, { problem: nameOfError(error) });
      });
    });
    const stop = () => {
      cancel();
      return writing;
    };
    return { write, stop };
  };
  const [ofNote, ofWebhooks] = [keep(file, keepMs, told), keep(webhooksFile, keepWebhooksMs, news.webhooks)];
  await ofNote.write();
  return async () => {
    await Promise.all([ofNote.stop(), ofWebhooks.stop()]);
  };
}

/** What the serving process was told of webhooks last, by city; nothing where its file is torn or missing. */
export async function readWebhooks(platform: Platform): Promise<Readonly<Record<string, SeenWebhook>>> {
  // Written by keepNote.
  return ((await readJson(platform, webhooksFile, mostWebhookBytes)) ?? {}) as Readonly<
    Record<string, SeenWebhook>
  >;
}

/** Null for a note that is torn, foreign or missing. */
async function readNote(platform: Platform): Promise<ServingNote | null> {
  const note = await readJson(platform, file, mostBytes);
  const isNote = note && 'pid' in note && typeof note.pid === 'number';
  // Written by keepNote.
  return isNote ? (note as ServingNote) : null;
}

async function readJson({ data }: Platform, path: string, most: number): Promise<object | undefined> {
  const read = await data.read(path, most);
  if (!read.ok) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(read.value));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
