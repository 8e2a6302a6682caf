import { majorUnits } from '../base/money.ts';
import type { Staging } from '../catalog/staging/open-staging.ts';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import type { MostTold } from '../diagnostics/most-told.ts';
import { type CatalogTables, fieldPlace } from './catalog-tables.ts';

/** More than anybody is told of one file. */
const most = 200;
/** A price is absurd beyond so many times the median of its category: a slip of two digits, not a luxury. */
const absurdFactor = 50;
/** Fewer prices have no median worth the name. */
const leastPrices = 8;

/** Which columns the catalog's files have, all together. */
export interface KnownFields {
  readonly name: boolean;
  readonly price: boolean;
}

/** Rules of whole products, layers included. */
export function checkProducts(
  { checks }: Staging,
  tables: CatalogTables,
  told: MostTold,
  { currency, known }: { readonly currency: string; readonly known: KnownFields },
): void {
  for (const [field, code] of [
    ['name', 'ZK107'],
    ['price', 'ZK115'],
  ] as const) {
    // Where no file has the column, that is told once.
    if (!known[field]) continue;
    const { rows, count } = checks.lacking(field, most);
    for (const row of rows) told.add(diagnostic(code, fieldPlace(tables, row, field), { sku: row.sku }));
    const last = rows.at(-1);
    const file = last && tables.get(last.file)?.file;
    if (file !== undefined) told.count(file, { error: count - rows.length, warning: 0 });
  }
  for (const { row, other } of checks.collisions()) {
    const values = { sku: row.sku, other: other.sku };
    const related = [fieldPlace(tables, other, 'sku')];
    told.add(diagnostic('ZK112', fieldPlace(tables, row, 'sku'), values, related));
  }
  for (const row of checks.oddPrices(absurdFactor, leastPrices, most)) {
    const values = {
      sku: row.sku,
      price: majorUnits(row.price, currency),
      median: majorUnits(row.median, currency),
      currency,
    };
    told.add(diagnostic('ZK124', fieldPlace(tables, row, 'price'), values));
  }
  for (const { name, row } of checks.numericCategories(most)) {
    const place = fieldPlace(tables, row, 'category');
    // Only where cells are told apart by their order in a line of text can one be missing.
    if (place.text !== undefined) told.add(diagnostic('ZK163', place, { name }));
  }
  for (const [first, ...others] of checks.lookAlikeCategories(most)) {
    for (const { name, row } of others) {
      if (!first) continue;
      const related = [fieldPlace(tables, first.row, 'category')];
      const values = { name, other: first.name };
      told.add(diagnostic('ZK130', fieldPlace(tables, row, 'category'), values, related));
    }
  }
}
