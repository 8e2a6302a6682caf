import { createHash } from 'node:crypto';
import type { StagedRows } from '../catalog/staging/staged-rows.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { MostTold } from '../diagnostics/most-told.ts';
import type { Values } from '../diagnostics/words/words.ts';
import type { Files } from '../ports/files.ts';
import type { CatalogTable } from './catalog-tables.ts';
import { textPlaces } from './cell-place.ts';
import { type DecodedPiece, type EncodingProblem, TableDecoder } from './decode-table.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { TableSecrets } from './find-table-secrets.ts';
import { maxCsvBytes, maxSampleLength } from './limits.ts';
import { namedHeaders } from './map-columns.ts';
import { TableBroken, TableParser } from './parse-table.ts';
import { type TableInput, TableReader } from './read-table.ts';
import { fileProblem } from './read-text.ts';

/** A file that goes on changing while it is read is told after so many readings. */
const mostReadings = 4;

export interface StreamedTable {
  /** Absent when the file could not be understood; why was told. */
  readonly table?: CatalogTable;
  /** SHA-256 of the file's bytes, in hex, as they were read. */
  readonly digest: string;
}

/** bytes -> text -> rows -> staged products, in pieces: memory does not grow with the file. */
export async function streamTable(
  files: Files,
  input: TableInput,
  rows: StagedRows,
  told: MostTold,
): Promise<StreamedTable> {
  for (let reading = 1; ; reading += 1) {
    const stream = new TableStream(input, rows, told);
    const read = await files.readPieces(input.path, maxCsvBytes, (piece) => stream.feed(piece));
    if (read.ok) return stream.end();
    told.forget(input.path);
    rows.dropFile(input.index);
    if (read.error === 'changed' && reading < mostReadings) continue;
    const changed = diagnostic('ZK132', { file: input.path });
    told.add(read.error === 'changed' ? changed : fileProblem(input.path, read.error, maxCsvBytes));
    return { digest: '' };
  }
}

/** One reading of one file. */
class TableStream {
  readonly #input: TableInput;
  readonly #rows: StagedRows;
  readonly #told: MostTold;
  readonly #hash = createHash('sha256');
  readonly #decoder: TableDecoder;
  readonly #secrets: TableSecrets;
  /** Decoded, and not yet given to the parser, which needs the delimiter. */
  #sample: DecodedPiece[] = [];
  #sampleLength = 0;
  #parser: TableParser | undefined;
  #reader: TableReader | undefined;
  #delimiter = ',';
  #isStopped = false;

  constructor(input: TableInput, rows: StagedRows, told: MostTold) {
    this.#input = input;
    this.#rows = rows;
    this.#told = told;
    this.#decoder = new TableDecoder(input.setting.format?.encoding);
    this.#secrets = new TableSecrets(input.path);
  }

  /** Whether more is wanted: after a mistake that spoils the rest nothing is. */
  async feed(piece: Uint8Array): Promise<boolean> {
    this.#hash.update(piece);
    const decoded = this.#decoder.feed(piece);
    if (!decoded.ok) return this.#refuseEncoding(decoded.error);
    await this.#takeText(decoded.value);
    return !this.#isStopped;
  }

  async end(): Promise<StreamedTable> {
    if (!this.#isStopped) await this.#finish();
    const table = this.#reader?.table;
    return { digest: this.#hash.digest('hex'), ...(table && { table }) };
  }

  async #finish(): Promise<void> {
    const last = this.#decoder.end();
    if (!last.ok) {
      this.#refuseEncoding(last.error);
      return;
    }
    await this.#takeText(last.value);
    this.#tellSecrets(this.#secrets.end());
    if (!this.#parser && !this.#isStopped) await this.#open();
    if (this.#isStopped) return;
    await this.#parse(() => this.#parser?.end());
    this.#reader?.end();
    this.#tellFacts();
  }

  async #takeText(pieces: readonly DecodedPiece[]): Promise<void> {
    for (const piece of pieces) {
      this.#tellSecrets(this.#secrets.feed(piece.text));
      if (this.#isStopped) continue;
      if (this.#parser) await this.#parse(() => this.#parser?.write(piece.bytes));
      else await this.#takeSample(piece);
    }
  }

  async #takeSample(piece: DecodedPiece): Promise<void> {
    this.#sample.push(piece);
    this.#sampleLength += piece.text.length;
    if (this.#sampleLength >= maxSampleLength) await this.#open();
  }

  /** The first lines are there, or all of them: they say what is between cells. */
  async #open(): Promise<void> {
    const text = this.#sample
      .map((piece) => piece.text)
      .join('')
      .replace(/^\ufeff+/, '');
    if (text.trim() === '' && this.#sampleLength < maxSampleLength) {
      this.#stop(diagnostic('ZK113', { file: this.#input.path }));
      return;
    }
    const { format, columns } = this.#input.setting;
    // Spreadsheets write "sep=;" above the header to say so themselves.
    const said = /^sep=(.)(\r?\n)/i.exec(text);
    const wanted = format?.delimiter === 'tab' ? '\t' : format?.delimiter;
    const delimiter =
      wanted ?? said?.[1] ?? detectDelimiter(text.slice(0, maxSampleLength), namedHeaders(columns));
    if (delimiter === undefined) {
      this.#stop(diagnostic('ZK134', { file: this.#input.path }));
      return;
    }
    this.#delimiter = delimiter;
    const reader = new TableReader(
      this.#input,
      textPlaces(this.#input.path, delimiter),
      this.#rows,
      this.#told,
    );
    this.#reader = reader;
    this.#parser = new TableParser(delimiter, (row) => reader.take(row), said ? 2 : 1);
    const bytes = withoutMarks(Buffer.concat(this.#sample.map((piece) => piece.bytes)));
    this.#sample = [];
    await this.#parse(() => this.#parser?.write(said ? bytes.subarray(said[0].length) : bytes));
  }

  async #parse(work: () => Promise<void> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof TableBroken)) throw error;
      const place = { file: this.#input.path, line: error.line };
      this.#stop(diagnostic('ZK114', place, { problem: error.problem }));
    }
  }

  #tellFacts(): void {
    if (!this.#reader) return;
    const { encoding } = this.#decoder;
    const values: Values = { encoding, delimiter: this.#delimiter, ...this.#reader.facts };
    this.#told.add(diagnostic('ZK117', { file: this.#input.path }, values));
  }

  #tellSecrets(places: ReturnType<TableSecrets['feed']>): void {
    for (const place of places) this.#told.add(diagnostic('ZC301', place));
  }

  #refuseEncoding(problem: EncodingProblem): false {
    const values = { problem, encoding: this.#decoder.encoding };
    this.#stop(diagnostic('ZK102', { file: this.#input.path }, values));
    return false;
  }

  #stop(one: Diagnostic): void {
    this.#told.add(one);
    this.#isStopped = true;
  }
}

/** Byte-order marks at the start, of which files that went through two programs have two. */
function withoutMarks(bytes: Buffer): Buffer {
  let start = 0;
  while (bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf) start += 3;
  return bytes.subarray(start);
}
