import { maskSecrets } from '../base/mask-secrets.ts';
import { nearest } from '../base/nearest.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Table } from './parse-table.ts';

export type ColumnsSetting = NonNullable<CityFile['catalog']['columns']>;
export type ProductField = Exclude<keyof ColumnsSetting, 'attributes'>;

/** Index of the column of each field, and of each attribute. */
export interface ColumnMap {
  readonly fields: Readonly<Partial<Record<ProductField, number>>>;
  readonly attributes: readonly { readonly name: string; readonly column: number }[];
}

/** Headers that need no mapping, in lower case. */
const wellKnown: Readonly<Record<ProductField, readonly string[]>> = {
  sku: ['sku', 'артикул', 'код', 'код товара', 'vendor code', 'vendorcode', 'id'],
  name: ['name', 'наименование', 'название', 'название товара', 'товар', 'title', 'атауы'],
  category: ['category', 'категория', 'раздел', 'группа', 'санат'],
  price: ['price', 'цена', 'цена, руб', 'цена, тг', 'стоимость', 'бағасы', 'баға'],
  stock: ['stock', 'остаток', 'количество', 'наличие', 'qty', 'quantity', 'қалдық'],
  brand: ['brand', 'бренд', 'производитель', 'марка', 'vendor'],
  link: ['link', 'url', 'ссылка', 'сілтеме'],
  images: ['image', 'images', 'фото', 'картинка', 'изображение', 'picture', 'сурет'],
  description: ['description', 'описание', 'сипаттама'],
  remove: ['remove', 'удалить'],
};

/**
 * Finds each field's column: as the city says, else by a well-known header. `sku` is always there; a layer over the
 * base file may have only some of the others.
 */
export function mapColumns(
  table: Table,
  setting: ColumnsSetting | undefined,
  isBase: boolean,
): { readonly columns?: ColumnMap; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const fields: Partial<Record<ProductField, number>> = {};
  // `wellKnown` has exactly the fields as keys.
  for (const field of Object.keys(wellKnown) as ProductField[]) {
    const named = setting?.[field];
    const column = named === undefined ? findWellKnown(table, field) : table.header.indexOf(named);
    if (column >= 0) fields[field] = column;
    else if (named !== undefined && (isBase || field === 'sku'))
      diagnostics.push(missingColumn(table, named));
  }
  const attributes = (setting?.attributes ?? []).flatMap((name) => {
    const column = table.header.indexOf(name);
    if (column < 0 && isBase) diagnostics.push(missingColumn(table, name));
    return column < 0 ? [] : [{ name, column }];
  });
  if (fields.sku === undefined && setting?.sku === undefined) diagnostics.push(missingColumn(table, 'sku'));
  return diagnostics.length > 0 ? { diagnostics } : { columns: { fields, attributes }, diagnostics };
}

function findWellKnown(table: Table, field: ProductField): number {
  const headers = table.header.map((header) => header.trim().toLowerCase());
  const name = wellKnown[field].find((one) => headers.includes(one));
  return name === undefined ? -1 : headers.indexOf(name);
}

function missingColumn(table: Table, column: string): Diagnostic {
  return {
    code: 'ZK103',
    severity: 'error',
    place: {
      file: table.file,
      line: 1,
      column: 1,
      length: 0,
      text: maskSecrets(table.header.join(table.delimiter)),
    },
    values: { column, known: table.header.join(', '), nearest: nearest(column, table.header) ?? '' },
  };
}
