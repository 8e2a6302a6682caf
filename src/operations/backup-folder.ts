import { createHash } from 'node:crypto';
import { ZetaError } from '../base/zeta-error.ts';
import type { Files } from '../ports/files.ts';

/**
 * A folder of backups: `<target>/<time>/` holds a database and what belongs to it by name, `<target>/files/` the files
 * themselves. Those are named by their content, so that backups share them.
 */
export interface Manifest {
  readonly format: 1;
  readonly target: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly database: { readonly sha256: string; readonly bytes: number };
  /** Paths below `files/`, and in the data folder. */
  readonly files: readonly string[];
}

/** Folders of a target whose files are named by their content. */
export const sharedFolders = ['catalogs', 'feeds', 'media'] as const;

/** A path that may stand in a manifest. */
export function isShared(path: string): boolean {
  return /^(?:catalogs|feeds|media)\/\w+\.(?:db|sha256|jsonl|png|jpe?g|webp)$/.test(path);
}

export const databaseName = 'zeta.db';
const manifestName = 'manifest.json';
const mostManifestBytes = 64 * 1024 * 1024;
const mostFileBytes = 64 * 1024 ** 3;

/** `2026-11-28T014500Z`: sorts by time, and is a name on every file system. */
export function nameOfBackup(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '')}Z`;
}

/** Names of finished backups, the oldest first. */
export async function backupsIn(folder: Files): Promise<readonly string[]> {
  const names = (await folder.list('.')).map(({ name }) => name);
  return names.filter((name) => /^\d{4}-\d{2}-\d{2}T\d{6}Z$/.test(name)).sort();
}

export async function writeManifest(folder: Files, name: string, manifest: Manifest): Promise<void> {
  await folder.write(`${name}/${manifestName}`, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Throws `ZetaError` for what is none, or of a format that this version does not know. */
export async function readManifest(folder: Files, name: string, target: string): Promise<Manifest> {
  const read = await folder.read(`${name}/${manifestName}`, mostManifestBytes);
  const manifest = read.ok ? manifestIn(new TextDecoder().decode(read.value)) : undefined;
  if (manifest?.target === target) return manifest;
  throw new ZetaError('no-backup', `${folder.absolute(name)} is no backup that this version can read.`, {
    hint: `Name the folder that \`zeta db backup --to ${target}\` wrote into, or take an earlier one with --at.`,
  });
}

function manifestIn(text: string): Manifest | undefined {
  try {
    const value = JSON.parse(text) as Partial<Manifest>;
    const isWhole =
      value.format === 1 &&
      typeof value.at === 'number' &&
      typeof value.database?.sha256 === 'string' &&
      Array.isArray(value.files) &&
      value.files.every((path) => typeof path === 'string' && isShared(path));
    return isWhole ? (value as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

export async function digestOf(
  files: Files,
  path: string,
): Promise<{ readonly sha256: string; readonly bytes: number } | undefined> {
  const hash = createHash('sha256');
  let bytes = 0;
  const read = await files.readPieces(path, mostFileBytes, (piece) => {
    hash.update(piece);
    bytes += piece.length;
    return true;
  });
  return read.ok ? { sha256: hash.digest('hex'), bytes } : undefined;
}
