import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { Bursts } from './bursts.ts';
import { Fingerprints, fingerprintOf } from './fingerprints.ts';

/** A file counts as written when two looks this far apart see the same size and time: editors write in pieces. */
const settleMs = 30;
/** Tables are copied for longer. */
const settleTableMs = 500;

export interface Watch {
  close(): Promise<void>;
}

/** Where the system tells of changes, by absolute path. Resolves when it does. */
export type FileEvents = (
  paths: readonly string[],
  isIgnored: (path: string) => boolean,
  onEvent: (path: string) => void,
  onProblem: (code: string) => void,
) => Promise<Watch>;

/** For tests: another source of events, and a shorter pause between looks at the files. */
export interface WatchOptions {
  readonly events?: FileEvents;
  readonly pauseMs?: number;
}

/**
 * Tells which files under `paths` of a folder changed, came or went, once they are written completely: one by one, as
 * `cities/almaty/city.yaml`. Editors' drafts are left out. A path need not exist yet. What cannot be watched is told as
 * a problem, by the system's code. Where the system tells of no changes, they are seen within a few seconds. Of many files that
 * change together, all are told when the last of them is written. Resolves when changes are seen.
 */
export async function watchFiles(
  root: string,
  paths: readonly string[],
  onChange: (path: string) => void,
  onProblem: (code: string) => void,
  { events = systemEvents, pauseMs }: WatchOptions = {},
): Promise<Watch> {
  const watched = paths.map((path) => join(root, path));
  const isIgnored = (path: string) => isHidden(relative(root, path));
  const settling = new Map<string, object>();
  const bursts = new Bursts(onChange);
  const touched = (path: string) => {
    const mark = {};
    settling.set(path, mark);
    void settled(path).then((fingerprint) => {
      // A later event of the same file tells it instead.
      if (settling.get(path) !== mark) return;
      settling.delete(path);
      fingerprints.know(path, fingerprint);
      bursts.settled(relative(root, path).split(sep).join('/'), settling.size);
    });
    bursts.touched(settling.size);
  };
  const fingerprints = new Fingerprints({
    paths: watched,
    isIgnored,
    // Whoever was quicker settles it.
    onDifference: (path) => {
      if (!settling.has(path)) touched(path);
    },
    ...(pauseMs !== undefined && { pauseMs }),
  });
  const watcher = await events(watched, isIgnored, touched, onProblem);
  await fingerprints.start();
  return {
    close: async () => {
      fingerprints.close();
      await watcher.close();
    },
  };
}

const systemEvents: FileEvents = async (paths, isIgnored, onEvent, onProblem) => {
  const watcher = watch([...paths], { ignoreInitial: true, ignored: isIgnored });
  // A link that leads to itself, a folder without rights, too many watches: the rest is watched on.
  watcher.on('error', (error) => {
    onProblem(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
  });
  watcher.on('all', (_event, path) => onEvent(path));
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return { close: () => watcher.close() };
};

/** Editors' drafts and swap files. */
function isHidden(path: string): boolean {
  return /(^|[\\/])\.[^\\/]+$|~$|\.sw[px]$/.test(path);
}

async function settled(path: string): Promise<string> {
  const waitMs = /\.(ya?ml)$/.test(path) ? settleMs : settleTableMs;
  for (let before = await fingerprintOf(path); ; ) {
    await new Promise((resume) => setTimeout(resume, waitMs).unref());
    const now = await fingerprintOf(path);
    if (now === before) return now;
    before = now;
  }
}
