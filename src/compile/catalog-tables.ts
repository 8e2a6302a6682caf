import type { ProductPlace, RowPlace } from '../catalog/staging/staged-row.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { cellPlace, type TableShape } from './cell-place.ts';
import type { ColumnMap, ProductField } from './map-columns.ts';

/** A file of the catalog that was read: what its rows have in common, and which column holds what. */
export interface CatalogTable {
  readonly shape: TableShape;
  readonly columns: ColumnMap;
}

/** The tables of a catalog, by the index of their files. */
export type CatalogTables = ReadonlyMap<number, CatalogTable>;

/** Where a field of a staged row stands: its cell, or the end of the row where the file has no such column. */
export function fieldPlace(tables: CatalogTables, row: RowPlace | ProductPlace, field: ProductField): Place {
  const table = tables.get(row.file);
  // Rows are staged under tables that were read.
  if (!table) throw new Error(`no table for file ${row.file}`);
  return cellPlace(table.shape, row, table.columns.fields[field] ?? 0);
}
