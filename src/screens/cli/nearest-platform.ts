import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The nearest folder with a zeta.yaml, from `start` (default: here) upwards; `start` itself where there is none. */
export function nearestPlatform(start: string = process.cwd()): string {
  const first = resolve(start);
  for (let folder = first; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'zeta.yaml'))) return folder;
    if (dirname(folder) === folder) return first;
  }
}
