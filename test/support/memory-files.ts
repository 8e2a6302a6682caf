import { failed, ok } from '../../src/base/result.ts';
import type { DirectoryEntry, Files } from '../../src/ports/files.ts';

/** Small and odd, so that letters and line ends are cut in two. */
const pieceBytes = 1021;

/** A folder tree in memory, to be read: path -> content. */
export function memoryFiles(content: ReadonlyMap<string, Uint8Array>): Files {
  const isFolder = (path: string) =>
    path === '' || [...content.keys()].some((one) => one.startsWith(`${path}/`));
  const cannotWrite = (): never => {
    throw new Error('files in memory are only read');
  };
  const read: Files['read'] = async (path, maxBytes) => {
    const bytes = content.get(path);
    if (!bytes) return failed(isFolder(path) ? 'not-a-file' : 'missing');
    return bytes.length > maxBytes ? failed('too-large') : ok(bytes);
  };
  return {
    read,
    readPieces: async (path, maxBytes, take) => {
      const whole = await read(path, maxBytes);
      if (!whole.ok) return whole;
      for (let at = 0; at < whole.value.length; at += pieceBytes) {
        if (!(await take(whole.value.subarray(at, at + pieceBytes)))) break;
      }
      return ok(undefined);
    },
    readParts: async (path, maxBytes, use) => {
      const whole = await read(path, maxBytes);
      if (!whole.ok) return whole;
      const bytes = whole.value;
      const part = async (position: number, length: number) => bytes.subarray(position, position + length);
      return ok(await use({ size: bytes.length, read: part }));
    },
    list: async (path) => {
      const entries = new Map<string, DirectoryEntry>();
      for (const one of content.keys()) {
        const start = path === '' ? '' : `${path}/`;
        if (!one.startsWith(start)) continue;
        const [name = '', ...below] = one.slice(start.length).split('/');
        entries.set(name, { name, kind: below.length > 0 ? 'directory' : 'file' });
      }
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    exists: async (path) => content.has(path) || isFolder(path),
    stamp: (path) => {
      const bytes = content.get(path);
      return bytes && { file: path, version: String(bytes.length), bytes: bytes.length };
    },
    absolute: (path) => `/memory/${path}`,
    write: cannotWrite,
    writePieces: cannotWrite,
    moveIntoPlace: cannotWrite,
    copy: cannotWrite,
    draftOf: cannotWrite,
    remove: cannotWrite,
    dropDrafts: cannotWrite,
  };
}
