import { posix } from 'node:path';
import { ok } from '../base/result.ts';
import type { Files } from '../ports/files.ts';

/** A folder as it would be: files that were put into it are read from memory. */
export interface Draft {
  readonly files: Files;
  /** A file as it stands in the draft, once it was read or put. */
  bytesOf(path: string): Uint8Array | undefined;
  put(path: string, content: Uint8Array): void;
  /** Writes the file unless it is no longer what was read. */
  save(path: string): Promise<boolean>;
}

/** Files that may be put are at most so long: they are compared before they are written. */
export function draftOver(files: Files, mostBytes: number): Draft {
  /** As they were read; null: there was none. */
  const originals = new Map<string, Uint8Array | null>();
  const drafts = new Map<string, Uint8Array>();
  const read: Files['read'] = async (path, maxBytes) => {
    const own = drafts.get(path);
    if (own) return ok(own);
    const found = await files.read(path, maxBytes);
    if (originals.has(path)) return found;
    if (found.ok && found.value.length <= mostBytes) originals.set(path, found.value);
    if (!found.ok && found.error === 'missing') originals.set(path, null);
    return found;
  };
  return {
    files: { ...files, ...inMemory(files, drafts), read },
    bytesOf: (path) => drafts.get(path) ?? originals.get(path) ?? undefined,
    put: (path, content) => {
      drafts.set(path, content);
    },
    save: async (path) => {
      const [original, content] = [originals.get(path), drafts.get(path)];
      const now = await files.read(path, mostBytes);
      const isAsRead = now.ok
        ? original !== undefined && original !== null && isSame(now.value, original)
        : original === null && now.error === 'missing';
      if (!content || !isAsRead) return false;
      await files.write(path, content);
      return true;
    },
  };
}

/** The other ways to look at files that were put. */
function inMemory(
  files: Files,
  drafts: ReadonlyMap<string, Uint8Array>,
): Pick<Files, 'readPieces' | 'readParts' | 'list' | 'exists' | 'stamp'> {
  return {
    readPieces: async (path, maxBytes, take) => {
      const own = drafts.get(path);
      if (!own) return files.readPieces(path, maxBytes, take);
      await take(own);
      return ok(undefined);
    },
    readParts: async (path, maxBytes, use) => {
      const own = drafts.get(path);
      if (!own) return files.readParts(path, maxBytes, use);
      const part = async (position: number, length: number) => own.subarray(position, position + length);
      return ok(await use({ size: own.length, read: part }));
    },
    list: async (path) => {
      const entries = new Map((await files.list(path)).map((entry) => [entry.name, entry]));
      for (const draft of drafts.keys()) {
        const isInside = path === '' || draft.startsWith(`${path}/`);
        const [name, ...below] = isInside ? posix.relative(path, draft).split('/') : [];
        if (name !== undefined && !entries.has(name))
          entries.set(name, { name, kind: below.length > 0 ? 'directory' : 'file' });
      }
      return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    exists: async (path) =>
      drafts.has(path) ||
      [...drafts.keys()].some((draft) => draft.startsWith(`${path}/`)) ||
      files.exists(path),
    stamp: (path) => {
      const own = drafts.get(path);
      return own ? { file: path, version: `draft ${own.length}`, bytes: own.length } : files.stamp(path);
    },
  };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
