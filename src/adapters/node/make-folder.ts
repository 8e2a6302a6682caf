import { promises, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A folder and those above it, where they are not there. Node's own `recursive` asks for ever where the folder above is
 * there and nothing can be made in it, as in /proc.
 */
export async function makeFolder(path: string): Promise<void> {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above);
  try {
    await promises.mkdir(path);
  } catch (error) {
    // Somebody else was quicker.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
