import type { Product } from '../catalog/generated/product.ts';
import type { SaidProduct, StagedProduct, ToldFields } from '../catalog/staging/staged-row.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Values } from '../diagnostics/words/words.ts';
import { maxDescriptionLength, maxNameLength, maxSkuLength } from './limits.ts';
import type { ColumnMap, ProductField } from './map-columns.ts';
import { type DecimalSign, type PriceProblem, parsePrice } from './parse-price.ts';
import { parseStock, splitImages, splitPath, webAddress } from './split-cells.ts';

/** Something to tell of one cell of a row. */
export type CellReport = (code: DiagnosticCode, column: number, values: Values) => void;

export interface RowRules {
  readonly columns: ColumnMap;
  readonly currency: string;
  readonly decimal: DecimalSign;
  /** Cells of the header, or of the first row where there is none. */
  readonly width: number;
  /** A row of the base file must reach to its name and price; a layer's need not. */
  readonly isBase: boolean;
}

const priceCodes: Readonly<Record<PriceProblem, DiagnosticCode>> = {
  'not-a-number': 'ZK104',
  'too-fine': 'ZK104',
  zero: 'ZK118',
  negative: 'ZK119',
  ambiguous: 'ZK120',
  several: 'ZK121',
  'other-currency': 'ZK122',
};

/** The values of a message are short, whatever stands in the cell. */
const shownValue = 80;

/**
 * Cells -> what the row says of its product; empty cells say nothing, pictures are as written. Mistakes go to `report`,
 * and the rest of the row is read all the same. Undefined: the row has no SKU, so it says nothing of any product.
 */
export function readProduct(
  cells: readonly string[],
  rules: RowRules,
  report: CellReport,
): StagedProduct | undefined {
  const row = new RowReader(cells, rules, report);
  const sku = row.short('sku', maxSkuLength).replaceAll(/\s+/g, ' ');
  row.checkWidth();
  const remove = row.text('remove');
  // In the order of the alphabet: the JSON of this object is canonical as it is.
  const product: SaidProduct = {
    attributes: row.attributes(),
    ...row.optional('brand', row.text('brand')),
    category: splitPath(row.text('category')),
    currency: rules.currency,
    ...row.optional('description', row.description()),
    images: splitImages(row.text('images')),
    ...row.optional('link', row.parsed('link', 'ZK110', webAddress)),
    ...row.optional('name', row.short('name', maxNameLength)),
    ...row.optional('price', row.price()),
    sku,
    ...row.optional('stock', row.parsed('stock', 'ZK109', parseStock)),
  };
  if (sku === '') {
    row.problem('ZK105', 'sku', {});
    return undefined;
  }
  const isRemoved = remove !== '' && /^(true|1|да|yes|x|х)$/i.test(remove);
  return { product, isRemoved, told: row.told };
}

/** What lies above wins with what it says. */
export function overlay(below: SaidProduct, above: SaidProduct): SaidProduct {
  const named = new Set(above.attributes.map(({ name }) => name));
  const both: Record<string, unknown> = {
    ...below,
    ...above,
    attributes: [...below.attributes.filter(({ name }) => !named.has(name)), ...above.attributes],
    category: above.category.length > 0 ? above.category : below.category,
    images: above.images.length > 0 ? above.images : below.images,
  };
  const sorted = Object.keys(both)
    .sort()
    .map((key) => [key, both[key]]);
  // The keys of two such products, each with a value of one of them.
  return Object.fromEntries(sorted) as SaidProduct;
}

/** Reads one cell after another of a row, and remembers whether its name and price were wrong. */
class RowReader {
  readonly #cells: readonly string[];
  readonly #rules: RowRules;
  readonly #report: CellReport;
  #isShifted = false;
  #isPriceWrong = false;

  constructor(cells: readonly string[], rules: RowRules, report: CellReport) {
    this.#cells = cells;
    this.#rules = rules;
    this.#report = report;
  }

  /** In a row with other columns nobody knows which cell is missing. */
  get told(): ToldFields {
    return { name: this.#isShifted, price: this.#isShifted || this.#isPriceWrong };
  }

  text(field: ProductField): string {
    const column = this.#rules.columns.fields[field];
    return column === undefined ? '' : (this.#cells[column] ?? '').trim();
  }

  optional<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
    if (value === undefined || value === '') return {};
    const said: { [key in K]?: V } = {};
    said[key] = value;
    return said;
  }

  short(field: 'sku' | 'name', limit: number): string {
    const value = this.text(field);
    if (value.length > limit) this.problem('ZK116', field, { field, length: value.length, limit });
    return value;
  }

  description(): string {
    const value = this.text('description');
    if (value.length <= maxDescriptionLength) return value;
    const values = { length: value.length, limit: maxDescriptionLength };
    this.#report('ZK129', this.#column('description'), values);
    return value.slice(0, maxDescriptionLength);
  }

  price(): number | undefined {
    const value = this.text('price');
    if (value === '') return undefined;
    const { currency, decimal } = this.#rules;
    const price = parsePrice(value, currency, decimal);
    if (!price.ok) {
      this.#isPriceWrong = true;
      this.problem(priceCodes[price.error], 'price', { value: shown(value), currency });
      return undefined;
    }
    if (price.value.isFrom) this.#report('ZK123', this.#column('price'), { value: shown(value) });
    return price.value.minor;
  }

  parsed<T>(
    field: ProductField,
    code: DiagnosticCode,
    parse: (value: string) => T | undefined,
  ): T | undefined {
    const value = this.text(field);
    if (value === '') return undefined;
    const result = parse(value);
    if (result === undefined) this.problem(code, field, { value: shown(value) });
    return result;
  }

  attributes(): Product['attributes'] {
    const { attributes } = this.#rules.columns;
    if (attributes.length === 0) return [];
    return attributes
      .map(({ name, column }) => ({ name, value: (this.#cells[column] ?? '').trim() }))
      .filter(({ value }) => value !== '');
  }

  /** Cells too many have slipped; cells too few are fine as long as name and price are there. */
  checkWidth(): void {
    const { width, isBase, columns } = this.#rules;
    const cells = this.#cells.length;
    if (cells === width) return;
    const needed = Math.max(columns.fields.name ?? 0, columns.fields.price ?? 0);
    if (cells > width && this.#cells.slice(width).some((cell) => cell !== ''))
      this.#shifted('ZK108', width, { cells, columns: width });
    else if (isBase && cells <= needed) this.#shifted('ZK127', cells, { cells, columns: width });
  }

  problem(code: DiagnosticCode, field: ProductField, values: Values): void {
    this.#report(code, this.#column(field), values);
  }

  #shifted(code: DiagnosticCode, column: number, values: Values): void {
    this.#isShifted = true;
    this.#report(code, column, values);
  }

  #column(field: ProductField): number {
    return this.#rules.columns.fields[field] ?? 0;
  }
}

function shown(value: string): string {
  return value.length <= shownValue ? value : `${value.slice(0, shownValue)}…`;
}
