import { createHash } from 'node:crypto';
import { ZetaError } from '../../base/zeta-error.ts';
import { join } from '../../compile/walk-tree.ts';
import type { FileParts, Files } from '../../ports/files.ts';
import { mostFileBytes } from './wire.ts';

const folder = 'uploads';
const dayMs = 24 * 3600_000;

/** Files that were uploaded and are waiting for their deploy, by their hash: kept for a day at least, and two at most. */
export class Uploads {
  readonly #data: Files;
  readonly #now: () => number;

  constructor(data: Files, now: () => number) {
    this.#data = data;
    this.#now = now;
  }

  /** The file's path in the data folder; undefined when it is not there. */
  async find(sha256: string): Promise<string | undefined> {
    for (const day of this.#days()) {
      const path = `${folder}/${day}/${sha256}`;
      if (await this.#data.exists(path)) return path;
    }
    return undefined;
  }

  /** Keeps a file under its hash, whole or not at all. Throws `ZetaError` when it is another, or too large. */
  async keep(sha256: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    await this.prune();
    const [today = ''] = this.#days();
    await this.#data.writePieces(`${folder}/${today}/${sha256}`, checked(sha256, pieces));
  }

  /** Drops what nobody deployed. */
  async prune(): Promise<void> {
    const kept = this.#days();
    for (const { name } of await this.#data.list(folder)) {
      if (!kept.includes(name)) await this.#data.remove(`${folder}/${name}`);
    }
  }

  /** Today and yesterday: `2026-11-28`. */
  #days(): readonly string[] {
    const now = this.#now();
    return [now, now - dayMs].map((at) => new Date(at).toISOString().slice(0, 10));
  }
}

async function* checked(sha256: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostFileBytes) throw new ZetaError('too-large', 'The file is too large.');
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') === sha256) return;
  throw new ZetaError('other-content', 'The file does not have this hash; it was not kept.', {
    hint: 'It changed on its way, or while it was sent: send it again.',
  });
}

const partBytes = 1024 * 1024;

/** The bytes of a file of any size, in parts. Throws `ZetaError` when it cannot be read, or is written to meanwhile. */
export async function withParts<T>(
  files: Files,
  path: string,
  use: (parts: AsyncIterable<Uint8Array>, bytes: number) => Promise<T>,
): Promise<T> {
  const read = await files.readParts(path, mostFileBytes, (file) => use(partsOf(file), file.size));
  if (read.ok) return read.value;
  throw new ZetaError('file-unusable', `${path} cannot be sent (${read.error}).`, {
    hint: 'Mend its place or rights, or wait until it is written, and try again.',
  });
}

async function* partsOf(file: FileParts): AsyncGenerator<Uint8Array> {
  for (let position = 0; position < file.size; position += partBytes)
    yield await file.read(position, Math.min(partBytes, file.size - position));
}

export function hashOfFile(files: Files, path: string): Promise<string> {
  return withParts(files, path, async (parts) => {
    const hash = createHash('sha256');
    for await (const part of parts) hash.update(part);
    return hash.digest('hex');
  });
}

/** Hashes of the files below folders, each read once as long as it stays the same. What cannot be read is not there. */
export class Inventory {
  readonly #files: Files;
  readonly #known = new Map<string, { readonly version: string; readonly sha256: string }>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** Paths by hash, of all files in these folders. Names that begin with a dot are not ours. */
  async byHash(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const path of await filesBelow(this.#files, folders)) {
      const sha256 = await this.#hash(path);
      if (sha256 !== undefined) found.set(sha256, path);
    }
    return found;
  }

  async hashes(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const path of await filesBelow(this.#files, folders)) {
      const sha256 = await this.#hash(path);
      if (sha256 !== undefined) found.set(path, sha256);
    }
    return found;
  }

  async #hash(path: string): Promise<string | undefined> {
    const version = this.#files.stamp(path)?.version ?? '';
    const known = this.#known.get(path);
    if (known && known.version === version) return known.sha256;
    const sha256 = await hashOfFile(this.#files, path).catch((error: unknown) => {
      if (error instanceof ZetaError) return undefined;
      throw error;
    });
    if (sha256 === undefined) return undefined;
    this.#known.set(path, { version, sha256 });
    return sha256;
  }
}

/** Files in these folders and below them, but those that begin with a dot: editors', and the system's. */
export async function filesBelow(files: Files, folders: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (path: string): Promise<void> => {
    for (const { name, kind } of await files.list(path)) {
      if (name.startsWith('.') || kind === 'other') continue;
      if (kind === 'directory') await visit(join(path, name));
      else found.push(join(path, name));
    }
  };
  for (const one of folders) await visit(one);
  return found;
}

/** Layers under all cities: `cities/_shared`. */
export async function layersIn(files: Files): Promise<readonly string[]> {
  return (await files.list('cities'))
    .filter(({ name, kind }) => name.startsWith('_') && kind === 'directory')
    .map(({ name }) => `cities/${name}`);
}
