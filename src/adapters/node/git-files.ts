import { failed, ok, type Result } from '../../base/result.ts';
import type { DirectoryEntry, FileProblem, Files } from '../../ports/files.ts';
import { gitText, runGit } from './run-git.ts';

interface TreeEntry {
  readonly kind: DirectoryEntry['kind'];
  readonly blob: string;
  readonly bytes: number;
}

const kinds: Readonly<Record<string, DirectoryEntry['kind']>> = {
  '100644': 'file',
  '100755': 'file',
  '120000': 'link',
};

/**
 * Files under `paths` of a folder as a commit has them, to be read: each comes from git when it is asked for, and nothing is
 * checked out. `prefix`: the folder, from the top.
 */
export async function gitFiles(
  top: string,
  prefix: string,
  commit: string,
  paths: readonly string[],
): Promise<Files | undefined> {
  const wanted = paths.map((path) => prefix + path);
  const listed = await gitText(top, ['ls-tree', '-r', '-l', '-z', '--full-tree', commit, '--', ...wanted]);
  if (listed === undefined) return undefined;
  const entries = new Map<string, TreeEntry>();
  for (const line of listed.split('\0')) {
    const [, mode = '', blob = '', bytes = '', path = ''] =
      /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
    if (path.startsWith(prefix) && path !== '')
      entries.set(path.slice(prefix.length), {
        kind: kinds[mode] ?? 'other',
        blob,
        bytes: Number(bytes) || 0,
      });
  }
  return readable(entries, async (blob) => (await runGit(top, ['cat-file', 'blob', blob])).bytes);
}

function readable(
  entries: ReadonlyMap<string, TreeEntry>,
  content: (blob: string) => Promise<Uint8Array>,
): Files {
  const folders = new Map<string, Map<string, DirectoryEntry>>();
  for (const [path, { kind }] of entries) {
    const parts = path.split('/');
    for (const [at, name] of parts.entries()) {
      const folder = parts.slice(0, at).join('/');
      const inside = folders.get(folder) ?? new Map<string, DirectoryEntry>();
      folders.set(folder, inside.set(name, { name, kind: at === parts.length - 1 ? kind : 'directory' }));
    }
  }
  const read = async (path: string, maxBytes: number): Promise<Result<Uint8Array, FileProblem>> => {
    const entry = entries.get(path);
    if (!entry) return failed(folders.has(path) ? 'not-a-file' : 'missing');
    if (entry.kind !== 'file') return failed('not-a-file');
    return entry.bytes > maxBytes ? failed('too-large') : ok(await content(entry.blob));
  };
  const cannot = (): never => {
    throw new Error('files of a commit are only read');
  };
  return {
    read,
    readPieces: async (path, maxBytes, take) => {
      const whole = await read(path, maxBytes);
      if (!whole.ok) return whole;
      await take(whole.value);
      return ok(undefined);
    },
    readParts: async (path, maxBytes, use) => {
      const whole = await read(path, maxBytes);
      if (!whole.ok) return whole;
      const part = async (position: number, length: number) =>
        whole.value.subarray(position, position + length);
      return ok(await use({ size: whole.value.length, read: part }));
    },
    list: async (path) =>
      [...(folders.get(path) ?? new Map<string, DirectoryEntry>()).values()].sort((a, b) =>
        a.name < b.name ? -1 : 1,
      ),
    exists: async (path) => entries.has(path) || folders.has(path),
    stamp: (path) => {
      const entry = entries.get(path);
      return entry && { file: path, version: entry.blob, bytes: entry.bytes };
    },
    absolute: cannot,
    write: cannot,
    writePieces: cannot,
    moveIntoPlace: cannot,
    copy: cannot,
    draftOf: cannot,
    remove: cannot,
    dropDrafts: cannot,
  };
}
