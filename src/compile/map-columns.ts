import { editDistance, nearest } from '../base/nearest.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { currenciesCalled } from './parse-price.ts';

export type ColumnsSetting = NonNullable<CityFile['catalog']['columns']>;
export type ProductField = Exclude<keyof ColumnsSetting, 'attributes'>;

/** Index of the column of each field, and of each attribute. */
export interface ColumnMap {
  readonly fields: Readonly<Partial<Record<ProductField, number>>>;
  readonly attributes: readonly { readonly name: string; readonly column: number }[];
  /** A column that holds any attributes, each with its name: "Цвет: серый | Размер: 200". */
  readonly packed?: number;
  /** A column that says of each price which currency it is in. */
  readonly currency?: number;
  /** The sign or word in the header of the prices: "руб" of "Цена, руб". */
  readonly priceIn?: string;
}

/** Header of the column of packed attributes, as `zeta catalog import` writes it. */
export const packedHeader = 'attributes';

/** What keeps a column from being found; told once for a file. */
export interface ColumnProblem {
  readonly code: Extract<DiagnosticCode, 'ZK103' | 'ZK126' | 'ZK128'>;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Headers that need no mapping, in lower case. */
const wellKnown: Readonly<Record<ProductField, readonly string[]>> = {
  sku: ['sku', 'артикул', 'код', 'код товара', 'vendor code', 'vendorcode', 'id'],
  name: [
    'name',
    'наименование',
    'название',
    'название товара',
    'товар',
    'title',
    'атауы',
    'номенклатура',
    'наименование товара',
    'полное наименование',
    'model',
    'модель',
  ],
  category: ['category', 'категория', 'раздел', 'группа', 'санат'],
  price: [
    'price',
    'цена',
    'стоимость',
    'бағасы',
    'баға',
    'розничная цена',
    'цена розничная',
    'цена продажи',
    'цена: цена продажи',
    'розница',
  ],
  stock: ['stock', 'остаток', 'остатки', 'количество', 'наличие', 'qty', 'quantity', 'қалдық'],
  brand: ['brand', 'бренд', 'производитель', 'марка', 'vendor'],
  link: ['link', 'url', 'ссылка', 'сілтеме'],
  images: ['image', 'images', 'фото', 'картинка', 'изображение', 'picture', 'сурет'],
  description: ['description', 'описание', 'сипаттама'],
  remove: ['remove', 'удалить'],
};
/** Headers that are worth a guess, and no more: there may be several such columns. */
const likelyHeaders: Readonly<Partial<Record<ProductField, RegExp>>> = {
  sku: /артик|код|sku|^id$/i,
  name: /наимен|назван|товар|номенкл|name|title/i,
  price: /цен|цн|стоим|баға|price/i,
};
const currencyHeaders: ReadonlySet<string> = new Set([
  'currency',
  'currencyid',
  'currency code',
  'валюта',
  'код валюты',
  'валюта цены',
]);
// `wellKnown` has exactly the fields as keys.
const allFields = Object.keys(wellKnown) as readonly ProductField[];

export const wellKnownHeaders: readonly string[] = [...Object.values(wellKnown).flat(), ...currencyHeaders];

/** Headers that the city's file names; a table of one of its files must have a header then. */
export function namedHeaders(setting: ColumnsSetting | undefined): readonly string[] {
  const fields = allFields.flatMap((field) => setting?.[field] ?? []);
  return [...fields.filter((column) => typeof column === 'string'), ...(setting?.attributes ?? [])];
}

/**
 * Finds each field's column: by the number or header that the city says, else by a well-known header. `sku` is always
 * there; a layer over the base file may have only some of the others.
 */
export function mapColumns(
  { header, width }: { readonly header: readonly string[]; readonly width: number },
  setting: ColumnsSetting | undefined,
  isBase: boolean,
): { readonly columns: ColumnMap; readonly problems: readonly ColumnProblem[] } {
  const problems: ColumnProblem[] = [];
  const fields: Partial<Record<ProductField, number>> = {};
  const place = (name: string, field?: ProductField): number | undefined => {
    const found = columnsNamed(header, name);
    if (found.length > 1) problems.push(twice(name, field, found));
    else if (found.length === 0 && (isBase || field === 'sku'))
      problems.push(missingColumn(header, name, field, true));
    return found[0];
  };
  for (const field of allFields) {
    const wanted = setting?.[field];
    const column = typeof wanted === 'string' ? place(wanted, field) : undefined;
    if (column !== undefined) fields[field] = column;
    else if (typeof wanted === 'number') {
      if (wanted <= width) fields[field] = wanted - 1;
      else if (isBase || field === 'sku') problems.push(beyond(field, wanted, width));
    } else if (wanted === undefined || wanted === true) {
      const known = findWellKnown(header, field);
      if (known.length > 1) problems.push(twice(header[known[0] ?? 0] ?? '', field, known));
      if (known[0] !== undefined) fields[field] = known[0];
    }
  }
  const attributes = (setting?.attributes ?? []).flatMap((name) => {
    const column = place(name);
    return column === undefined ? [] : [{ name, column }];
  });
  const isUnnamed = typeof setting?.sku !== 'string' && typeof setting?.sku !== 'number';
  if (fields.sku === undefined && isUnnamed) problems.push(missingColumn(header, 'sku', 'sku'));
  const packed = header.findIndex((cell) => plainHeader(cell) === packedHeader);
  const currency = header.findIndex((cell) => currencyHeaders.has(plainHeader(cell)));
  const priceIn = fields.price === undefined ? undefined : partedPrice(header[fields.price] ?? '').currency;
  const columns = {
    fields,
    attributes,
    ...(packed !== -1 && { packed }),
    ...(currency !== -1 && { currency }),
    ...(priceIn !== undefined && { priceIn }),
  };
  return { columns, problems: together(problems) };
}

/** A column that nothing is read from because its header has a slip. */
export interface MissedColumn {
  readonly column: number;
  readonly header: string;
  readonly nearest: string;
}

/** Shorter headers are all near each other. */
const leastHeader = 4;

/** Columns of fields that were not found, by headers that come near a known one. */
export function missedColumns(
  header: readonly string[],
  { fields, attributes }: ColumnMap,
  setting: ColumnsSetting | undefined,
): readonly MissedColumn[] {
  const read = new Set([...Object.values(fields), ...attributes.map(({ column }) => column)]);
  const isOpen = (field: ProductField) => setting?.[field] === undefined || setting[field] === true;
  const wanted = allFields.filter((field) => fields[field] === undefined && isOpen(field));
  const names = wanted.flatMap((field) => wellKnown[field]).filter((name) => name.length >= leastHeader);
  return header.flatMap((cell, column) => {
    const near = read.has(column) ? undefined : names.find((name) => isSlip(plainHeader(cell), name));
    return near === undefined ? [] : [{ column, header: cell, nearest: near }];
  });
}

/** A letter or two: a size ("размер") is no slip of a group ("раздел"). */
function isSlip(written: string, name: string): boolean {
  const most = name.length >= 9 ? 2 : 1;
  return editDistance(written, name, most + 1) <= most;
}

/** Columns that are missing side by side are one mistake, apart from those whose name was misspelt. */
function together(problems: readonly ColumnProblem[]): readonly ColumnProblem[] {
  const isPlain = ({ code, values }: ColumnProblem) =>
    code === 'ZK103' && values['named'] === 'yes' && values['nearest'] === '';
  const [first, ...others] = problems.filter(isPlain);
  if (!first || others.length === 0) return problems;
  const all = (key: string) => [first, ...others].map(({ values }) => values[key]).join('\n');
  const one = {
    code: 'ZK103',
    values: { ...first.values, column: all('column'), field: all('field') },
  } as const;
  return [one, ...problems.filter((problem) => !isPlain(problem))];
}

/** Exactly that header; else one that differs by case and spaces only. */
function columnsNamed(header: readonly string[], name: string): readonly number[] {
  const exact = indexesOf(header, (cell) => cell === name);
  return exact.length > 0 ? exact : indexesOf(header, (cell) => plainHeader(cell) === plainHeader(name));
}

function findWellKnown(header: readonly string[], field: ProductField): readonly number[] {
  for (const name of wellKnown[field]) {
    const found = indexesOf(
      header,
      (cell) => plainHeader(cell) === name || (field === 'price' && partedPrice(cell).name === name),
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** "Цена, руб", "Price (USD)", "Цена $" -> what it is, and in which currency. */
function partedPrice(cell: string): { readonly name: string; readonly currency?: string } {
  const header = plainHeader(cell);
  const [, name = '', currency = ''] = /^(\S+?)[\s,(]+([^\s,()]+)\)?$/u.exec(header) ?? [];
  return currenciesCalled(currency).length > 0 ? { name, currency } : { name: header };
}

function indexesOf(header: readonly string[], is: (cell: string) => boolean): readonly number[] {
  return header.flatMap((cell, index) => (is(cell) ? [index] : []));
}

/** A header without what nobody sees: case and kinds of spaces. */
export function plainHeader(cell: string): string {
  return cell
    .replaceAll(/[\s\ufeff]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** `isNamed`: the city's file says that this column holds the field, or the attribute where there is no field. */
export function missingColumn(
  header: readonly string[],
  column: string,
  field: ProductField | undefined,
  isNamed = false,
): ColumnProblem {
  const known = header.slice(0, 40).join(', ');
  const isNo = isNamed && /^(?:нет|no|none|off|жоқ)$/i.test(column);
  const near = isNo ? 'false' : (nearest(column, header.slice(0, 1000)) ?? '');
  const named = isNamed ? 'yes' : 'no';
  const likely = field === undefined ? undefined : header.find((cell) => likelyHeaders[field]?.test(cell));
  return {
    code: 'ZK103',
    values: { column, field: field ?? '', named, known, nearest: near, likely: likely ?? '' },
  };
}

function twice(column: string, field: ProductField | undefined, found: readonly number[]): ColumnProblem {
  const numbers = found
    .slice(0, 10)
    .map((index) => index + 1)
    .join(', ');
  return { code: 'ZK126', values: { column, field: field ?? '', numbers, first: (found[0] ?? 0) + 1 } };
}

function beyond(field: ProductField, number: number, columns: number): ColumnProblem {
  return { code: 'ZK128', values: { field, number, columns } };
}
