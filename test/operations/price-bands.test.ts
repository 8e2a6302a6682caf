import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PriceBands } from '../../src/operations/price-bands.ts';

function bandsOf(currency: string, prices: readonly number[]) {
  const bands = new PriceBands(currency);
  for (const price of prices) bands.add(price);
  return bands.bands();
}

describe('Bands of prices', () => {
  it('are 1, 2 and 5 of each decade, with the empty ones between', () => {
    expect(bandsOf('KZT', [100_000, 199_999, 1_000_000])).toEqual([
      { from: 100_000, to: 200_000, count: 2 },
      { from: 200_000, to: 500_000, count: 0 },
      { from: 500_000, to: 1_000_000, count: 0 },
      { from: 1_000_000, to: 2_000_000, count: 1 },
    ]);
  });

  it('follow the minor units of the currency, and begin below its smallest whole amount', () => {
    expect(bandsOf('JPY', [1])).toEqual([{ from: 1, to: 2, count: 1 }]);
    expect(bandsOf('KZT', [1])).toEqual([{ from: 0, to: 100, count: 1 }]);
    expect(bandsOf('KZT', [])).toEqual([]);
  });

  it('hold every price once, whatever the prices', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 1 })), (prices) => {
        for (const { from, to, count } of bandsOf('RUB', prices))
          expect(prices.filter((price) => price >= from && price < to)).toHaveLength(count);
      }),
    );
  });
});
