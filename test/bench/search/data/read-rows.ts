import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Product } from '../../../../src/catalog/generated/product.ts';

/** Real goods and queries, which are not part of the project: without them the benchmark says so and stops. */
export const dataFolder = join(import.meta.dirname, '../../../../../shared/data');

export function hasData(): boolean {
  return existsSync(dataFolder);
}

/** A text file of the data folder; `.gz` is unpacked. */
export function readText(path: string): string {
  const bytes = readFileSync(join(dataFolder, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
}

/** Rows of a CSV file by the names in its header; at most `most` of them. */
export function readRows(
  path: string,
  options: { readonly delimiter?: string; readonly most?: number } = {},
): readonly Readonly<Record<string, string>>[] {
  return parse(readText(path), {
    columns: true,
    delimiter: options.delimiter ?? ',',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    ...(options.most !== undefined && { to: options.most }),
  }) as Readonly<Record<string, string>>[];
}

/** A product with what a source says of it; empty texts are left out. */
export function productOf(given: {
  readonly sku: string;
  readonly name: string;
  readonly price: string | undefined;
  readonly currency: string;
  readonly category?: string | undefined;
  readonly brand?: string | undefined;
  readonly attributes?: readonly (readonly [name: string, value: string | undefined])[];
  readonly description?: string | undefined;
}): Product {
  const { category, brand, description } = given;
  return {
    sku: given.sku,
    name: given.name.replaceAll(/\s+/g, ' ').trim(),
    category: category ? [category] : [],
    price: 100 * Math.round(Number((given.price ?? '').replaceAll(/[^\d.,]/g, '').replace(',', '.')) || 0),
    currency: given.currency,
    images: [],
    ...(brand && { brand }),
    attributes: (given.attributes ?? []).flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    ...(description && { description: description.replaceAll(/\s+/g, ' ').trim() }),
  };
}
