import { failed, ok, type Result } from '../base/result.ts';
import { likelyEncoding } from './likely-encoding.ts';
import { readsAsRussian } from './reads-as-russian.ts';
import type { TableEncoding } from './table-encoding.ts';

/** Why bytes are not read: they fit no encoding for certain, not the one that was found or set, or hold NUL. */
export type EncodingProblem = 'unknown' | 'broken' | 'nul';

const names: Readonly<Record<TableEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1251': 'Windows-1251',
  'windows-1252': 'Windows-1252',
  'koi8-r': 'KOI8-R',
  ibm866: 'IBM866',
  'x-mac-cyrillic': 'Mac OS Cyrillic',
};

const marks: readonly { readonly encoding: TableEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** So many bytes from the first one beyond ASCII decide between UTF-8 and Windows-1251. */
const decidingBytes = 64 * 1024;

/**
 * Bytes -> text, piece by piece. A byte-order mark decides; else what is valid UTF-8 is UTF-8; else it is
 * Windows-1251 when that is sure. All that follows is held to what was decided: a text that would come out wrong is
 * refused wherever that shows.
 */
export class TableDecoder {
  readonly #wanted: TableEncoding | undefined;
  #encoding: TableEncoding | undefined;
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  /** Bytes that were not decided about yet. */
  #held: Buffer = Buffer.alloc(0);
  #hasMark = false;
  #isStart = true;
  #likely: TableEncoding | undefined;
  /** A bounded sample of the text beyond ASCII, by which Windows-1251 is judged again at the end. */
  #sample = '';

  /** `wanted`: the encoding that the city's file says, which nothing is held against. */
  constructor(wanted?: TableEncoding) {
    this.#wanted = wanted;
  }

  /** How the file is written, as its author would call it. Sure only when all is decoded. */
  get encoding(): string {
    return (
      names[this.#encoding ?? 'utf-8'] + (this.#hasMark && this.#encoding === 'utf-8' ? ' with BOM' : '')
    );
  }

  /** How the bytes stand for letters; sure only when all is decoded. */
  get stored(): { readonly encoding: TableEncoding; readonly hasMark: boolean } {
    return { encoding: this.#encoding ?? 'utf-8', hasMark: this.#hasMark };
  }

  /** When the letters are not read: how they may be stored. */
  get likely(): TableEncoding | undefined {
    return this.#likely;
  }

  feed(piece: Uint8Array): Result<string, EncodingProblem> {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (this.#decoder) return this.#decode(bytes, false);
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    return this.#settle(false);
  }

  /** The last of it: half a character at the end is no text. */
  end(): Result<string, EncodingProblem> {
    const first = this.#decoder ? ok('') : this.#settle(true);
    if (!first.ok) return first;
    const last = this.#decode(Buffer.alloc(0), true);
    if (!last.ok) return last;
    const isGuess = this.#encoding === 'windows-1251' && this.#wanted === undefined;
    if (isGuess && !readsAsRussian(this.#sample)) return failed('unknown');
    return ok(first.value + last.value);
  }

  /** Decides when enough is there. ASCII alone decides nothing: it is the same in all that is left by then. */
  #settle(isEnd: boolean): Result<string, EncodingProblem> {
    const held = this.#held;
    if (held.length < 3 && !isEnd) return ok('');
    if (this.#isStart) this.#takeMark();
    if (!this.#encoding) {
      const beyond = held.findIndex((byte) => byte > 0x7f);
      if (beyond === -1 && !isEnd) return this.#passAscii();
      if (beyond !== -1 && held.length - beyond < decidingBytes && !isEnd) return ok('');
      const deciding = beyond === -1 ? held : held.subarray(0, beyond + decidingBytes);
      const found = encodingOf(deciding, deciding.length === held.length && isEnd);
      if (!found) {
        this.#likely = likelyEncoding(deciding);
        return failed(held.includes(0) ? 'nul' : 'unknown');
      }
      this.#encoding = found;
    }
    this.#decoder = new TextDecoder(this.#encoding, { fatal: true });
    this.#held = Buffer.alloc(0);
    return this.#decode(held, false);
  }

  #takeMark(): void {
    const mark = marks.find(({ bytes }) => bytes.every((byte, at) => this.#held[at] === byte));
    this.#hasMark = mark !== undefined;
    this.#encoding = mark?.encoding ?? this.#wanted;
    this.#isStart = false;
  }

  #passAscii(): Result<string, EncodingProblem> {
    const bytes = this.#held;
    this.#held = Buffer.alloc(0);
    if (!bytes.includes(0)) return ok(bytes.toString('latin1'));
    this.#likely = likelyEncoding(bytes);
    return failed('nul');
  }

  #decode(bytes: Buffer, isEnd: boolean): Result<string, EncodingProblem> {
    let text: string;
    try {
      text = this.#decoder?.decode(bytes, { stream: !isEnd }) ?? '';
    } catch {
      return failed('broken');
    }
    if (text.includes('\0')) {
      this.#likely = likelyEncoding(bytes);
      return failed('nul');
    }
    if (this.#encoding === 'windows-1251' && this.#sample.length < decidingBytes)
      this.#sample += text.replaceAll(/[\u0000-\u007f]{3,}/g, ' ');
    return ok(text);
  }
}

/** UTF-8 if it is that, although it may be cut within a character; else Windows-1251 when that is sure. */
function encodingOf(bytes: Uint8Array, isWhole: boolean): TableEncoding | undefined {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return 'utf-8';
  } catch {
    const text = new TextDecoder('windows-1251').decode(bytes);
    return readsAsRussian(text) ? 'windows-1251' : undefined;
  }
}
