import { describe, expect, it } from 'vitest';
import { indexPins } from '../../../src/catalog/pins.ts';
import type { SearchRequest } from '../../../src/catalog/reader.ts';
import { catalogOf, product } from '../products.ts';

const sofas = catalogOf([
  product('Д-1', 'Диван угловой', { price: 10_000_000, stock: 3 }),
  product('Д-2', 'Диван прямой', { price: 8_000_000, stock: 0 }),
  product('Д-3', 'Диван детский', { price: 3_000_000, stock: 1 }),
]);

function skus(request: Partial<SearchRequest>): readonly string[] {
  const { products, others } = sofas.search({ text: 'диван', limit: 10, ...request });
  return [...products, ...others].map((one) => one.product.sku);
}

describe('Bounds beside the text', () => {
  it('are kept to, inclusively, and never relaxed', () => {
    expect(skus({ within: { to: 8_000_000 } })).toEqual(['Д-3', 'Д-2']);
    expect(skus({ within: { from: 3_000_001, to: 8_000_000 } })).toEqual(['Д-2']);
    expect(skus({ within: { onlyAvailable: true } })).toEqual(['Д-1', 'Д-3']);
    expect(skus({ within: { to: 1 } })).toEqual([]);
    expect(skus({ within: { from: 5, to: 4 } })).toEqual([]);
  });

  it('hold together with those of the text, which alone are relaxed', () => {
    expect(skus({ text: 'диван от 50 тыс', within: { to: 8_000_000 } })).toEqual(['Д-2']);
    expect(skus({ text: 'диван до 1000', within: { to: 5_000_000 } })).toEqual(['Д-3']);
  });

  it('hold for a whole article, for pins and without any words', () => {
    expect(skus({ text: 'Д-1', within: { to: 9_000_000 } })).not.toContain('Д-1');
    const pins = indexPins({ диван: ['Д-1', 'Д-2'] });
    expect(skus({ pins })[0]).toBe('Д-1');
    expect(skus({ pins, within: { to: 9_000_000 } })[0]).toBe('Д-2');
    expect(skus({ text: '', within: { to: 8_000_000 } })).toEqual(['Д-3', 'Д-2']);
    expect(skus({ text: '' })).toEqual([]);
  });
});
