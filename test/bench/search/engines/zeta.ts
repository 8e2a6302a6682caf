import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildCatalog, catalogIdOf } from '../../../../src/catalog/build-catalog.ts';
import { type OpenCatalog, openCatalog } from '../../../../src/catalog/open-catalog.ts';
import { sourceOf } from '../../../support/product-source.ts';
import type { Engine } from '../engine.ts';

/** ZETA by its real path: a compiled catalog, opened from its file. */
export function zeta(folder: string): Engine {
  const path = join(folder, 'catalog.db');
  let catalog: OpenCatalog | undefined;
  return {
    build: (products) => {
      const source = sourceOf(products);
      buildCatalog(path, source, catalogIdOf(source));
    },
    open: () => {
      catalog = openCatalog(path);
    },
    search: (text, limit) => {
      const found = catalog?.search({ text, limit });
      // What has all words, then what has some of them: one list, as the others give it.
      return found ? [...found.products, ...found.others].map(({ product }) => product.sku) : [];
    },
    bytes: () => statSync(path).size,
    close: () => catalog?.close(),
  };
}
