import { randomUUID } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { failed, ok, type Result } from '../../base/result.ts';
import type { DirectoryEntry, FileProblem, Files } from '../../ports/files.ts';

/** A folder of the local disk. */
export function nodeFiles(root: string): Files {
  const absolute = (path: string): string => {
    const full = resolve(root, path);
    if (full !== resolve(root) && !full.startsWith(resolve(root) + sep))
      throw new Error(`${path} leaves ${root}`);
    return full;
  };
  return {
    absolute,
    read: (path, maxBytes) => readWhole(absolute(path), maxBytes),
    list: (path) => listFolder(absolute(path)),
    exists: (path) =>
      access(absolute(path)).then(
        () => true,
        () => false,
      ),
    write: (path, content, mode) => writeWhole(absolute(path), content, mode),
    moveIntoPlace: async (from, to) => {
      await syncPath(absolute(from));
      await rename(absolute(from), absolute(to));
      await syncPath(dirname(absolute(to)));
    },
    draftOf: (path) => `${path}.${process.pid}.${randomUUID()}.draft`,
    remove: (path) => rm(absolute(path), { recursive: true, force: true }),
  };
}

/** O_NONBLOCK: opening a FIFO must not wait for its writer. */
async function readWhole(path: string, maxBytes: number): Promise<Result<Uint8Array, FileProblem>> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return failed('not-a-file');
      if (stat.size > maxBytes) return failed('too-large');
      return ok(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return failed(problemOf(error));
  }
}

function problemOf(error: unknown): FileProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'EACCES' || code === 'EPERM') return 'denied';
  if (code === 'EISDIR' || code === 'ENXIO') return 'not-a-file';
  return 'unreadable';
}

async function listFolder(path: string): Promise<readonly DirectoryEntry[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (problemOf(error) === 'missing') return [];
    throw error;
  }
}

function kindOf(entry: Dirent): DirectoryEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isSymbolicLink()) return 'link';
  return entry.isDirectory() ? 'directory' : 'other';
}

async function writeWhole(path: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = join(dirname(path), `.${randomUUID()}.draft`);
  const file = await open(draft, 'w', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncPath(dirname(path));
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some systems cannot sync a folder (Windows): the rename is then as durable as they make it.
    if (problemOf(error) !== 'denied') throw error;
  } finally {
    await handle.close();
  }
}
