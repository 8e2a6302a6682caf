import { type ParsedTokenInfo, Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { maxFeedDepth, maxFeedRecordLength } from '../limits.ts';
import { FeedBroken } from './feed-broken.ts';

/** One object of a file: its keys in their order, values as texts; keys of objects within are joined by dots. */
export interface JsonRecord {
  readonly values: ReadonlyMap<string, string>;
  /** First line of the object, from 1. */
  readonly line: number;
}

/** `list`: an array of objects. `within`: one object with an array of objects in it. `lines`: one object after another. */
export type JsonShape = 'list' | 'within' | 'lines';

const paths: Readonly<Record<JsonShape, string>> = { list: '$.*', within: '$.*.*', lines: '$' };
/** Braces around the products themselves. */
const depths: Readonly<Record<JsonShape, number>> = { list: 2, within: 3, lines: 1 };

/** Numbers stay as they are written: a code of twenty digits is no number. */
class TextTokenizer extends Tokenizer {
  // The library's own type; the value goes no further than `cellText`.
  protected override parseNumber(written: string): number {
    return written as unknown as number;
  }
}

/** How a file's objects are arranged, by its start. */
export function jsonShapeOf(start: string): JsonShape {
  const text = start.trimStart();
  if (text.startsWith('[')) return 'list';
  const [line = ''] = text.split('\n', 1);
  const first = parsed(line);
  if (first === undefined)
    return /^\{\s*"[^"]*"\s*:\s*\[\s*\{/.test(text) || !/\}\s*\{/.test(text) ? 'within' : 'lines';
  return Object.values(first).some(isListOfObjects) ? 'within' : 'lines';
}

function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object');
}

/** JSON in pieces -> its objects, one after another. Both methods throw `FeedBroken`. */
export class JsonRows {
  readonly #shape: JsonShape;
  readonly #onRecord: (record: JsonRecord) => void;
  readonly #tokenizer: TextTokenizer;
  readonly #parser: TokenParser;
  #depth = 0;
  /** Bytes written, and where the last token and the last object began. */
  #written = 0;
  #lastToken = 0;
  #recordStart = 0;
  #recordLine = 1;
  readonly #lines = new LineCount();

  constructor(shape: JsonShape, onRecord: (record: JsonRecord) => void) {
    this.#shape = shape;
    this.#onRecord = onRecord;
    const separator = shape === 'lines' ? { separator: '' } : {};
    this.#tokenizer = new TextTokenizer(separator);
    this.#parser = new TokenParser({ paths: [paths[shape]], keepStack: false, ...separator });
    this.#tokenizer.onToken = (token) => this.#onToken(token);
    this.#parser.onValue = ({ value }) => this.#onValue(value);
    this.#tokenizer.onError = (error) => this.#onError(error);
    this.#parser.onError = (error) => this.#onError(error);
  }

  write(bytes: Uint8Array): void {
    this.#lines.add(bytes);
    this.#tokenizer.write(bytes);
    this.#written += bytes.length;
    if (this.#written - this.#lastToken > maxFeedRecordLength) throw this.#broken('too-long');
    this.#lines.lineOf(this.#lastToken);
  }

  end(): void {
    if (this.#depth > 0) throw this.#broken('cut-off');
    this.#tokenizer.end();
  }

  #onToken(token: ParsedTokenInfo): void {
    this.#lastToken = token.offset;
    if (token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET) {
      this.#depth += 1;
      if (this.#depth > maxFeedDepth) throw this.#broken('too-deep');
      if (this.#depth === depths[this.#shape]) this.#startRecord(token.offset);
    }
    if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET) this.#depth -= 1;
    if (token.offset - this.#recordStart > maxFeedRecordLength && this.#depth >= depths[this.#shape])
      throw this.#broken('too-long');
    this.#parser.write(token);
  }

  #startRecord(offset: number): void {
    this.#recordStart = offset;
    this.#recordLine = this.#lines.lineOf(offset);
  }

  #onValue(value: unknown): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    this.#onRecord({ values: flattened(value), line: this.#recordLine });
  }

  /** What this class throws itself comes back by the library's hands. */
  #onError(error: Error): never {
    throw error instanceof FeedBroken ? error : this.#broken('not-well-formed');
  }

  #broken(problem: FeedBroken['problem']): FeedBroken {
    return new FeedBroken(problem, [this.#lines.lineOf(this.#lastToken), 1]);
  }
}

/** Offsets in bytes that come in rising order -> lines. */
class LineCount {
  #bytes: Uint8Array = new Uint8Array();
  #start = 0;
  #line = 1;

  /** More bytes; what was before the offset that was asked last is gone. */
  add(bytes: Uint8Array): void {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes]);
  }

  lineOf(offset: number): number {
    const end = Math.max(0, offset - this.#start);
    for (let at = this.#bytes.indexOf(10); at !== -1 && at < end; at = this.#bytes.indexOf(10, at + 1))
      this.#line += 1;
    this.#bytes = this.#bytes.subarray(end);
    this.#start += end;
    return this.#line;
  }
}

function flattened(value: object): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const add = (prefix: string, object: object): void => {
    for (const [key, one] of Object.entries(object)) {
      if (typeof one === 'object' && one !== null && !Array.isArray(one)) add(`${prefix}${key}.`, one);
      else values.set(prefix + key, cellText(one));
    }
  };
  add('', value);
  return values;
}

/** A list is one cell, with bars between its texts, as levels and pictures are written in tables. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    return value
      .filter((one) => typeof one !== 'object')
      .map(String)
      .join(' | ');
  }
  return String(value);
}
