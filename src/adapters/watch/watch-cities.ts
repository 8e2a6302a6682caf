import { type Watch, watchFiles } from './watch-files.ts';

/**
 * Tells which cities' files changed under `cities/`, once they are written completely; `_shared` when a layer under
 * all of them did. Paths are told one by one. What cannot be watched is told as a problem, by the system's code.
 */
export function watchCities(
  root: string,
  onChange: (change: { readonly folder: string; readonly path: string }) => void,
  onProblem: (code: string) => void,
): Promise<Watch> {
  const tell = (path: string) => {
    const folder = path.split('/')[1];
    if (folder) onChange({ folder, path });
  };
  return watchFiles(root, ['cities'], tell, onProblem);
}
