import { ZetaError } from '../base/zeta-error.ts';
import type { CatalogReader } from './reader.ts';

/** A compiled catalog cannot be read where it was asked: its file is damaged, or the disk is. */
export class CatalogUnreadable extends Error {
  override readonly name = 'CatalogUnreadable';
}

/** In the place of a catalog that has no readable file. */
export const unreadableCatalog: CatalogReader = {
  search: fail,
  product: fail,
  similar: fail,
  category: fail,
};

function fail(): never {
  throw new CatalogUnreadable('there is no readable catalog');
}

/** The same catalog, which tells `onFailure` of all that it throws: `CatalogUnreadable` where a damaged file is the cause. */
export function watchedReader(catalog: CatalogReader, onFailure: (error: unknown) => void): CatalogReader {
  const watched = <Answer>(read: () => Answer): Answer => {
    try {
      return read();
    } catch (error) {
      onFailure(error);
      throw isOfFile(error) ? new CatalogUnreadable('a page cannot be read', { cause: error }) : error;
    }
  };
  return {
    search: (request) => watched(() => catalog.search(request)),
    product: (ref) => watched(() => catalog.product(ref)),
    similar: (ref, limit) => watched(() => catalog.similar(ref, limit)),
    category: (ref, limit) => watched(() => catalog.category(ref, limit)),
  };
}

/** Whether the file is to blame: SQLite's own codes, rows that are no JSON any more, and a file that cannot be opened. */
export function isOfFile(error: unknown): boolean {
  if (error instanceof SyntaxError || error instanceof CatalogUnreadable) return true;
  if (error instanceof ZetaError && error.code === 'catalog-unreadable') return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}
