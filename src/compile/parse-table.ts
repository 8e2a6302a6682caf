import { CsvError, type InfoRecord, type Parser, parse } from 'csv-parse';
import { maxRecordLength } from './limits.ts';

/** One row of a table: its cells, and the bytes (UTF-8) that they were read from, line end included. */
export interface TableRow {
  readonly cells: readonly string[];
  /** First line of the row in the file, from 1. */
  readonly line: number;
  readonly raw: Uint8Array;
}

/** Why rows cannot be told apart from some line on. */
export type TableProblem = 'quote-inside' | 'text-after-quote' | 'quote-open' | 'row-too-long';

/** The rows after `line` are not read: no parser can say where they begin. */
export class TableBroken extends Error {
  override readonly name = 'TableBroken';
  readonly problem: TableProblem;
  readonly line: number;

  constructor(problem: TableProblem, line: number) {
    super(`${problem} at line ${line}`);
    this.problem = problem;
    this.line = line;
  }
}

const problems: Readonly<Record<string, TableProblem>> = {
  INVALID_OPENING_QUOTE: 'quote-inside',
  CSV_INVALID_CLOSING_QUOTE: 'text-after-quote',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'text-after-quote',
  CSV_QUOTE_NOT_CLOSED: 'quote-open',
  CSV_MAX_RECORD_SIZE: 'row-too-long',
};

const [lf, cr] = [10, 13];

/**
 * CSV as a stream of rows: quoted cells may hold line breaks, lines end in LF, CR LF or CR, empty lines are skipped.
 * A row is given to `onRow` while `write` runs. Both methods throw `TableBroken`, and what `onRow` throws.
 */
export class TableParser {
  readonly #onRow: (row: TableRow) => void;
  readonly #parser: Parser;
  /** Bytes that are not yet rows, and how many came before them. */
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;
  #nextLine: number;
  /** The library's count, which takes CR LF in quotes for two lines. */
  #countedLines = 0;
  #failure: unknown;

  constructor(delimiter: string, onRow: (row: TableRow) => void, firstLine = 1) {
    this.#onRow = onRow;
    this.#nextLine = firstLine;
    this.#parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: maxRecordLength,
      on_record: (cells: readonly string[], info: InfoRecord) => this.#take(cells, info),
    });
    this.#parser.on('error', (error) => {
      this.#failure = error;
    });
    this.#parser.resume();
  }

  write(bytes: Buffer): Promise<void> {
    this.#window = this.#window.length === 0 ? bytes : Buffer.concat([this.#window, bytes]);
    return this.#run((done) => this.#parser.write(bytes, done));
  }

  /** The last row may have no line end. */
  end(): Promise<void> {
    return this.#run((done) => this.#parser.end(done));
  }

  async #run(work: (done: (error?: Error | null) => void) => void): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      work((error) => (error ? reject(this.#reasonOf(error)) : resolve())),
    );
    if (this.#failure) throw this.#reasonOf(this.#failure);
  }

  #take(cells: readonly string[], { bytes, lines }: InfoRecord): null {
    const end = bytes - this.#windowStart;
    const slice = this.#window.subarray(0, end);
    const start = skipEmptyLines(slice);
    const isOneLine = start === 0 && lines - this.#countedLines === 1;
    const line = isOneLine ? this.#nextLine : this.#nextLine + lineBreaks(slice.subarray(0, start));
    this.#nextLine = isOneLine ? line + 1 : line + lineBreaks(slice.subarray(start));
    this.#countedLines = lines;
    this.#window = this.#window.subarray(end);
    this.#windowStart = bytes;
    this.#onRow({ cells, line, raw: start === 0 ? slice : slice.subarray(start) });
    return null;
  }

  #reasonOf(error: unknown): unknown {
    const problem = error instanceof CsvError ? problems[error.code] : undefined;
    if (!problem || !(error instanceof CsvError)) return error;
    const first = this.#nextLine + lineBreaks(this.#window.subarray(0, skipEmptyLines(this.#window)));
    const isInRow = problem === 'quote-inside' || problem === 'text-after-quote';
    const line = isInRow ? this.#lineOf(Number(error['lines'])) : first;
    return new TableBroken(problem, line);
  }

  /** The line in the file of a line as the library counts. */
  #lineOf(counted: number): number {
    let [line, toCount] = [this.#nextLine, counted - this.#countedLines - 1];
    for (let at = 0; at < this.#window.length && toCount > 0; at += 1) {
      const byte = this.#window[at];
      if (byte === cr || byte === lf) toCount -= 1;
      if (byte === lf || (byte === cr && this.#window[at + 1] !== lf)) line += 1;
    }
    return line;
  }
}

/** Length of the lines at the start that hold nothing but spaces. */
function skipEmptyLines(bytes: Uint8Array): number {
  let start = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === lf || byte === cr) start = at + 1;
    else if (byte !== 32 && byte !== 9) break;
  }
  // A row that has no text before its line end is not empty: a tab may be its delimiter.
  return start === bytes.length ? 0 : start;
}

/** CR LF is one line break. */
function lineBreaks(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === lf || (byte === cr && bytes[at + 1] !== lf)) count += 1;
  }
  return count;
}
