import { maskSecrets } from '../../base/mask-secrets.ts';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { type CatalogTable } from '../catalog-tables.ts';
import { cellPlace, shownLine, textPlaces } from '../cell-place.ts';
import { detectDelimiter } from '../detect-delimiter.ts';
import { maxSampleLength } from '../limits.ts';
import { namedHeaders, plainHeader } from '../map-columns.ts';
import { type BrokenLine, TableParser, type TableRow } from '../parse-table.ts';
import { type TableInput, TableReader } from '../read-table.ts';
import { type FeedFormat, hasSignature } from './detect-format.ts';
import { type Found, foundIn, tableFound } from './found.ts';
import { shopifyTable } from './read-shopify.ts';
import { wooCommerceSignature, wooCommerceTable } from './read-woocommerce.ts';
import { NamedRow, type ShopTable } from './shop-rows.ts';
import { StagedRecords } from './staged-records.ts';
import type { ReadContext, TextReader } from './text-reader.ts';

/** The sign between cells, by the start of a text; undefined when two could be. */
export interface CsvShape {
  readonly delimiter: string;
  /** Characters before the table: spreadsheets write "sep=;" above the header. */
  readonly skipped: number;
}

export function csvShapeOf(text: string, setting: TableInput['setting']): CsvShape | undefined {
  const said = /^sep=(.)(\r?\n)/i.exec(text);
  const { format, columns } = setting;
  const wanted = format?.delimiter === 'tab' ? '\t' : format?.delimiter;
  const delimiter =
    wanted ?? said?.[1] ?? detectDelimiter(text.slice(0, maxSampleLength), namedHeaders(columns));
  return delimiter === undefined ? undefined : { delimiter, skipped: said?.[0].length ?? 0 };
}

/** Takes the rows of a table, whoever understands them. */
interface RowTaker {
  take(row: TableRow): void;
  end(): void;
  readonly table: CatalogTable | undefined;
  readonly found: Found;
}

/** CSV: any table with a mapping, or a shop program's own export, which its header tells. */
export class CsvText implements TextReader {
  readonly #context: ReadContext;
  readonly #shape: CsvShape;
  readonly #parser: TableParser;
  #taker: RowTaker | undefined;
  #toSkip: number;
  /** Cells of the first row. */
  #width = 0;

  constructor(context: ReadContext, shape: CsvShape) {
    this.#context = context;
    this.#shape = shape;
    this.#toSkip = shape.skipped;
    this.#parser = new TableParser(
      shape.delimiter,
      (row) => this.#take(row),
      (line) => this.#tellBroken(line),
      shape.skipped > 0 ? 2 : 1,
    );
  }

  get table(): CatalogTable | undefined {
    return this.#taker?.table;
  }

  get found(): Found {
    const { delimiter } = this.#shape;
    const found =
      this.#taker?.found ??
      tableFound({ columns: 0, rows: 0, unread: [], header: 'no', currencies: new Map() });
    return { ...found, details: { delimiter, ...found.details } };
  }

  write(text: string): void {
    const start = this.#toSkip;
    this.#toSkip = 0;
    this.#parser.write(start === 0 ? text : text.slice(start));
  }

  end(): void {
    this.#parser.end();
    this.#taker?.end();
  }

  #take(row: TableRow): void {
    this.#taker ??= this.#takerFor(row);
    this.#width ||= row.cells.length;
    this.#tellSwallowed(row);
    this.#taker.take(row);
  }

  /** A quoted cell over several lines that has as many delimiters in it as so many rows. */
  #tellSwallowed(row: TableRow): void {
    if (this.#width < 3 || !row.raw.trimEnd().includes('\n')) return;
    const { input, told } = this.#context;
    const { delimiter } = this.#shape;
    for (const [column, cell] of row.cells.entries()) {
      const rows = cell.split(/\r\n|\r|\n/).length - 1;
      if (rows === 0 || cell.split(delimiter).length - 1 < rows * (this.#width - 1)) continue;
      told.add(diagnostic('ZK138', cellPlace({ file: input.path, delimiter }, row, column), { rows }));
    }
  }

  #tellBroken({ problem, line, text, at }: BrokenLine): void {
    const { input, told } = this.#context;
    const place = { file: input.path, line, column: at + 1, length: 1, text: shownLine(text) };
    told.add(diagnostic('ZK114', place, { problem, cell: quotedCell(text, at, this.#shape.delimiter) }));
  }

  #takerFor(first: TableRow): RowTaker {
    const { input, rows, told } = this.#context;
    const shop = shopTableOf(first.cells, this.#context);
    if (shop) return new ShopTaker(this.#context, this.#shape.delimiter, first, shop);
    const reader = new TableReader(input, textPlaces(input.path, this.#shape.delimiter), rows, told);
    return {
      take: (row) => reader.take(row),
      end: () => reader.end(),
      get table() {
        return reader.table;
      },
      get found() {
        return tableFound(reader.facts);
      },
    };
  }
}

/** How a cell with quotes in it is written. */
function quotedCell(line: string, at: number, delimiter: string): string {
  const start = line.lastIndexOf(delimiter, at) + 1;
  const end = line.indexOf(delimiter, at);
  const cell = line.slice(start, end === -1 ? line.length : end).trim();
  // Quotes around all of it are those of the cell; a quote that closes before the end belongs to the text.
  const isWrapped = /^"[^"]*"[^"]*"$/.test(cell) && !/^"[^"]*"\s/.test(cell);
  const inner = isWrapped ? cell.slice(1, -1) : cell;
  const written = `"${inner.replaceAll(/"+/g, '""')}"`;
  return written.length > 60 ? '' : maskSecrets(written);
}

interface KnownShop {
  readonly format: 'shopify' | 'woocommerce';
  readonly table: ShopTable;
}

/** A city that maps columns itself reads the file as any table. */
function shopTableOf(header: readonly string[], { input, lookup }: ReadContext): KnownShop | undefined {
  const format = shopFormatOf(header, input.setting);
  if (format === undefined) return undefined;
  return { format, table: format === 'shopify' ? shopifyTable : wooCommerceTable(lookup) };
}

/** The shop program whose export a header is; undefined: it is any table. */
export function shopFormatOf(
  header: readonly string[],
  { format, columns }: TableInput['setting'],
): KnownShop['format'] | undefined {
  const { type } = format ?? {};
  if (type === 'csv' || (type === undefined && namedHeaders(columns).length > 0)) return undefined;
  if (type === 'shopify' || type === 'woocommerce') return type;
  if (hasSignature(header, shopifyTable.signature)) return 'shopify';
  return hasSignature(header, wooCommerceSignature) ? 'woocommerce' : undefined;
}

class ShopTaker implements RowTaker {
  readonly #records: StagedRecords;
  readonly #rows: ReturnType<ShopTable['open']>;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #format: FeedFormat;
  #isHeader = true;

  constructor({ input, rows, told }: ReadContext, delimiter: string, header: TableRow, shop: KnownShop) {
    const names = header.cells.map((cell) => cell.replace(/^\ufeff+/, '').trim());
    this.#columns = new Map(names.map((name, at) => [name, at]));
    this.#format = shop.format;
    const known = new Map(names.map((name, at) => [plainHeader(name), at]));
    const shape = { file: input.path, delimiter, header: names };
    this.#records = new StagedRecords(
      input,
      (row, field) => {
        const column = shop.table.columns[field as keyof typeof shop.table.columns];
        return cellPlace(shape, row, known.get(plainHeader(column ?? '')) ?? 0);
      },
      rows,
      told,
    );
    this.#rows = shop.table.open(this.#records);
  }

  get table(): CatalogTable {
    return this.#records.table;
  }

  get found(): Found {
    return foundIn(this.#records, this.#format, { columns: this.#columns.size });
  }

  take(row: TableRow): void {
    if (!this.#isHeader) this.#rows.take(new NamedRow(this.#columns, row));
    this.#isHeader = false;
  }

  end(): void {
    this.#rows.end();
  }
}
