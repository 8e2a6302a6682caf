import { createHash } from 'node:crypto';
import { ZetaError } from '../../base/zeta-error.ts';
import { join } from '../../compile/walk-tree.ts';
import type { FileParts, Files } from '../../ports/files.ts';
import { mostFileBytes, mostFiles } from './wire.ts';

const folder = 'uploads';
const dayMs = 24 * 3600_000;
const isDay = /^\d{4}-\d{2}-\d{2}$/;
const isHash = /^[0-9a-f]{64}$/;

/** What may wait for its deploy. */
export interface UploadLimits {
  /** Bytes of one token's files. */
  readonly tokenBytes: number;
  /** Files of one token. */
  readonly tokenFiles: number;
  /** Bytes of all. */
  readonly bytes: number;
}

const gib = 1024 ** 3;
export const uploadLimits: UploadLimits = { tokenBytes: 2 * gib, tokenFiles: mostFiles, bytes: 8 * gib };

/** A file that comes: whose token sends it, and how large it says to be. */
export interface Sent {
  readonly token: string;
  readonly sha256: string;
  readonly bytes: number;
}

interface Taken {
  readonly bytes: number;
  readonly files: number;
}

/** By token. */
type Shelf = Map<string, Taken>;

/**
 * Files that were uploaded and are waiting for their deploy, by token and hash: kept for a day at least, and two at most. What
 * one token, and all of them, may leave here is limited; what is on its way counts as if it were here.
 */
export class Uploads {
  readonly #data: Files;
  readonly #now: () => number;
  readonly #limits: UploadLimits;
  /** Undefined: to be looked at. */
  #kept: Promise<Shelf> | undefined;
  readonly #coming: Shelf = new Map();

  constructor(data: Files, now: () => number, limits: UploadLimits = uploadLimits) {
    this.#data = data;
    this.#now = now;
    this.#limits = limits;
  }

  /** Paths in the data folder by hash. */
  async byHash(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.#all()).map(({ sha256, path }) => [sha256, path]));
  }

  /** Keeps a file under its hash, whole or not at all. Throws `ZetaError` when it is another, too large, or one too many. */
  async keep(sent: Sent, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    await this.prune();
    const [today = ''] = this.#days();
    const { token, sha256, bytes } = sent;
    const path = `${folder}/${today}/${token}/${sha256}`;
    const isNew = !(await this.#data.exists(path));
    const looked = this.#looked();
    // Nobody comes between these two: of several that fit one by one, the first of them is taken.
    const kept = await looked;
    if (isNew) this.#checkRoom(sent, kept);
    add(this.#coming, token, { bytes, files: 1 });
    try {
      await this.#data.writePieces(path, checked(sent, pieces));
      if (isNew && looked === this.#kept) add(kept, token, { bytes, files: 1 });
    } finally {
      add(this.#coming, token, { bytes: -bytes, files: -1 });
    }
  }

  /** Drops what is not needed any more, whoever sent it. */
  async drop(hashes: ReadonlySet<string>): Promise<void> {
    for (const { sha256, path } of await this.#all()) if (hashes.has(sha256)) await this.#data.remove(path);
  }

  /** Somebody else dropped some: what is here is looked at again. */
  forget(): void {
    this.#kept = undefined;
  }

  /** Drops what nobody deployed. */
  async prune(): Promise<void> {
    const kept = this.#days();
    for (const { name } of await this.#data.list(folder)) {
      if (!isDay.test(name) || kept.includes(name)) continue;
      await this.#data.remove(`${folder}/${name}`);
      this.forget();
    }
  }

  #checkRoom({ token, bytes }: Sent, kept: Shelf): void {
    const next = { bytes, files: 1 };
    const own = sum([next, kept.get(token), this.#coming.get(token)]);
    const all = sum([next, ...kept.values(), ...this.#coming.values()]);
    const { tokenBytes, tokenFiles } = this.#limits;
    const cure =
      'Deploy what was sent (zeta deploy), or wait: what nobody deploys is dropped after two days.';
    if (own.bytes > tokenBytes || own.files > tokenFiles) {
      const most = `${tokenFiles} files and ${mib(tokenBytes)}`;
      throw new ZetaError(
        'upload-quota',
        `The token ${token} has sent too much that waits for its deploy: at most ${most}.`,
        { hint: cure },
      );
    }
    if (all.bytes > this.#limits.bytes) {
      const message = `The server keeps no more files that wait for their deploy: at most ${mib(this.#limits.bytes)}.`;
      throw new ZetaError('uploads-full', message, { hint: cure });
    }
  }

  #looked(): Promise<Shelf> {
    if (this.#kept) return this.#kept;
    const looking = this.#look();
    this.#kept = looking;
    // The next one looks again.
    looking.catch(() => this.forget());
    return looking;
  }

  async #look(): Promise<Shelf> {
    const found: Shelf = new Map();
    for (const { token, path } of await this.#all())
      add(found, token, { bytes: this.#data.stamp(path)?.bytes ?? 0, files: 1 });
    return found;
  }

  async #all(): Promise<
    readonly { readonly token: string; readonly sha256: string; readonly path: string }[]
  > {
    const found = [];
    for (const day of this.#days()) {
      for (const { name: token } of await this.#data.list(`${folder}/${day}`)) {
        for (const { name: sha256 } of await this.#data.list(`${folder}/${day}/${token}`))
          if (isHash.test(sha256)) found.push({ token, sha256, path: `${folder}/${day}/${token}/${sha256}` });
      }
    }
    return found;
  }

  /** Today and yesterday: `2026-11-28`. */
  #days(): readonly string[] {
    const now = this.#now();
    return [now, now - dayMs].map((at) => new Date(at).toISOString().slice(0, 10));
  }
}

/** The folders that files are sent into. */
export async function uploadFolders(data: Files): Promise<readonly string[]> {
  const found = [folder];
  for (const { name: day } of await data.list(folder))
    for (const { name: token } of await data.list(`${folder}/${day}`))
      found.push(`${folder}/${day}/${token}`);
  return found;
}

function add(shelf: Map<string, Taken>, token: string, { bytes, files }: Taken): void {
  const { bytes: before = 0, files: count = 0 } = shelf.get(token) ?? {};
  shelf.set(token, { bytes: before + bytes, files: count + files });
}

function sum(all: readonly (Taken | undefined)[]): Taken {
  return all.reduce<Taken>(
    (before, one) => ({ bytes: before.bytes + (one?.bytes ?? 0), files: before.files + (one?.files ?? 0) }),
    { bytes: 0, files: 0 },
  );
}

function mib(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MiB`;
}

async function* checked(
  { sha256, bytes: most }: Sent,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > most) throw new ZetaError('too-large', 'The file is larger than it said to be.');
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
