import { SaxesParser } from 'saxes';
import { maxFeedDepth, maxFeedRecordLength, maxRecordLength } from '../limits.ts';
import { FeedBroken, type Spot } from './feed-broken.ts';

/** An element of a record with everything in it. Names have no prefix: `g:price` is `price`. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Its own text, trimmed unless the file says that its spaces count. */
  readonly text: string;
  readonly at: Spot;
}

interface OpenNode extends XmlNode {
  readonly children: OpenNode[];
  text: string;
}

export interface XmlListener {
  /** Whether an element is handed over whole. */
  readonly isRecord: (name: string) => boolean;
  readonly onRecord: (record: XmlNode) => void;
  /** Any element around the records. */
  readonly onOpen?: (name: string, attributes: Readonly<Record<string, string>>) => void;
}

/**
 * XML in pieces -> its records, one after another. The parser is strict, and knows no entities but XML's own five; what
 * is in memory is one record. Both methods throw `FeedBroken`, and what the listener throws.
 */
export class XmlRecords {
  readonly #listener: XmlListener;
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #cursor: LineCursor;
  readonly #part: number;
  /** Elements from the record down to the open one. */
  readonly #open: OpenNode[] = [];
  #depth = 0;
  /** Text without a whole tag at its end: a tag that is cut in two would lose its place. */
  #held = '';
  /** Offset of what the parser told last, and of the open record. */
  #lastEvent = 0;
  #recordStart = 0;
  #tagStart = 0;
  #isEnding = false;
  /** Characters that the parser was given. */
  #fed = 0;

  /** `part`: which of several files this is. */
  constructor(listener: XmlListener, part = 0) {
    this.#listener = listener;
    this.#cursor = new LineCursor(part);
    this.#part = part;
    this.#parser.on('error', () => this.#fail());
    this.#parser.on('opentag', ({ name, attributes }) => this.#onOpen(name, attributes));
    this.#parser.on('closetag', () => this.#onClose());
    this.#parser.on('text', (text) => this.#onText(text));
    this.#parser.on('cdata', (text) => this.#onText(text));
    this.#parser.on('comment', () => this.#mark());
    this.#parser.on('opentagstart', ({ name }) => {
      this.#tagStart = this.#parser.position - name.length - 2;
    });
  }

  write(text: string): void {
    // What is held has none: of a long text only what is new is looked through.
    const end = text.lastIndexOf('>') + 1;
    if (end > 0) this.#feed(this.#held + text.slice(0, end));
    this.#held = end > 0 ? text.slice(end) : this.#held + text;
    const unread = this.#fed - this.#lastEvent + this.#held.length;
    if (unread > maxRecordLength) throw new FeedBroken('too-long', this.#cursor.spotOf(this.#lastEvent));
  }

  end(): void {
    this.#isEnding = true;
    this.#feed(this.#held);
    this.#held = '';
    if (this.#depth > 0) {
      this.#refuseStrayReference(this.#fed);
      throw new FeedBroken('cut-off', this.#cursor.spotOf(this.#fed));
    }
    this.#parser.close();
  }

  #feed(text: string): void {
    this.#cursor.add(text);
    this.#parser.write(text);
    // The parser's own count is only right while it parses.
    this.#fed += text.length;
    // What no event was told of may yet turn out to be wrong.
    this.#cursor.drop(this.#lastEvent);
  }

  #onOpen(written: string, attributes: Readonly<Record<string, string>>): void {
    this.#mark();
    this.#depth += 1;
    if (this.#depth > maxFeedDepth) throw new FeedBroken('too-deep', this.#here());
    const name = written.slice(written.indexOf(':') + 1);
    const parent = this.#open.at(-1);
    if (!parent && !this.#listener.isRecord(name)) {
      this.#listener.onOpen?.(name, attributes);
      return;
    }
    if (!parent) this.#recordStart = this.#tagStart;
    const at = this.#cursor.spotOf(this.#tagStart);
    const node: OpenNode = { name, attributes, children: [], text: '', at };
    parent?.children.push(node);
    this.#open.push(node);
  }

  #onClose(): void {
    this.#mark();
    this.#depth -= 1;
    const node = this.#open.pop();
    if (!node) return;
    if (node.attributes['xml:space'] !== 'preserve') node.text = node.text.trim();
    if (this.#open.length === 0) this.#listener.onRecord(node);
  }

  #onText(text: string): void {
    this.#mark();
    const node = this.#open.at(-1);
    if (!node) return;
    node.text += text;
    if (this.#lastEvent - this.#recordStart > maxFeedRecordLength)
      throw new FeedBroken('too-long', this.#cursor.spotOf(this.#tagStart));
  }

  #mark(): void {
    this.#lastEvent = this.#parser.position;
  }

  #here(): Spot {
    return spot(this.#parser.line, this.#parser.columnIndex + 1, this.#part);
  }

  /** The library tells what is wrong in words; here it is seen in the text before the place where it stopped. */
  #fail(): never {
    this.#refuseStrayReference(this.#parser.position);
    const isCut = this.#isEnding && (this.#depth > 0 || this.#held.includes('<'));
    throw new FeedBroken(isCut ? 'cut-off' : 'not-well-formed', this.#here());
  }

  /** A & that begins nothing that can be read, last before an offset. */
  #refuseStrayReference(end: number): void {
    const [reference = ''] = /&[^&]*$/.exec(this.#cursor.before(end)) ?? [];
    if (/^&[^;<\s]*;$/.test(reference)) throw new FeedBroken('entity', this.#here());
    // Up to a ; everything is read as a name: a & of a text takes what follows with it.
    if (/^&[^;]*[<\s]/.test(reference))
      throw new FeedBroken('ampersand', this.#cursor.spotOf(end - reference.length));
  }
}

function spot(line: number, column: number, part: number): Spot {
  return part === 0 ? [line, column] : [line, column, part];
}

/** Offsets of a text that comes in pieces -> lines and columns; offsets are asked in rising order. */
class LineCursor {
  #text = '';
  /** Offset of the first character of `#text`. */
  #start = 0;
  #line = 1;
  /** Offset of the start of that line, which may be long gone. */
  #lineStart = 0;
  #scanned = 0;
  readonly #part: number;

  constructor(part: number) {
    this.#part = part;
  }

  add(text: string): void {
    this.#text += text;
  }

  spotOf(offset: number): Spot {
    const end = Math.max(offset, this.#scanned);
    for (
      let at = this.#text.indexOf('\n', this.#scanned - this.#start);
      at !== -1 && at + this.#start < end;
      at = this.#text.indexOf('\n', at + 1)
    ) {
      this.#line += 1;
      this.#lineStart = at + this.#start + 1;
    }
    this.#scanned = end;
    return spot(this.#line, Math.max(1, end - this.#lineStart + 1), this.#part);
  }

  /** The text before an offset that is not dropped yet. */
  before(offset: number): string {
    return this.#text.slice(0, Math.max(0, offset - this.#start));
  }

  /** Nothing before this offset will be asked for. */
  drop(offset: number): void {
    const end = Math.min(offset, this.#start + this.#text.length);
    this.spotOf(end);
    this.#text = this.#text.slice(end - this.#start);
    this.#start = end;
  }
}
