import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { CatalogStats } from '../../src/operations/catalog-stats.ts';
import { statsText } from '../../src/report/stats-text.ts';
import { plainStyle } from '../../src/report/style.ts';

const voice = { language: 'en', style: plainStyle, width: 80, wraps: true } as const;

const stats: CatalogStats = {
  city: idOf<CityId>('almaty'),
  locale: 'ru',
  currency: 'KZT',
  products: 40,
  fields: [
    { field: 'brand', count: 20 },
    { field: 'link', count: 0 },
    { field: 'images', count: 1 },
  ],
  stock: { left: 30, soldOut: 10, unknown: 0 },
  categories: Array.from({ length: 17 }, (_, at) => ({
    name: `${'Очень длинная категория / '.repeat(3)}${at}`,
    count: 17 - at,
  })),
  prices: [{ from: 100_000, to: 200_000, count: 40 }],
  weak: [
    { spot: 'no-picture', count: 39, first: [{ sku: 'Д-1', name: 'Диван' }] },
    { spot: 'no-link', count: 0, first: [] },
  ],
};

/** Prices have spaces that do not break. */
function linesOf(changes: Partial<CatalogStats>, language: 'en' | 'ru' = 'en'): readonly string[] {
  return statsText({ ...stats, ...changes }, { ...voice, language })
    .replaceAll('\u00a0', ' ')
    .split('\n');
}

describe('The report of a catalog', () => {
  it('draws how many products have each field, of all', () => {
    const lines = linesOf({});
    expect(lines[0]).toBe('almaty: 40 products, in stock 30, sold out 10, not said 0');
    expect(lines).toContain(`brand          20  ${'█'.repeat(15)}`);
    expect(lines).toContain('link            0');
    expect(lines).toContain('picture         1  ▊');
  });

  it('shows the commonest categories, price bands and weak spots, within 80 columns', () => {
    const lines = linesOf({});
    expect(lines).toContain('and 2 more');
    expect(lines).toContain(`1 000 ₸ – 2 000 ₸        40  ${'█'.repeat(30)}`);
    expect(lines.slice(-3)).toEqual(['weak spots', '! without a picture: 39', '    Д-1  Диван']);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('says it in Russian, and that there is nothing weak', () => {
    const lines = linesOf({ weak: stats.weak.slice(1), categories: [], prices: [] }, 'ru');
    expect(lines[0]).toBe('almaty: 40 товаров, в наличии 30, закончились 10, не указано 0');
    expect(lines.slice(-2)).toEqual(['', '✓ слабых мест нет']);
  });
});
