import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import type { FileParts } from '../../ports/files.ts';
import { maxArchiveEntries, maxCsvBytes } from '../limits.ts';
import { PackBroken } from './unpack.ts';

/** Takes bytes one piece after another, and says whether it wants more. */
export type TakeBytes = (piece: Uint8Array) => boolean | Promise<boolean>;

const pieceBytes = 256 * 1024;

/** A zip: its files by name. All methods throw `PackBroken`. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  static async open(parts: FileParts): Promise<Archive> {
    return packed(async () => {
      const zip = await fromRandomAccessReaderPromise(new PartsReader(parts), parts.size, {
        autoClose: false,
      });
      if (zip.entryCount > maxArchiveEntries) throw new PackBroken('too-large');
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new Archive(zip, entries);
    });
  }

  /** Files that somebody put there: no folders, and nothing that systems add. */
  get names(): readonly string[] {
    return [...this.#entries.keys()].filter((name) => !/(?:^|\/)(?:__MACOSX\/|\.)|\/$/.test(name));
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Of a file that is not there nothing is given. */
  async read(name: string, take: TakeBytes): Promise<void> {
    const entry = this.#entries.get(name);
    if (!entry) return;
    if (entry.isEncrypted()) throw new PackBroken('encrypted');
    if (entry.uncompressedSize > maxCsvBytes) throw new PackBroken('too-large');
    // The library holds what comes out to the size that the archive promises.
    const stream = await packed(() => this.#zip.openReadStreamPromise(entry));
    try {
      for await (const piece of piecesOf(stream)) if (!(await take(piece))) break;
    } finally {
      stream.destroy();
    }
  }
}

/** Errors of the stream are the archive's; what its reader throws is not. */
async function* piecesOf(stream: Readable): AsyncGenerator<Uint8Array> {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  for (;;) {
    const next = await packed(() => pieces.next());
    if (next.done) return;
    yield next.value;
  }
}

/** Whatever the library finds wrong is the archive's fault; it has no codes for it. */
async function packed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isDisk = error instanceof Error && 'syscall' in error;
    throw isDisk || error instanceof PackBroken ? error : new PackBroken('broken');
  }
}

class PartsReader extends RandomAccessReader {
  readonly #parts: FileParts;

  constructor(parts: FileParts) {
    super();
    this.#parts = parts;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(piecesBetween(this.#parts, start, end), { objectMode: false });
  }
}

async function* piecesBetween(parts: FileParts, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const piece = await parts.read(at, Math.min(pieceBytes, end - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}
