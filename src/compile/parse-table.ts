import { maxRecordLength } from './limits.ts';

/** One row of a table: its cells, and the text that they were read from, line end included. */
export interface TableRow {
  readonly cells: readonly string[];
  /** First line of the row in the file, from 1. */
  readonly line: number;
  readonly raw: string;
  /** Columns whose cells are numbers of a spreadsheet, and no texts. */
  readonly numbers?: ReadonlySet<number>;
}

/** Why rows cannot be told apart from some line on. */
export type TableProblem = 'quote-open' | 'row-too-long';

/** A line as it stands in the file, and the index in it of what is told. */
interface WrittenSpot {
  readonly text: string;
  readonly at: number;
}

/** The rows after `line` are not read: no parser can say where they begin. */
export class TableBroken extends Error {
  override readonly name = 'TableBroken';
  readonly problem: TableProblem;
  readonly written: WrittenSpot | undefined;
  readonly line: number;

  constructor(problem: TableProblem, line: number, written?: WrittenSpot) {
    super(`${problem} at line ${line}`);
    this.problem = problem;
    this.written = written;
    this.line = line;
  }
}

/** A line with a quote that no rule explains. The next row begins on the next line by all appearance. */
export interface BrokenLine {
  readonly problem: 'quote-inside' | 'text-after-quote';
  readonly line: number;
  /** The line, and the index of the quote in it. */
  readonly text: string;
  readonly at: number;
}

const [lf, cr, quote] = [10, 13, 34];

/**
 * CSV as a stream of rows: quoted cells may hold line breaks, lines end in LF, CR LF or CR, empty lines are skipped, and
 * so are spaces around cells. A row is given to `onRow` while `write` runs, and a line that breaks the rules to
 * `onBroken`, to be told; the rows behind it are read. Both methods throw `TableBroken` where that is of no use, and
 * what the functions throw.
 */
export class TableParser {
  readonly #onRow: (row: TableRow) => void;
  readonly #onBroken: (line: BrokenLine) => void;
  readonly #delimiter: number;
  /** What is not yet rows, and the line that it begins in. */
  #text = '';
  #line: number;
  #isWhole = false;
  /** Where the row that is being read has got to. */
  #at = 0;
  /** Line breaks in the quoted cells of that row. */
  #breaks = 0;
  /** Why the row that is being read is none. */
  #problem: BrokenLine['problem'] | undefined;

  constructor(
    delimiter: string,
    onRow: (row: TableRow) => void,
    onBroken: (line: BrokenLine) => void,
    firstLine = 1,
  ) {
    this.#onRow = onRow;
    this.#onBroken = onBroken;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#line = firstLine;
  }

  write(text: string): void {
    this.#text += text;
    this.#parse();
  }

  /** The last row may have no line end. */
  end(): void {
    this.#isWhole = true;
    this.#parse();
  }

  #parse(): void {
    let start = 0;
    this.#at = 0;
    while (start < this.#text.length) {
      const cells = this.#readRow();
      // Its end has not come yet: it is read again from its start, which is bounded by the longest row.
      if (this.#problem ? !this.#skipBroken(this.#problem) : !cells) break;
      if (cells) this.#take(cells, start);
      start = this.#at;
    }
    this.#text = this.#text.slice(start);
    this.#refuseLonger(this.#text.length);
  }

  #take(cells: readonly string[], start: number): void {
    this.#refuseLonger(this.#at - start);
    const line = this.#line;
    this.#line += this.#breaks + 1;
    if (cells.length > 0) this.#onRow({ cells, line, raw: this.#text.slice(start, this.#at) });
  }

  #refuseLonger(length: number): void {
    if (length > maxRecordLength) throw new TableBroken('row-too-long', this.#line);
  }

  /** The cells of a row, none of an empty line; undefined when the text ends before the row does. */
  #readRow(): readonly string[] | undefined {
    const cells: string[] = [];
    this.#breaks = 0;
    this.#problem = undefined;
    for (;;) {
      this.#skipSpaces();
      const isQuoted = this.#text.charCodeAt(this.#at) === quote;
      const cell = isQuoted ? this.#readQuoted() : this.#readPlain();
      if (cell === undefined) return undefined;
      const code = this.#text.charCodeAt(this.#at);
      if (code === this.#delimiter) {
        cells.push(cell);
        this.#at += 1;
        continue;
      }
      if (!this.#skipLineEnd(code)) return undefined;
      if (isQuoted || cell !== '' || cells.length > 0) cells.push(cell);
      return cells;
    }
  }

  /** Up to the delimiter or line end behind it. */
  #readPlain(): string | undefined {
    const text = this.#text;
    const start = this.#at;
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === lf || code === cr) {
        this.#at = at;
        return text.slice(start, at).trimEnd();
      }
      if (code === quote) return this.#broken('quote-inside', at);
    }
    this.#at = text.length;
    return this.#isWhole ? text.slice(start).trimEnd() : undefined;
  }

  #readQuoted(): string | undefined {
    const text = this.#text;
    const start = this.#at + 1;
    const breaksBefore = this.#breaks;
    let isEscaped = false;
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === lf || (code === cr && text.charCodeAt(at + 1) !== lf)) this.#breaks += 1;
      if (code !== quote) continue;
      if (text.charCodeAt(at + 1) === quote) {
        isEscaped = true;
        at += 1;
        continue;
      }
      this.#at = at + 1;
      if (!this.#skipToCellEnd(at)) return undefined;
      const cell = text.slice(start, at);
      return isEscaped ? cell.replaceAll('""', '"') : cell;
    }
    if (this.#isWhole)
      throw new TableBroken('quote-open', this.#line + breaksBefore, this.#spotOf(start - 1));
    return undefined;
  }

  #spotOf(at: number): WrittenSpot {
    const text = this.#text;
    const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
    const length = text.slice(at).search(/[\r\n]|$/);
    return { text: text.slice(start, at + length), at: at - start };
  }

  /** Nothing but spaces stands between a closing quote and the end of its cell. Whether the end is there. */
  #skipToCellEnd(closing: number): boolean {
    this.#skipSpaces();
    if (this.#at === this.#text.length) return this.#isWhole;
    const code = this.#text.charCodeAt(this.#at);
    if (code === this.#delimiter || code === lf || code === cr) return true;
    this.#broken(code === quote ? 'quote-inside' : 'text-after-quote', closing);
    return false;
  }

  #skipSpaces(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === this.#delimiter || code === lf || code === cr || !isSpace(code)) return;
      this.#at += 1;
    }
  }

  /** False when what comes next may belong to it, or when a row's end has not come. */
  #skipLineEnd(code: number): boolean {
    if (this.#at === this.#text.length) return this.#isWhole;
    const isCrLf = code === cr && this.#text.charCodeAt(this.#at + 1) === lf;
    if (code === cr && this.#at + 1 === this.#text.length && !this.#isWhole) return false;
    this.#at += isCrLf ? 2 : 1;
    return true;
  }

  #broken(problem: BrokenLine['problem'], at: number): undefined {
    this.#problem = problem;
    this.#at = at;
  }

  /** Tells the line of the quote, and goes on behind it. False when its end has not come. */
  #skipBroken(problem: BrokenLine['problem']): boolean {
    const text = this.#text;
    const spot = this.#spotOf(this.#at);
    const end = this.#at - spot.at + spot.text.length;
    // Behind a CR at the end its LF may come.
    if (!this.#isWhole && end + 1 >= text.length && text[end] !== '\n') return false;
    const line = this.#line + this.#breaks;
    this.#onBroken({ problem, line, ...spot });
    this.#line = line + 1;
    this.#at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    return true;
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || ((code < 32 || code > 127) && /\s/.test(String.fromCharCode(code)));
}
