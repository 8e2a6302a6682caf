import { canonicalJson } from '../../src/base/canonical-json.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { productRef } from '../../src/catalog/product-ref.ts';
import type { ProductSource } from '../../src/catalog/product-source.ts';

/** Products of a test, as they come from the staging. */
export function sourceOf(products: readonly Product[]): ProductSource {
  const placed = products.map((product, at) => ({
    ref: productRef(product.sku),
    row: canonicalJson(product),
    place: at + 1,
    isGone: product.stock === 0,
  }));
  return {
    count: products.length,
    lines: () => products.map((product) => Buffer.from(`${canonicalJson(product)}\n`)),
    ranked: () => [...placed.filter(({ isGone }) => !isGone), ...placed.filter(({ isGone }) => isGone)],
  };
}
