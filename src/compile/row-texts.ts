import type { Product } from '../catalog/generated/product.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Values } from '../diagnostics/words/words.ts';
import { garbleOf } from './garbled-text.ts';
import type { ColumnMap, ProductField } from './map-columns.ts';
import { currenciesCalled } from './parse-price.ts';
import { garbleValues, type SaidTexts } from './read-products.ts';
import { hasHtml, plainText } from './readers/plain-text.ts';
import { splitImages, splitPath, unpackAttributes } from './split-cells.ts';

export interface RowRules {
  readonly columns: ColumnMap;
  /** Cells of the header, or of the first row where there is none. */
  readonly width: number;
  /** A row of the base file must reach to its name and price; a layer's need not. */
  readonly isBase: boolean;
}

const shownFields: ReadonlySet<ProductField> = new Set(['name', 'category', 'brand', 'description']);

/** Something to tell of one cell of a row. */
export type CellReport = (code: DiagnosticCode, column: number, values: Values) => void;

/** The cells of one row as what they say of a product. */
export class RowTexts implements SaidTexts {
  readonly isShifted: boolean;
  isGarbled = false;
  readonly #cells: readonly string[];
  readonly #columns: ColumnMap;
  readonly #report: CellReport;

  constructor(cells: readonly string[], rules: RowRules, report: CellReport) {
    this.#cells = cells;
    this.#columns = rules.columns;
    this.#report = report;
    this.isShifted = cells.length !== rules.width && isShifted(cells, rules, report);
  }

  text(field: ProductField): string {
    const text = this.#cell(this.#columns.fields[field]);
    if (field === 'price') return this.#withCurrency(text);
    // Exports of shops have their pages' HTML in descriptions.
    return shownFields.has(field) && hasHtml(text) ? plainText(text) : text;
  }

  /** What a column or the header says of the currency, beside a price that does not say it itself. */
  #withCurrency(price: string): string {
    const { currency, priceIn } = this.#columns;
    if (currency === undefined && priceIn === undefined) return price;
    if (!/^[\d\s.,]+$/.test(price)) return price;
    const said = this.#cell(currency) || (priceIn ?? '');
    return currenciesCalled(said).length > 0 ? `${price} ${said}` : price;
  }

  #cell(column: number | undefined): string {
    return column === undefined ? '' : withoutMark((this.#cells[column] ?? '').trim());
  }

  category(): string[] {
    return splitPath(this.text('category'));
  }

  images(): string[] {
    return splitImages(this.text('images'));
  }

  attributes(): Product['attributes'] {
    const { attributes, packed } = this.#columns;
    const own = attributes
      .map(({ name, column }) => ({ name, value: (this.#cells[column] ?? '').trim() }))
      .filter(({ value }) => value !== '');
    for (const { column } of attributes) this.#refuseGarbled(column);
    if (packed === undefined) return own;
    const named = new Set(own.map(({ name }) => name));
    this.#refuseGarbled(packed);
    const more = unpackAttributes(this.#cell(packed));
    return [...own, ...more.filter(({ name }) => !named.has(name))];
  }

  #refuseGarbled(column: number): void {
    const text = this.#cell(column);
    const garble = garbleOf(text);
    if (!garble || this.isGarbled) return;
    this.isGarbled = true;
    this.#report('ZK135', column, garbleValues('attribute', text, garble));
  }
}

/** An apostrophe before =, +, - or @ is how a spreadsheet is told that a text is no formula: it is not of the text. */
function withoutMark(cell: string): string {
  return cell.startsWith("'") && /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

/** Cells too many have slipped; cells too few are fine as long as name and price are there. */
function isShifted(
  cells: readonly string[],
  { width, isBase, columns }: RowRules,
  report: CellReport,
): boolean {
  const values = { cells: cells.length, columns: width };
  const needed = Math.max(columns.fields.name ?? 0, columns.fields.price ?? 0);
  if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) report('ZK108', width, values);
  else if (isBase && cells.length <= needed) report('ZK127', cells.length, values);
  else return false;
  return true;
}
