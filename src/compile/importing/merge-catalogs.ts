import { rowsOf } from '../../catalog/product-source.ts';
import type { Staging } from '../../catalog/staging/open-staging.ts';
import { parseSaid } from '../../catalog/staging/staged-row.ts';
import { type CanonicalRow, canonicalRow } from './canonical-row.ts';
import { compareRows, type RowChange } from './compare-rows.ts';

/** One product of the old catalog, of the new one, or of both. */
export type MergedProduct =
  | { readonly kind: 'added'; readonly after: CanonicalRow }
  | { readonly kind: 'gone'; readonly before: CanonicalRow }
  | { readonly kind: 'same'; readonly after: CanonicalRow }
  | {
      readonly kind: 'changed';
      readonly before: CanonicalRow;
      readonly after: CanonicalRow;
      readonly change: RowChange;
    };

/**
 * The old products in their order, so that a diff of the file shows what changed; then the new ones, as they come. Both
 * stagings are settled.
 */
export function* mergeCatalogs(old: Staging, next: Staging): Generator<MergedProduct> {
  for (const row of rowsOf(old.products())) {
    const before = rowOf(row);
    const found = next.find(parseSaid(row).sku);
    if (found === undefined) yield { kind: 'gone', before };
    else yield compared(before, rowOf(found));
  }
  for (const row of rowsOf(next.products())) {
    if (old.find(parseSaid(row).sku) === undefined) yield { kind: 'added', after: rowOf(row) };
  }
}

function compared(before: CanonicalRow, after: CanonicalRow): MergedProduct {
  const change = compareRows(before, after);
  return change ? { kind: 'changed', before, after, change } : { kind: 'same', after };
}

function rowOf(row: string): CanonicalRow {
  return canonicalRow(parseSaid(row));
}
