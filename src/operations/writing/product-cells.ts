import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { canonicalFields } from '../../compile/importing/canonical-row.ts';
import type { OwnTable, PlacedRow } from '../../compile/own-table.ts';
import type { ValueChange } from './written.ts';

/** Members of a product that may be changed; attributes are said as `attributes.Цвет`. */
export const productFields = canonicalFields.filter((field) => field !== 'sku');

/** Texts as a cell has them, by field; a number as a number; null empties the cell. */
export type ProductWish = Readonly<Record<string, string | number | null>>;

export interface Cell {
  readonly key: string;
  readonly column: number;
  readonly text: string;
}

/** The row of a product; a SKU is compared as it is read. */
export function rowOf({ rows, columns }: OwnTable, sku: string): PlacedRow | undefined {
  const column = columns.fields.sku ?? 0;
  return rows.find(({ cells }) => plain(cells[column] ?? '') === sku);
}

export function textAt(row: PlacedRow | undefined, column: number): string | null {
  const text = row && plain(row.cells[column] ?? '');
  return text === undefined || text === '' ? null : text;
}

function plain(cell: string): string {
  const text = cell.trim();
  return (/^'[=+\-@]/.test(text) ? text.slice(1) : text).replaceAll(/[^\S\n]+/g, ' ');
}

/** Throws `ZetaError` (usage) for what is no field, and for one that the file has no column of. */
export function cellsFor(file: string, table: OwnTable, wish: ProductWish): readonly Cell[] {
  return Object.entries(wish).map(([key, value]) => {
    const column = columnOf(file, table, key);
    if (typeof value === 'string' && !value.isWellFormed()) throw wrongValue(key);
    if (typeof value === 'number' && !Number.isFinite(value)) throw wrongValue(key);
    const text = typeof value === 'number' ? numberText(table, key, value) : (value ?? '');
    return { key, column, text };
  });
}

function columnOf(file: string, table: OwnTable, key: string): number {
  const { fields, attributes } = table.columns;
  const field = productFields.find((one) => one === key);
  const column =
    field === undefined ? attributes.find(({ name }) => `attributes.${name}` === key)?.column : fields[field];
  if (column !== undefined) return column;
  const known = [
    ...productFields.filter((one) => fields[one] !== undefined),
    ...attributes.map(({ name }) => `attributes.${name}`),
  ];
  throw new ZetaError('no-column', `${file} has no column for "${key.slice(0, 100)}".`, {
    hint: `It has columns for ${known.join(', ') || 'the SKU alone'}. A new column is added to the file by hand.`,
    exit: exitCode.usage,
  });
}

/** With the decimal sign that the column has. */
function numberText({ columns, rows }: OwnTable, key: string, value: number): string {
  const text = Number.isInteger(value) ? value.toFixed(0) : String(value);
  const column = columns.fields.price;
  if (key !== 'price' || column === undefined || !text.includes('.')) return text;
  const hasComma = rows.some(({ cells }) => /,\d{1,2}\D*$/.test(cells[column] ?? ''));
  return hasComma ? text.replace('.', ',') : text;
}

/** What changes in the row, field by field. */
export function changesOf(row: PlacedRow | undefined, cells: readonly Cell[]): readonly ValueChange[] {
  return cells.map(({ key, column, text }) => ({
    key,
    before: textAt(row, column),
    after: text === '' ? null : text,
  }));
}

/** All that a row says, which is nothing then. */
export function removalOf(
  { columns }: OwnTable,
  row: PlacedRow | undefined,
  sku: string,
): readonly ValueChange[] {
  const fields = productFields.flatMap((key) => {
    const column = columns.fields[key];
    const before = column === undefined ? null : textAt(row, column);
    return before === null ? [] : [{ key, before, after: null }];
  });
  return [{ key: 'sku', before: sku, after: null }, ...fields];
}

function wrongValue(key: string): ZetaError {
  return new ZetaError('no-text', `What ${key.slice(0, 100)} is set to is no text and no number.`, {
    hint: 'Give a text, a number, or null to empty the cell.',
    exit: exitCode.usage,
  });
}
