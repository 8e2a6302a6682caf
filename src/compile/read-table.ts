import type { StagedRows } from '../catalog/staging/staged-rows.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { type DiagnosticCode, severities } from '../diagnostics/codes.ts';
import { diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import type { MostTold } from '../diagnostics/most-told.ts';
import type { Values } from '../diagnostics/words/words.ts';
import type { CatalogTable } from './catalog-tables.ts';
import type { CellPlaces } from './cell-place.ts';
import { detectHeader } from './detect-header.ts';
import { garbleOf } from './garbled-text.ts';
import { type ColumnMap, mapColumns, missedColumns, plainHeader } from './map-columns.ts';
import { currencyBeside } from './parse-price.ts';
import type { TableRow } from './parse-table.ts';
import { garbleValues, readProduct } from './read-products.ts';
import { type RowRules, RowTexts } from './row-texts.ts';

/** A file of a catalog, and what its city says of it. */
export interface TableInput {
  /** Path from the platform's root. */
  readonly path: string;
  /** Index among the catalog's files; the first one is the base. */
  readonly index: number;
  readonly setting: CityFile['catalog'];
  readonly currency: string;
}

export interface TableFacts {
  readonly columns: number;
  readonly rows: number;
  readonly header: 'yes' | 'no';
  /** Headers of columns that nothing is read from. */
  readonly unread: readonly string[];
  /** How many prices are in which currency: the city's, where nothing else is said. */
  readonly currencies: ReadonlyMap<string, number>;
}

/** Rows of a file, one after another -> staged products. The first row, or the first two, say how the others are read. */
export class TableReader {
  readonly #input: TableInput;
  readonly #places: CellPlaces;
  readonly #rows: StagedRows;
  readonly #told: MostTold;
  #held: TableRow | undefined;
  #header: readonly string[] | undefined;
  #plainHeader: readonly string[] | undefined;
  #table: CatalogTable | undefined;
  #rules: RowRules | undefined;
  /** Nothing can be read from these rows; why was told. */
  #isRefused = false;
  #isStarted = false;
  #count = 0;
  readonly #currencies = new Map<string, number>();
  #width = 0;

  constructor(input: TableInput, places: CellPlaces, rows: StagedRows, told: MostTold) {
    this.#input = input;
    this.#places = places;
    this.#rows = rows;
    this.#told = told;
  }

  /** The table as far as it could be understood. */
  get table(): CatalogTable | undefined {
    return this.#table;
  }

  /** What was found out, for the author to see. */
  get facts(): TableFacts {
    const header = this.#header ? 'yes' : 'no';
    const { fields, attributes, packed, currency } = this.#rules?.columns ?? { fields: {}, attributes: [] };
    const read = new Set([
      ...Object.values(fields),
      ...attributes.map(({ column }) => column),
      packed,
      currency,
    ]);
    const unread = (this.#header ?? []).filter((name, column) => name !== '' && !read.has(column));
    return { columns: this.#width, rows: this.#count, header, unread, currencies: this.#currencies };
  }

  take(row: TableRow): void {
    if (row.cells.every((cell) => cell === '')) return;
    if (this.#isStarted) this.#takeRow(row);
    else if (this.#held) this.#start(this.#held, row);
    else this.#held = row;
  }

  end(): void {
    if (!this.#isStarted && this.#held) this.#start(this.#held, undefined);
  }

  #start(first: TableRow, second: TableRow | undefined): void {
    this.#isStarted = true;
    this.#width = first.cells.length;
    const { columns: setting, format } = this.#input.setting;
    const hasHeader = format?.header ?? detectHeader(first.cells, second?.cells, setting);
    if (hasHeader) this.#header = first.cells.map((cell) => cell.replace(/^\ufeff+/, ''));
    this.#plainHeader = this.#header?.map(plainHeader);
    this.#refuseGarbledHeader(first);
    this.#map(first, hasHeader);
    if (!hasHeader) this.#takeRow(first);
    if (second) this.#takeRow(second);
  }

  #map(first: TableRow, hasHeader: boolean | undefined): void {
    const { setting, index } = this.#input;
    const start = { ...this.#places(first, 0, this.#header), length: 0 };
    const { field: _, ...place } = { ...start, column: 1 };
    const isByNumber = Object.values(setting.columns ?? {}).some((column) => typeof column === 'number');
    if (hasHeader === undefined || (!hasHeader && !isByNumber)) {
      const isTitle = first.cells.filter((cell) => cell !== '').length === 1;
      const isWrapped =
        isTitle && /[;,\t|]/.test(first.cells[0] ?? '') && first.raw.trimStart().startsWith('"');
      const unsure = isWrapped ? 'wrapped' : isTitle ? 'title' : 'unsure';
      this.#refuse('ZK133', place, { problem: hasHeader === undefined ? unsure : 'unmapped' });
      return;
    }
    const width = this.#width;
    const isBase = index === 0;
    const { columns, problems } = mapColumns({ header: this.#header ?? [], width }, setting.columns, isBase);
    if (!this.#isRefused) for (const { code, values } of problems) this.#refuse(code, place, values);
    this.#table = this.#tableOf(columns);
    this.#rules = { columns, width, isBase };
    for (const { column, ...values } of missedColumns(this.#header ?? [], columns, setting.columns))
      this.#told.add(
        diagnostic('ZK164', { ...this.#places(first, column, this.#header), field: '' }, { ...values }),
      );
  }

  /** Headers that are gibberish name nothing: the rows below them would be read by chance. */
  #refuseGarbledHeader(first: TableRow): void {
    for (const [column, cell] of (this.#header ?? []).entries()) {
      const garble = garbleOf(cell);
      if (!garble) continue;
      const place = { ...this.#places(first, column, this.#header), field: '' };
      this.#refuse('ZK135', place, garbleValues('header', cell, garble));
      return;
    }
  }

  #tableOf({ fields }: ColumnMap): CatalogTable {
    const header = this.#header;
    return {
      file: this.#input.path,
      ...(header && { header }),
      has: (field) => fields[field] !== undefined,
      placeOf: (row, field) => this.#places(row, fields[field] ?? 0, header),
    };
  }

  #refuse(code: DiagnosticCode, place: Place, values: Values): void {
    this.#isRefused = true;
    this.#told.add(diagnostic(code, place, values));
  }

  #takeRow(row: TableRow): void {
    if (this.#isHeaderAgain(row.cells)) {
      this.#report('ZK125', row, 0, {});
      return;
    }
    if (isConflictMark(row.cells)) {
      this.#report('ZC130', row, 0, {});
      return;
    }
    this.#count += 1;
    if (this.#isRefused || !this.#rules) return;
    const { fields } = this.#rules.columns;
    const { currency, setting } = this.#input;
    const texts = new RowTexts(row.cells, this.#rules, (code, column, values) =>
      this.#report(code, row, column, values),
    );
    const isNumber = row.numbers?.has(fields.price ?? -1) ?? false;
    const rules = { currency, decimal: setting.format?.decimal, isNumber };
    const staged = readProduct(texts, rules, (code, field, values) =>
      this.#report(code, row, fields[field] ?? 0, values),
    );
    if (!staged) return;
    this.#countCurrency(staged.product.price === undefined ? currencyBeside(texts.text('price')) : currency);
    this.#rows.add({ ...staged, file: this.#input.index, line: row.line, raw: row.raw });
  }

  #countCurrency(code: string | undefined): void {
    if (code !== undefined) this.#currencies.set(code, (this.#currencies.get(code) ?? 0) + 1);
  }

  /** Exports that were put one below the other have their header in the middle too. */
  #isHeaderAgain(cells: readonly string[]): boolean {
    const header = this.#plainHeader;
    if (header === undefined || cells.length !== header.length) return false;
    // Most rows differ in how long their first cell is: that is cheap to see.
    if (Math.abs((cells[0] ?? '').length - (header[0] ?? '').length) > 2) return false;
    return cells.every((cell, column) => plainHeader(cell) === header[column]);
  }

  #report(code: DiagnosticCode, row: TableRow, column: number, values: Values): void {
    if (!this.#table) return;
    const { path: file } = this.#input;
    this.#told.offer({ code, severity: severities[code], file, line: row.line }, () =>
      diagnostic(code, this.#places(row, column, this.#header), values),
    );
  }
}

/** What git puts around two versions of the same lines. */
function isConflictMark([first = '', ...others]: readonly string[]): boolean {
  return /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/.test(first) && others.every((cell) => cell === '');
}
