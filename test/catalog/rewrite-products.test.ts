import { copyFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { catalogIdOf } from '../../src/catalog/build-catalog.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { openCatalog } from '../../src/catalog/open-catalog.ts';
import { PatchedProducts } from '../../src/catalog/patched-products.ts';
import { rewriteProducts } from '../../src/catalog/rewrite-products.ts';
import { builtCatalog, product, temporaryPath } from './products.ts';

const kinds = ['Диван', 'Кресло', 'Стол', 'Шкаф'];
const some = Array.from({ length: 60 }, (_, at) =>
  product(`М-${at}`, `${kinds[at % 4]} модель ${at % 7}`, {
    category: [`${kinds[at % 4]}ы`],
    attributes: [{ name: 'Цвет', value: at % 2 ? 'серый' : 'белый' }],
    // In stock, sold out, and of unknown stock.
    ...(at % 3 < 2 && { stock: at % 3 }),
  }),
);

type Patch = Pick<Product, 'sku'> & { readonly price?: number; readonly stock?: number };

/** What the rewritten copy of the catalog finds, and what a catalog finds that is built of such products. */
function bothWays(base: string, patches: readonly Patch[]) {
  const patched = new PatchedProducts(base);
  for (const patch of patches) patched.patch(patch);
  const { changes } = patched;
  const id = catalogIdOf(patched);
  patched.close();
  const path = temporaryPath();
  copyFileSync(base, path);
  rewriteProducts(path, changes, id);
  const said = new Map<string, Product>(some.map((one) => [one.sku, one]));
  for (const patch of patches) {
    const before = said.get(patch.sku);
    if (before) said.set(patch.sku, { ...before, ...patch });
  }
  return { path, rewritten: seenIn(path), built: seenIn(builtCatalog([...said.values()])) };
}

function seenIn(path: string) {
  const catalog = openCatalog(path);
  const queries = ['диван', 'серое кресло', 'стол в наличии', 'до 15000', 'м-7', 'модель 3', 'шкав'];
  const found = queries.map((text) => {
    const { products, total, explanation } = catalog.search({ text, limit: 60, explain: true });
    const scores = (explanation?.scores ?? []).map((score) => score.toFixed(6));
    return { text, total, skus: products.map(({ product: { sku } }) => sku), scores };
  });
  const products = [...catalog.products()];
  catalog.close();
  return { products, found };
}

it('A rewritten catalog finds and ranks as one that is built of the same products', () => {
  const base = builtCatalog(some);
  const patch = fc.record(
    {
      sku: fc.integer({ min: 0, max: 62 }).map((at) => `М-${at}`),
      price: fc.integer({ min: 1, max: 3_000_000 }),
      stock: fc.integer({ min: 0, max: 2 }),
    },
    { requiredKeys: ['sku'] },
  );
  fc.assert(
    fc.property(fc.array(patch, { maxLength: 40 }), (patches) => {
      const { rewritten, built, path } = bothWays(base, patches);
      expect(rewritten).toEqual(built);
      const database = new Database(path);
      database.exec("INSERT INTO words (words) VALUES ('integrity-check')");
      database.close();
    }),
    { numRuns: 25 },
  );
});

it('What is sold out goes behind all that can be bought, and comes back to its place', () => {
  const { rewritten } = bothWays(builtCatalog(some), [
    { sku: 'М-0', stock: 4 },
    { sku: 'М-1', stock: 0 },
    { sku: 'М-4', stock: 0 },
  ]);
  const skus = rewritten.products.map(({ sku }) => sku);
  expect(skus.slice(0, 4)).toEqual(['М-0', 'М-2', 'М-5', 'М-7']);
  expect(skus.slice(-21, -17)).toEqual(['М-1', 'М-3', 'М-4', 'М-6']);
});

it('A few that are sold out are rewritten, and many are built anew', () => {
  const patched = new PatchedProducts(builtCatalog(some));
  patched.patch({ sku: 'М-1', stock: 0 });
  expect(patched.keepsIndex).toBe(true);
  for (const { sku } of some) patched.patch({ sku, stock: 0 });
  expect(patched.keepsIndex).toBe(false);
  patched.close();
});
