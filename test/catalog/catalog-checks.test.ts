import { describe, expect, it } from 'vitest';
import { catalogOf, product } from './products.ts';

const sofas = Array.from({ length: 9 }, (_, at) =>
  product(`Д-${at}`, `Диван ${at}`, { category: ['Диваны'], price: 10_000 + at }),
);

describe('The checks of a compiled catalog', () => {
  it('count the products that share a name, and show each such name once, the commonest first', () => {
    const { checks } = catalogOf([
      ...sofas,
      product('С-2', 'Стул'),
      product('С-1', 'Стул'),
      product('П-1', 'Пуф'),
      product('П-2', 'Пуф'),
      product('П-3', 'Пуф'),
    ]);
    expect(checks.sameNames(5)).toEqual({
      count: 5,
      first: [
        { sku: 'П-1', name: 'Пуф' },
        { sku: 'С-1', name: 'Стул' },
      ],
    });
    expect(checks.sameNames(1)).toMatchObject({ count: 5, first: [{ name: 'Пуф' }] });
    expect(catalogOf(sofas).checks.sameNames(5)).toEqual({ count: 0, first: [] });
  });

  it('find prices far from the middle one of their category, above and below', () => {
    const { checks } = catalogOf([
      ...sofas,
      product('Д-дорогой', 'Диван золотой', { category: ['Диваны'], price: 200_000 }),
      product('Д-дешёвый', 'Диван даром', { category: ['Диваны'], price: 500 }),
      // Without a category, and alone in one: there is no middle to be far from.
      product('Х-1', 'Халява', { price: 1 }),
      product('Л-1', 'Люстра', { category: ['Свет'], price: 1 }),
    ]);
    const odd = checks.oddPrices({ factor: 10, least: 8 }, 5);
    expect([odd.count, odd.first.map(({ sku }) => sku)]).toEqual([2, ['Д-дорогой', 'Д-дешёвый']]);
    expect(checks.oddPrices({ factor: 50, least: 8 }, 5).count).toBe(0);
    expect(checks.oddPrices({ factor: 10, least: 20 }, 5).count).toBe(0);
    expect(checks.oddPrices({ factor: 10, least: 8 }, 1)).toMatchObject({
      count: 2,
      first: [{ sku: 'Д-дорогой' }],
    });
  });
});
