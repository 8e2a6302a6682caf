import type { Product } from '../catalog/generated/product.ts';
import { productRef } from '../catalog/product-ref.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ProductField } from './map-columns.ts';
import { cellPlace } from './parse-table.ts';
import type { ProductRow } from './read-products.ts';

/**
 * Layers rows by SKU, in the order of the files: later, non-empty cells win, `remove` drops the product. What is left
 * must be a whole product.
 */
export function linkProducts(
  rows: readonly ProductRow[],
  currency: string,
): { readonly products: readonly Product[]; readonly diagnostics: readonly Diagnostic[] } {
  const bySku = new Map<string, ProductRow>();
  for (const row of rows) {
    const below = bySku.get(row.sku);
    if (row.remove) bySku.delete(row.sku);
    else bySku.set(row.sku, below ? overlay(below, row) : row);
  }
  const diagnostics: Diagnostic[] = [];
  const products: Product[] = [];
  for (const row of bySku.values()) {
    const product = lower(row, currency);
    if ('code' in product) diagnostics.push(product);
    else products.push(product);
  }
  return { products, diagnostics: [...diagnostics, ...collisions(bySku)] };
}

function overlay(below: ProductRow, above: ProductRow): ProductRow {
  const named = new Set(above.attributes.map((attribute) => attribute.name));
  return {
    ...above,
    fields: { ...below.fields, ...above.fields },
    attributes: [...below.attributes.filter((attribute) => !named.has(attribute.name)), ...above.attributes],
  };
}

function lower(row: ProductRow, currency: string): Product | Diagnostic {
  const { name, price, category = [], images = [], ...rest } = row.fields;
  if (name === undefined) return problem(row, 'ZK107', 'name', { sku: row.sku });
  if (price === undefined) return problem(row, 'ZK115', 'price', { sku: row.sku });
  return { ...rest, sku: row.sku, name, price, currency, category, images, attributes: row.attributes };
}

function collisions(bySku: ReadonlyMap<string, ProductRow>): readonly Diagnostic[] {
  const byRef = new Map<string, string>();
  return [...bySku].flatMap(([sku, row]) => {
    const ref = productRef(sku);
    const other = byRef.get(ref);
    byRef.set(ref, sku);
    return other === undefined ? [] : [problem(row, 'ZK112', 'sku', { sku, other })];
  });
}

function problem(
  row: ProductRow,
  code: Diagnostic['code'],
  field: ProductField,
  values: Diagnostic['values'],
): Diagnostic {
  return {
    code,
    severity: 'error',
    place: cellPlace(row.table, row.row, row.columns.fields[field] ?? 0),
    values,
  };
}
