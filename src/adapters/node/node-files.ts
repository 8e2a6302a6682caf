import { randomUUID } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  constants,
  type Dirent,
  existsSync,
  fstatSync,
  openSync,
  promises,
  readdirSync,
  readFile,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { failed, ok, type Result } from '../../base/result.ts';
import type { DirectoryEntry, FileParts, FileProblem, Files, SizedStamp } from '../../ports/files.ts';
import { makeFolder } from './make-folder.ts';

/**
 * A folder of the local disk. What is short is done while everybody waits, since handing a call to a thread costs
 * many times as much as looking into a folder or reading a small file, and a thousand cities are thousands of calls.
 */
export function nodeFiles(root: string): Files {
  const base = resolve(root);
  const absolute = (path: string): string => {
    const full = resolve(base, path);
    const way = relative(base, full);
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
      throw new Error(`${path} leaves ${root}`);
    return full;
  };
  return {
    absolute,
    read: (path, maxBytes) => readWhole(absolute(path), maxBytes),
    readPieces: (path, maxBytes, take) => readPieces(absolute(path), maxBytes, take),
    readParts: (path, maxBytes, use) => readParts(absolute(path), maxBytes, use),
    list: async (path) => listFolder(absolute(path)),
    exists: async (path) => existsSync(absolute(path)),
    stamp: (path) => stampOf(absolute(path)),
    write: (path, content, mode) => writeWhole(absolute(path), content, mode),
    writePieces: (path, pieces) => writeWhole(absolute(path), pieces),
    moveIntoPlace: async (from, to) => {
      await syncPath(absolute(from));
      await promises.rename(absolute(from), absolute(to));
      await syncPath(dirname(absolute(to)));
    },
    copy: async (from, to) => {
      await promises.copyFile(absolute(from), absolute(to), constants.COPYFILE_FICLONE);
      // Of a file that may not be written to, the copy may.
      const { mode } = await promises.stat(absolute(to));
      await promises.chmod(absolute(to), mode | 0o200);
    },
    draftOf: (path) => `${path}.${draftName()}`,
    remove: (path) => promises.rm(absolute(path), { recursive: true, force: true }),
    dropDrafts: (folder) => dropDrafts(absolute(folder)),
  };
}

/** Larger files are read beside the event loop, or let it turn after so many bytes. */
const pieceBytes = 256 * 1024;
const readLarge = promisify(readFile);

function readWhole(path: string, maxBytes: number): Promise<Result<Uint8Array, FileProblem>> {
  return withFile(path, maxBytes, async (file, { size }) =>
    ok(size <= pieceBytes ? readFileSync(file) : await readLarge(file)),
  );
}

function readPieces(
  path: string,
  maxBytes: number,
  take: (piece: Uint8Array) => boolean | Promise<boolean>,
): Promise<Result<void, FileProblem>> {
  return withFile(path, maxBytes, async (file, before) => {
    const size = Number(before.size);
    let bytes = 0;
    for (;;) {
      // A buffer of its own for each piece: whoever takes one may keep it. One byte more than there should be tells growth.
      const piece = Buffer.allocUnsafeSlow(Math.min(pieceBytes, size - bytes + 1));
      const bytesRead = readSync(file, piece);
      if (bytesRead === 0) break;
      bytes += bytesRead;
      // Whoever goes on writing is not waited for.
      if (bytes > size) return failed('changed');
      if (!(await take(piece.subarray(0, bytesRead)))) return ok(undefined);
      await nextTurn();
    }
    const isSame = size === bytes && isUnchanged(path, file, before);
    return isSame ? ok(undefined) : failed('changed');
  });
}

function readParts<T>(
  path: string,
  maxBytes: number,
  use: (parts: FileParts) => Promise<T>,
): Promise<Result<T, FileProblem>> {
  return withFile(path, maxBytes, async (file, before) => {
    const read = async (position: number, length: number): Promise<Uint8Array> => {
      const part = Buffer.allocUnsafeSlow(length);
      return part.subarray(0, readSync(file, part, 0, length, position));
    };
    const result = await use({ size: Number(before.size), read });
    return isUnchanged(path, file, before) ? ok(result) : failed('changed');
  });
}

/** Editors replace a file by renaming: then the path is another file by now. */
function isUnchanged(path: string, file: number, before: BigIntStats): boolean {
  return (
    isVersion(before, fstatSync(file, { bigint: true })) &&
    statSync(path, { bigint: true }).ino === before.ino
  );
}

function stampOf(path: string): SizedStamp | undefined {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (!stats?.isFile()) return undefined;
    const { dev, ino, size, mtimeNs } = stats;
    return { file: `${dev}:${ino}`, version: `${dev}:${ino}:${size}:${mtimeNs}`, bytes: Number(size) };
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return undefined;
  }
}

function isVersion(before: BigIntStats, after: BigIntStats): boolean {
  return before.size === after.size && before.mtimeNs === after.mtimeNs;
}

/** O_NONBLOCK: opening a FIFO must not wait for its writer. */
async function withFile<T>(
  path: string,
  maxBytes: number,
  use: (file: number, stats: BigIntStats) => Promise<Result<T, FileProblem>>,
): Promise<Result<T, FileProblem>> {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(file, { bigint: true });
      if (!stats.isFile()) return failed('not-a-file');
      if (stats.size > maxBytes) return failed('too-large');
      return await use(file, stats);
    } finally {
      closeSync(file);
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

function listFolder(path: string): readonly DirectoryEntry[] {
  try {
    return readdirSync(path, { withFileTypes: true })
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
  content: Parameters<typeof promises.writeFile>[1],
  mode = 0o644,
): Promise<void> {
  await makeFolder(dirname(path));
  const draft = join(dirname(path), `.${draftName()}`);
  const file = await promises.open(draft, 'w', mode).catch((error: unknown) => {
    // Whoever is told of it knows the file, and not its draft.
    throw error instanceof Error && 'path' in error ? Object.assign(error, { path }) : error;
  });
  try {
    await promises.writeFile(file, content);
    await file.sync();
  } catch (error) {
    await promises.rm(draft, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await promises.rename(draft, path);
  await syncPath(dirname(path));
}

/** Says whose it is: what a killed process was building is nobody's. */
function draftName(): string {
  return `${process.pid}.${randomUUID()}.draft`;
}

/** A database that is built under a draft's name has its journal beside it. */
const draftPattern = /\.(\d+)\.[0-9a-f-]{36}\.draft(?:-(?:journal|wal|shm))?$/;

async function dropDrafts(folder: string): Promise<void> {
  for (const { name } of listFolder(folder)) {
    const [, pid] = draftPattern.exec(name) ?? [];
    if (pid === undefined || isOther(Number(pid))) continue;
    await promises.rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Whether another process that has this number runs. */
function isOther(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return problemOf(error) === 'denied';
  }
}

async function syncPath(path: string): Promise<void> {
  const handle = await promises.open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some systems cannot sync a folder (Windows): the rename is then as durable as they make it.
    if (problemOf(error) !== 'denied') throw error;
  } finally {
    await handle.close();
  }
}
