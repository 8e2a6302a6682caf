import { posix } from 'node:path';
import { nearest } from '../base/nearest.ts';
import type { Files } from '../ports/files.ts';

/** The name of the file that was likely meant by a path where there is none: of another case or ending, or with a slip. */
export async function similarFile(files: Files, path: string): Promise<string | undefined> {
  const entries = await files.list(posix.dirname(path));
  const names = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
  const wanted = posix.basename(path);
  return names.find((name) => plainName(name) === plainName(wanted)) ?? nearest(wanted, names);
}

/** As it was meant by whoever wrote City.yaml, city.yml or city.yaml.txt. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.txt$/, '')
    .replace(/\.yml$/, '.yaml');
}
