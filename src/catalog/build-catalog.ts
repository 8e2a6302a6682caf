import { createHash } from 'node:crypto';
import { type CatalogId, idOf } from '../base/ids.ts';
import { analyserVersion, catalogFormat } from './catalog-format.ts';
import { CatalogWriter } from './catalog-writer.ts';
import type { ProductSource } from './product-source.ts';

/**
 * The catalog's name: a hash of its canonical rows, the file's format and the analyser's version. Catalogs with the
 * same content are the same file, whichever city uses them.
 */
export function catalogIdOf(products: ProductSource): CatalogId {
  const hash = createHash('sha256');
  hash.update(`zeta catalog ${catalogFormat} analyser ${analyserVersion}\n`);
  for (const lines of products.lines()) hash.update(lines);
  return idOf<CatalogId>(hash.digest('hex'));
}

/** Writes a compiled catalog of these products into a new file at `path`: see `CatalogWriter`. */
export function buildCatalog(path: string, products: ProductSource, id: CatalogId): void {
  const writer = new CatalogWriter(path);
  try {
    for (const product of products.ranked()) writer.add(product);
    writer.complete();
    writer.finish(id);
  } finally {
    writer.close();
  }
}
