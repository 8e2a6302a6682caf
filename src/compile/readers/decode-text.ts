import type { Result } from '../../base/result.ts';
import { type EncodingProblem, TableDecoder } from '../decode-table.ts';
import type { TableEncoding } from '../table-encoding.ts';
import { declaredEncoding } from './detect-format.ts';

/** Names that declarations use beside the encoding's own. */
const aliases: Readonly<Record<string, TableEncoding>> = {
  'windows-1251': 'windows-1251',
  cp1251: 'windows-1251',
  'win-1251': 'windows-1251',
  'koi8-r': 'koi8-r',
  ibm866: 'ibm866',
  cp866: 'ibm866',
};

/** The letters of a file cannot be read for certain. */
export class EncodingBroken extends Error {
  override readonly name = 'EncodingBroken';
  readonly problem: EncodingProblem;
  readonly encoding: string;
  readonly likely: TableEncoding | undefined;

  constructor(problem: EncodingProblem, encoding: string, likely?: TableEncoding) {
    super(`${problem}: ${encoding}`);
    this.problem = problem;
    this.encoding = encoding;
    this.likely = likely;
  }
}

/** Bytes -> text, by the setting, the file's own declaration or its letters. Both methods throw `EncodingBroken`. */
export class TextDecoding {
  readonly #wanted: TableEncoding | undefined;
  #decoder: TableDecoder | undefined;

  constructor(wanted?: TableEncoding) {
    this.#wanted = wanted;
  }

  /** As its author would call it; sure only when all is decoded. */
  get encoding(): string {
    return this.#decoder?.encoding ?? 'UTF-8';
  }

  feed(bytes: Uint8Array): string {
    this.#decoder ??= new TableDecoder(this.#wanted ?? encodingFor(bytes));
    return this.#read(this.#decoder.feed(bytes));
  }

  end(): string {
    return this.#decoder ? this.#read(this.#decoder.end()) : '';
  }

  #read(decoded: Result<string, EncodingProblem>): string {
    if (decoded.ok) return decoded.value;
    throw new EncodingBroken(decoded.error, this.encoding, this.#decoder?.likely);
  }
}

/**
 * The encoding that an XML declaration at the start of a file names, unless its letters are UTF-8: programs change
 * letters and forget the declaration. Undefined leaves it to the letters.
 */
export function encodingFor(start: Uint8Array): TableEncoding | undefined {
  const declared = aliases[declaredEncoding(start) ?? ''];
  return declared === undefined || hasUtf8Letters(start) ? undefined : declared;
}

/** Letters beyond ASCII that are UTF-8, though the last one may be cut. */
function hasUtf8Letters(bytes: Uint8Array): boolean {
  if (!bytes.some((byte) => byte > 0x7f)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
