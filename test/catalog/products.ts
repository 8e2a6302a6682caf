import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { buildCatalog, catalogIdOf } from '../../src/catalog/build-catalog.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { type OpenCatalog, openCatalog } from '../../src/catalog/open-catalog.ts';
import { sourceOf } from '../support/product-source.ts';

const open: OpenCatalog[] = [];
const folders: string[] = [];

afterEach(() => {
  for (const catalog of open.splice(0)) catalog.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A product in tenge, filled in where a test says nothing. */
export function product(sku: string, name: string, rest: Partial<Product> = {}): Product {
  return { sku, name, category: [], price: 1_000_000, currency: 'KZT', images: [], attributes: [], ...rest };
}

/** A path for a file in a folder that is removed after the test. */
export function temporaryPath(name = 'catalog.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'zeta-catalog-'));
  folders.push(folder);
  return join(folder, name);
}

export function builtCatalog(products: readonly Product[]): string {
  const path = temporaryPath();
  buildCatalog(path, sourceOf(products), catalogIdOf(sourceOf(products)));
  return path;
}

/** Builds and opens a catalog, closed after the test. */
export function catalogOf(products: readonly Product[]): OpenCatalog {
  const catalog = openCatalog(builtCatalog(products));
  open.push(catalog);
  return catalog;
}

/** SKUs that a query finds, best first. */
export function skusFor(catalog: OpenCatalog, text: string, limit = 10): readonly string[] {
  return catalog.search({ text, limit }).products.map(({ product }) => product.sku);
}
