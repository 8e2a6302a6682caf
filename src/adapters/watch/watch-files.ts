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
 * Tells which files under `paths` of a folder changed, came or went, once they are written completely: one by one, as
 * `cities/almaty/city.yaml`. Editors' drafts are left out. A path need not exist yet. What cannot be watched is told as
 * a problem, by the system's code. Resolves when changes are seen.
 */
export async function watchFiles(
  root: string,
  paths: readonly string[],
  onChange: (path: string) => void,
  onProblem: (code: string) => void,
): Promise<Watch> {
  const settling = new Map<string, object>();
  const watcher = watch(
    paths.map((path) => join(root, path)),
    { ignoreInitial: true, ignored: (path) => isHidden(relative(root, path)) },
  );
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
      onChange(relative(root, path).split(sep).join('/'));
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
