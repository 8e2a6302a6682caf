import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogIdOf } from '../../src/catalog/build-catalog.ts';
import { EarlyCatalog, type EarlyProduct } from '../../src/catalog/early-catalog.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { productRef } from '../../src/catalog/product-ref.ts';
import { sourceOf } from '../support/product-source.ts';
import { builtCatalog, product, temporaryPath } from './products.ts';

function early(one: Product): EarlyProduct {
  const row = sourceOf([one]).ranked()[Symbol.iterator]().next().value?.row ?? '';
  return { ref: productRef(one.sku), row, isGone: one.stock === 0 };
}

describe('A catalog that is written while its file is read', () => {
  it('is, byte by byte, the one that is built afterwards, with what is sold out at its end', () => {
    const products = Array.from({ length: 300 }, (_, at) =>
      product(`A-${at}`, `Диван «Север» ${at % 7}`, at % 3 === 0 ? { stock: at % 2 } : {}),
    );
    const path = temporaryPath();
    const catalog = new EarlyCatalog(path);
    catalog.add(products.slice(0, 100).map(early));
    catalog.add(products.slice(100).map(early));
    catalog.complete();
    catalog.finish(catalogIdOf(sourceOf(products)));
    catalog.close();
    expect(readFileSync(path).equals(readFileSync(builtCatalog(products)))).toBe(true);
  });
});
