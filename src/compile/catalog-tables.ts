import type { ProductPlace, RowPlace } from '../catalog/staging/staged-row.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { WrittenRow } from './cell-place.ts';
import type { ProductField } from './map-columns.ts';

/** A file of the catalog that was read, whatever its format: where its rows and their fields stand. */
export interface CatalogTable {
  /** Path from the platform's root. */
  readonly file: string;
  /** Names of its columns, for messages; absent when it has none. */
  readonly header?: readonly string[];
  /** Whether its products may have such a field at all. */
  readonly has: (field: ProductField) => boolean;
  /** Where a field of a row stands; where the row has none, the place of the row or its end. */
  readonly placeOf: (row: WrittenRow, field: ProductField) => Place;
}

/** The tables of a catalog, by the index of their files. */
export type CatalogTables = ReadonlyMap<number, CatalogTable>;

/** Where a field of a staged row stands. */
export function fieldPlace(tables: CatalogTables, row: RowPlace | ProductPlace, field: ProductField): Place {
  const table = tables.get(row.file);
  // Rows are staged under tables that were read.
  if (!table) throw new Error(`no table for file ${row.file}`);
  return table.placeOf(row, field);
}
