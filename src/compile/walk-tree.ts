import type { DirectoryEntry, Files } from '../ports/files.ts';

/** A folder with its entries; what a walk sees. */
export interface WalkedFolder {
  /** Path from the platform's root; empty for the root itself. */
  readonly path: string;
  readonly entries: readonly DirectoryEntry[];
}

/** Deeper folders are not looked into: a loop of mounts, or nothing of ours. */
const deepest = 12;

/** Folders from `path` down, each before its own folders. Links are not followed; `skip` says which paths to leave out. */
export async function* walkTree(
  files: Files,
  path: string,
  skip: (path: string) => boolean,
  depth = 0,
): AsyncGenerator<WalkedFolder> {
  const entries = (await files.list(path)).filter(({ name }) => !skip(join(path, name)));
  yield { path, entries };
  if (depth === deepest) return;
  for (const { name, kind } of entries) {
    if (kind === 'directory') yield* walkTree(files, join(path, name), skip, depth + 1);
  }
}

export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
