import type { Product } from '../catalog/generated/product.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { maxDescriptionLength, maxNameLength, maxSkuLength } from './limits.ts';
import type { ColumnMap, ProductField } from './map-columns.ts';
import { parsePrice } from './parse-price.ts';
import { cellPlace, type Table, type TableRow } from './parse-table.ts';

/** What one row says of a product; empty cells say nothing. Images are as written, not yet looked up. */
export interface ProductRow {
  readonly sku: string;
  readonly remove: boolean;
  readonly fields: Partial<Omit<Product, 'sku' | 'currency' | 'attributes'>>;
  readonly attributes: Product['attributes'];
  readonly table: Table;
  readonly row: TableRow;
  readonly columns: ColumnMap;
}

/** Rows of one file, in its order. A row with a mistake is reported and left out. */
export function readProducts(
  table: Table,
  columns: ColumnMap,
  currency: string,
): { readonly rows: readonly ProductRow[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const rows: ProductRow[] = [];
  const bySku = new Map<string, TableRow>();
  for (const row of table.rows) {
    const read = readRow({ table, columns, row, currency });
    const first = bySku.get(read.product.sku);
    if (first && read.product.sku !== '') {
      const related = [cellPlace(table, first, columns.fields.sku ?? 0)];
      diagnostics.push({ ...problem(read.cell, 'ZK106', 'sku', { sku: read.product.sku }), related });
    }
    bySku.set(read.product.sku, row);
    diagnostics.push(...read.diagnostics);
    if (read.diagnostics.length === 0) rows.push(read.product);
  }
  return { rows, diagnostics };
}

interface Cell {
  readonly table: Table;
  readonly columns: ColumnMap;
  readonly row: TableRow;
  readonly currency: string;
}

/** Reads one cell after another of a row, and remembers what is wrong with them. */
function readRow(cell: Cell): {
  readonly cell: Cell;
  readonly product: ProductRow;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const text = (field: ProductField) => (cell.row.cells[cell.columns.fields[field] ?? -1] ?? '').trim();
  const report = (code: Diagnostic['code'], field: ProductField, values: Diagnostic['values'] = {}) => {
    diagnostics.push(problem(cell, code, field, values));
  };
  const short = (field: ProductField, limit: number) => {
    const value = text(field);
    if (value.length > limit) report('ZK116', field, { field, length: value.length, limit });
    return value;
  };
  const parsed = <T>(
    field: ProductField,
    code: Diagnostic['code'],
    parse: (value: string) => T | undefined,
  ) => {
    const value = text(field);
    if (value === '') return undefined;
    const result = parse(value);
    if (result === undefined) report(code, field, { value });
    return result;
  };
  const sku = short('sku', maxSkuLength);
  if (sku === '') report('ZK105', 'sku');
  const fields = {
    name: short('name', maxNameLength) || undefined,
    price: parsed('price', 'ZK104', (value) => parsePrice(value, cell.currency)),
    stock: parsed('stock', 'ZK109', parseStock),
    link: parsed('link', 'ZK110', webAddress),
    category: splitPath(text('category')),
    images: splitImages(text('images')),
    brand: text('brand') || undefined,
    description: text('description').slice(0, maxDescriptionLength) || undefined,
  };
  const product = {
    sku,
    remove: /^(true|1|да|yes|x|х)$/i.test(text('remove')),
    fields: withoutEmpty(fields),
    attributes: attributesOf(cell),
    ...cell,
  };
  return { cell, product, diagnostics };
}

function attributesOf({ columns, row }: Cell): Product['attributes'] {
  return columns.attributes
    .map(({ name, column }) => ({ name, value: (row.cells[column] ?? '').trim() }))
    .filter(({ value }) => value !== '');
}

/** Later layers win with what they say; what a row does not say must not be there at all. */
function withoutEmpty(
  fields: { readonly [K in keyof ProductRow['fields']]: ProductRow['fields'][K] | undefined },
): ProductRow['fields'] {
  const said = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(said);
}

/** "5", "5 шт.", "есть" is not a number: undefined. */
function parseStock(text: string): number | undefined {
  const match = /^(\d{1,9})(?:[.,]0+)?\s*(?:шт\.?|pcs|дана)?$/i.exec(text.replaceAll(/[\s\u00a0]/g, ''));
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

function webAddress(text: string): string | undefined {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  return url?.href;
}

/** "Мебель / Диваны" and "Мебель > Диваны" -> levels; a slash without spaces belongs to a name. */
function splitPath(text: string): string[] {
  return text
    .split(/\s+[/>|]\s+/)
    .map((level) => level.replaceAll(/\s+/g, ' ').trim())
    .filter((level) => level !== '');
}

function splitImages(text: string): string[] {
  return text
    .split(/[|\s]+|,(?=https?:)/)
    .map((image) => image.replace(/,$/, '').trim())
    .filter((image) => image !== '');
}

function problem(
  cell: Cell,
  code: Diagnostic['code'],
  field: ProductField,
  values: Diagnostic['values'] = {},
): Diagnostic {
  return {
    code,
    severity: 'error',
    place: cellPlace(cell.table, cell.row, cell.columns.fields[field] ?? 0),
    values,
  };
}
