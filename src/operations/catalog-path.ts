import type { CatalogId } from '../base/ids.ts';

/** The file of a compiled catalog in the target's data folder. */
export function catalogPath(id: CatalogId): string {
  return `catalogs/${id}.db`;
}
