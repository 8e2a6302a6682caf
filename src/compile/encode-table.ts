import type { Edit } from '../diagnostics/fix.ts';
import type { TableEncoding } from './table-encoding.ts';

/** A character that an encoding does not have. */
export class NotInEncoding extends Error {
  override readonly name = 'NotInEncoding';
  readonly character: string;
  readonly encoding: TableEncoding;

  constructor(character: string, encoding: TableEncoding) {
    super(`${encoding} has no ${character}`);
    this.character = character;
    this.encoding = encoding;
  }
}

/** The bytes of a table, and how they are read. */
export interface StoredText {
  readonly bytes: Uint8Array;
  readonly encoding: TableEncoding;
  /** A byte-order mark stands before the text. */
  readonly hasMark: boolean;
  /** Without the mark. */
  readonly text: string;
}

/**
 * The bytes with pieces of their text replaced, in the encoding that they have; all others stay as they are. Throws
 * `NotInEncoding` for a character that cannot be written so.
 */
export function spliceBytes(
  { bytes, encoding, hasMark, text }: StoredText,
  edits: readonly Edit[],
): Uint8Array {
  const encode = encoderOf(encoding);
  const lengthOf = lengthIn(encoding);
  const mark = hasMark ? (encoding === 'utf-8' ? 3 : 2) : 0;
  const pieces: Uint8Array[] = [];
  let [at, byte] = [0, 0];
  let taken = 0;
  for (const { start, end, text: written } of edits) {
    byte += lengthOf(text.slice(at, start));
    pieces.push(bytes.subarray(taken, mark + byte), encode(written));
    byte += lengthOf(text.slice(start, end));
    taken = mark + byte;
    at = end;
  }
  return Buffer.concat([...pieces, bytes.subarray(taken)]);
}

function lengthIn(encoding: TableEncoding): (text: string) => number {
  if (encoding === 'utf-8') return (text) => Buffer.byteLength(text);
  return encoding.startsWith('utf-16') ? (text) => text.length * 2 : (text) => text.length;
}

function encoderOf(encoding: TableEncoding): (text: string) => Uint8Array {
  if (encoding === 'utf-8') return (text) => Buffer.from(text);
  if (encoding === 'utf-16le') return (text) => Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return (text) => Buffer.from(text, 'utf16le').swap16();
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte -= 1) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  return (text) =>
    Uint8Array.from(
      Array.from(text, (character) => {
        const byte = byteOf.get(character);
        if (byte === undefined || character === '\ufffd') throw new NotInEncoding(character, encoding);
        return byte;
      }),
    );
}
