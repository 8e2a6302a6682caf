import { createGunzip } from 'node:zlib';
import { maxCsvBytes } from '../limits.ts';

/** Why a packed file is not read. */
export type PackProblem =
  | 'broken'
  /** It ends in the middle. */
  | 'cut-off'
  /** It would fill memory or disk. */
  | 'too-large'
  | 'encrypted'
  | 'empty'
  /** Several files, and nothing says which one is the catalog. */
  | 'several';

/** Whoever reads a packed file tells why it cannot be. */
export class PackBroken extends Error {
  override readonly name = 'PackBroken';
  readonly problem: PackProblem;

  constructor(problem: PackProblem) {
    super(`packed file: ${problem}`);
    this.problem = problem;
  }
}

/** A thousandfold is the most that packing makes of a text: what comes out of one slice is small. */
const sliceBytes = 4096;

export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b;
}

export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5);
}

/** Excel before 2007, Word: one binary file that holds folders. */
export function isOldOffice(start: Uint8Array): boolean {
  return start[0] === 0xd0 && start[1] === 0xcf && start[2] === 0x11 && start[3] === 0xe0;
}

/** Gives bytes one piece after another, until `take` wants no more. */
export type ReadBytes = (take: (piece: Uint8Array) => boolean | Promise<boolean>) => Promise<void>;

/** The same bytes, unpacked where they are packed by gzip. */
export function unpacked(read: ReadBytes): ReadBytes {
  return async (take) => {
    let gunzip: Gunzip | undefined;
    let isFirst = true;
    await read(async (piece) => {
      if (isFirst && isGzip(piece)) gunzip = new Gunzip();
      isFirst = false;
      if (!gunzip) return take(piece);
      for await (const bytes of gunzip.feed(piece)) if (!(await take(bytes))) return false;
      return true;
    });
    if (gunzip) for await (const bytes of gunzip.end()) await take(bytes);
  };
}

/** gzip in pieces -> bytes in pieces. Both methods throw `PackBroken`. */
export class Gunzip {
  readonly #gunzip = createGunzip();
  #out: Buffer[] = [];
  #bytes = 0;
  #failure: unknown;

  constructor() {
    this.#gunzip.on('data', (piece: Buffer) => this.#out.push(piece));
    this.#gunzip.on('error', (error) => {
      this.#failure = error;
    });
  }

  async *feed(packed: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < packed.length; at += sliceBytes) {
      const slice = packed.subarray(at, at + sliceBytes);
      await this.#run((done) => this.#gunzip.write(slice, done));
      yield* this.#drain();
    }
  }

  async *end(): AsyncGenerator<Uint8Array> {
    await new Promise<void>((resolve) => {
      this.#gunzip.once('close', resolve);
      this.#gunzip.end();
    });
    this.#check();
    yield* this.#drain();
  }

  close(): void {
    this.#gunzip.destroy();
  }

  async #run(work: (done: () => void) => void): Promise<void> {
    // An error closes the stream, and then nobody calls back.
    await new Promise<void>((resolve) => {
      this.#gunzip.once('close', resolve);
      work(() => {
        this.#gunzip.off('close', resolve);
        resolve();
      });
    });
    this.#check();
  }

  #check(): void {
    if (this.#failure === undefined) return;
    const code = this.#failure instanceof Error && 'code' in this.#failure ? this.#failure.code : undefined;
    throw new PackBroken(code === 'Z_BUF_ERROR' ? 'cut-off' : 'broken');
  }

  *#drain(): Generator<Uint8Array> {
    const out = this.#out;
    this.#out = [];
    for (const piece of out) {
      this.#bytes += piece.length;
      if (this.#bytes > maxCsvBytes) throw new PackBroken('too-large');
      yield piece;
    }
  }
}
