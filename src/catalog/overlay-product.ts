import type { SaidProduct } from './staging/staged-row.ts';

/** What lies above wins with what it says. */
export function overlay(below: SaidProduct, above: SaidProduct): SaidProduct {
  const named = new Set(above.attributes.map(({ name }) => name));
  const both: Record<string, unknown> = {
    ...below,
    ...above,
    attributes: [...below.attributes.filter(({ name }) => !named.has(name)), ...above.attributes],
    category: above.category.length > 0 ? above.category : below.category,
    images: above.images.length > 0 ? above.images : below.images,
  };
  const sorted = Object.keys(both)
    .sort()
    .map((key) => [key, both[key]]);
  // The keys of two such products, each with a value of one of them.
  return Object.fromEntries(sorted) as SaidProduct;
}
