import { createHash } from 'node:crypto';
import type { CatalogId } from '../base/ids.ts';
import { isCatalogNamed } from '../catalog/open-catalog.ts';
import type { FileStamp, Files } from '../ports/files.ts';

/** A compiled catalog in the data folder. */
export function catalogPath(id: CatalogId): string {
  return `catalogs/${id}.db`;
}

/** SHA-256 of the file as it was built, in hex. */
function checksumPath(id: CatalogId): string {
  return `catalogs/${id}.sha256`;
}

const mostBytes = 16 * 1024 ** 3;
const checksumBytes = 64;

/** Gives a finished draft its name, and keeps its checksum beside it. */
export async function placeCatalogFile(data: Files, draft: string, id: CatalogId): Promise<void> {
  await whole(data, draft, async () => {
    const checksum = await checksumOf(data, draft);
    // Before the file, which is in place when nothing about it changes any more. A file without it, or with another's, is
    // not trusted, and built again.
    await data.write(checksumPath(id), checksum ?? '');
    await data.moveIntoPlace(draft, catalogPath(id));
  });
}

/** Work on a draft, which is gone where that fails: a full disk is not made fuller by each try. */
export async function whole(data: Files, draft: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    for (const left of [draft, `${draft}-journal`]) await data.remove(left).catch(() => undefined);
    throw error;
  }
}

/** Whether the file is there, is this catalog, and every byte of it is as it was built. */
export async function isIntact(data: Files, id: CatalogId): Promise<boolean> {
  return isCatalogNamed(data.absolute(catalogPath(id)), id) && (await isAsBuilt(data, id));
}

/** The same for whoever opens it then, and sees for himself which catalog it is. */
export async function isAsBuilt(data: Files, id: CatalogId): Promise<boolean> {
  const kept = await data.read(checksumPath(id), checksumBytes);
  if (!kept.ok) return false;
  return new TextDecoder().decode(kept.value) === (await checksumOf(data, catalogPath(id)));
}

/** Of the file and what it is compared with: another one when either was written. */
export function catalogStamp(data: Files, id: CatalogId): FileStamp | undefined {
  const file = data.stamp(catalogPath(id));
  return (
    file && { file: file.file, version: `${file.version} ${data.stamp(checksumPath(id))?.version ?? ''}` }
  );
}

/** With its checksum. */
export async function removeCatalogFile(data: Files, id: CatalogId): Promise<void> {
  await data.remove(catalogPath(id));
  await data.remove(checksumPath(id));
}

async function checksumOf(data: Files, path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  const read = await data.readPieces(path, mostBytes, (piece) => Boolean(hash.update(piece)));
  return read.ok ? hash.digest('hex') : undefined;
}
