import { randomUUID } from 'node:crypto';
import { type BigIntStats, constants, type Dirent } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { failed, ok, type Result } from '../../base/result.ts';
import type { DirectoryEntry, FileParts, FileProblem, Files } from '../../ports/files.ts';

/** A folder of the local disk. */
export function nodeFiles(root: string): Files {
  const absolute = (path: string): string => {
    const full = resolve(root, path);
    const way = relative(root, full);
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
      throw new Error(`${path} leaves ${root}`);
    return full;
  };
  return {
    absolute,
    read: (path, maxBytes) => readWhole(absolute(path), maxBytes),
    readPieces: (path, maxBytes, take) => readPieces(absolute(path), maxBytes, take),
    readParts: (path, maxBytes, use) => readParts(absolute(path), maxBytes, use),
    list: (path) => listFolder(absolute(path)),
    exists: (path) =>
      access(absolute(path)).then(
        () => true,
        () => false,
      ),
    write: (path, content, mode) => writeWhole(absolute(path), content, mode),
    writePieces: (path, pieces) => writeWhole(absolute(path), pieces),
    moveIntoPlace: async (from, to) => {
      await syncPath(absolute(from));
      await rename(absolute(from), absolute(to));
      await syncPath(dirname(absolute(to)));
    },
    draftOf: (path) => `${path}.${process.pid}.${randomUUID()}.draft`,
    remove: (path) => rm(absolute(path), { recursive: true, force: true }),
  };
}

function readWhole(path: string, maxBytes: number): Promise<Result<Uint8Array, FileProblem>> {
  return withFile(path, maxBytes, async (file) => ok(await file.readFile()));
}

const pieceBytes = 256 * 1024;

function readPieces(
  path: string,
  maxBytes: number,
  take: (piece: Uint8Array) => boolean | Promise<boolean>,
): Promise<Result<void, FileProblem>> {
  return withFile(path, maxBytes, async (file) => {
    const before = await file.stat({ bigint: true });
    let bytes = 0;
    for (;;) {
      // A buffer of its own for each piece: whoever takes one may keep it. One byte more than there should be tells growth.
      const room = Math.min(pieceBytes, Number(before.size) - bytes + 1);
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(room));
      if (bytesRead === 0) break;
      bytes += bytesRead;
      // Whoever goes on writing is not waited for.
      if (bytes > before.size) return failed('changed');
      if (!(await take(buffer.subarray(0, bytesRead)))) return ok(undefined);
    }
    const isSame = before.size === BigInt(bytes) && (await isUnchanged(path, file, before));
    return isSame ? ok(undefined) : failed('changed');
  });
}

function readParts<T>(
  path: string,
  maxBytes: number,
  use: (parts: FileParts) => Promise<T>,
): Promise<Result<T, FileProblem>> {
  return withFile(path, maxBytes, async (file) => {
    const before = await file.stat({ bigint: true });
    const read = async (position: number, length: number): Promise<Uint8Array> => {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    const result = await use({ size: Number(before.size), read });
    return (await isUnchanged(path, file, before)) ? ok(result) : failed('changed');
  });
}

/** Editors replace a file by renaming: then the path is another file by now. */
async function isUnchanged(path: string, file: FileHandle, before: BigIntStats): Promise<boolean> {
  return (
    isVersion(before, await file.stat({ bigint: true })) &&
    (await stat(path, { bigint: true })).ino === before.ino
  );
}

function isVersion(before: BigIntStats, after: BigIntStats): boolean {
  return before.size === after.size && before.mtimeNs === after.mtimeNs;
}

/** O_NONBLOCK: opening a FIFO must not wait for its writer. */
async function withFile<T>(
  path: string,
  maxBytes: number,
  use: (file: FileHandle) => Promise<Result<T, FileProblem>>,
): Promise<Result<T, FileProblem>> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return failed('not-a-file');
      if (stats.size > maxBytes) return failed('too-large');
      return await use(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    // What `use` throws is not the file's problem.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
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

async function writeWhole(
  path: string,
  content: Parameters<typeof writeFile>[1],
  mode = 0o644,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = join(dirname(path), `.${randomUUID()}.draft`);
  const file = await open(draft, 'w', mode);
  try {
    await writeFile(file, content);
    await file.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
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
