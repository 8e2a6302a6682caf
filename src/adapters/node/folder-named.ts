import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** The absolute path of a folder, as somebody names it where this process runs; undefined when there is none. */
export async function folderNamed(name: string): Promise<string | undefined> {
  const path = resolve(name);
  try {
    return (await stat(path)).isDirectory() ? path : undefined;
  } catch {
    return undefined;
  }
}
