import { overlay } from '../catalog/overlay-product.ts';
import type { Staging } from '../catalog/staging/open-staging.ts';
import type { StoredRow } from '../catalog/staging/staged-rows.ts';
import { severities } from '../diagnostics/codes.ts';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import type { MostTold } from '../diagnostics/most-told.ts';
import { type CatalogTables, fieldPlace } from './catalog-tables.ts';

/**
 * What rows of one SKU make: `layers` in the order of the files, where later, non-empty cells win and `remove` drops the
 * product; or the `first` of them alone.
 */
export type SameSku = 'layers' | 'first';

/** Makes one row a product. A SKU that stands twice in one file is told with both rows, and SKUs that look alike are. */
export function linkProducts(
  { rows }: Staging,
  tables: CatalogTables,
  told: MostTold,
  sameSku: SameSku = 'layers',
): void {
  for (const group of rows.groups()) {
    const bySku = Map.groupBy(group.rows, ({ product }) => product.sku);
    for (const same of bySku.values()) {
      tellTwice(same, tables, told);
      if (sameSku === 'first') for (const { id } of same.slice(1)) rows.delete(id);
      else if (same.length > 1) layer(rows, same);
    }
    tellLookAlikes([...bySku.values()], tables, told);
    const file = tables.get(group.rows[0]?.file ?? 0)?.file;
    if (file !== undefined && group.more > 0) told.count(file, { error: group.more, warning: 0 });
  }
  rows.settle();
}

/** One row is left: at the first one's place in the catalog, or at the last one's when it was removed in between. */
function layer(rows: Staging['rows'], same: readonly StoredRow[]): void {
  let product: StoredRow | undefined;
  for (const row of same) {
    if (row.isRemoved) {
      product = undefined;
      continue;
    }
    product = product
      ? {
          ...row,
          id: product.id,
          product: overlay(product.product, row.product),
          told: {
            name: product.told.name || row.told.name,
            price: product.told.price || row.told.price,
          },
        }
      : row;
  }
  for (const { id } of same) if (id !== product?.id) rows.delete(id);
  if (product) rows.replace(product.id, product, product);
}

function tellTwice(same: readonly StoredRow[], tables: CatalogTables, told: MostTold): void {
  const first = new Map<number, StoredRow>();
  for (const row of same) {
    const before = first.get(row.file);
    if (!before) first.set(row.file, row);
    else tell('ZK106', row, before, tables, told, { sku: row.product.sku });
  }
}

function tellLookAlikes(
  groups: readonly (readonly StoredRow[])[],
  tables: CatalogTables,
  told: MostTold,
): void {
  const [first, ...others] = groups.map((rows) => rows[0]);
  for (const row of others) {
    if (!first || !row) continue;
    tell('ZK131', row, first, tables, told, { sku: row.product.sku, other: first.product.sku });
  }
}

function tell(
  code: 'ZK106' | 'ZK131',
  row: StoredRow,
  first: StoredRow,
  tables: CatalogTables,
  told: MostTold,
  values: Readonly<Record<string, string>>,
): void {
  const file = tables.get(row.file)?.file ?? '';
  told.offer({ code, severity: severities[code], file, line: row.line }, () =>
    diagnostic(code, fieldPlace(tables, row, 'sku'), values, [fieldPlace(tables, first, 'sku')]),
  );
}
