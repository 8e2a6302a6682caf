import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';

/** A file counts as written when two looks this far apart see the same size and time: editors write in pieces. */
const settleMs = 30;
/** Tables are copied for longer. */
const settleTableMs = 500;

export interface Watch {
  close(): Promise<void>;
}

/**
 * Tells which cities' files changed under `cities/`, once they are written completely; `_shared` when a layer under
 * all of them did. Paths are told one by one. What cannot be watched is told as a problem, by the system's code.
 */
export async function watchCities(
  root: string,
  onChange: (change: { readonly folder: string; readonly path: string }) => void,
  onProblem: (code: string) => void,
): Promise<Watch> {
  const folder = join(root, 'cities');
  const settling = new Map<string, object>();
  const watcher = watch(folder, { ignoreInitial: true, ignored: isHidden });
  // A link that leads to itself, a folder without rights, too many watches: the rest is watched on.
  watcher.on('error', (error) => {
    onProblem(error instanceof Error && 'code' in error ? String(error.code) : 'unknown');
  });
  watcher.on('all', (_event, path) => {
    const mark = {};
    settling.set(path, mark);
    void settled(path).then(() => {
      // A later event of the same file tells it instead.
      if (settling.get(path) !== mark) return;
      settling.delete(path);
      const parts = relative(folder, path).split(sep);
      if (parts[0]) onChange({ folder: parts[0], path: ['cities', ...parts].join('/') });
    });
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return { close: () => watcher.close() };
}

/** Editors' drafts and swap files. */
function isHidden(path: string): boolean {
  return /(^|[\\/])\.[^\\/]+$|~$|\.sw[px]$/.test(path);
}

async function settled(path: string): Promise<void> {
  const waitMs = /\.(ya?ml)$/.test(path) ? settleMs : settleTableMs;
  for (let before = await stampOf(path); ; ) {
    await new Promise((resume) => setTimeout(resume, waitMs).unref());
    const now = await stampOf(path);
    if (now === before) return;
    before = now;
  }
}

async function stampOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found ? `${found.size} ${found.mtimeMs}` : 'gone';
}
