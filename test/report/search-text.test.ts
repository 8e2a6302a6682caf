import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { productRef } from '../../src/catalog/product-ref.ts';
import type { CitySearch } from '../../src/operations/search-city.ts';
import { searchText } from '../../src/report/search-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { product } from '../catalog/products.ts';

const voice = { language: 'en', style: plainStyle, width: 80, wraps: true } as const;
const found = (one: Product) => ({ ref: productRef(one.sku), product: one });
const sofa = found(product('ДУ-1', `Диван угловой «Медео» ${'с ящиком '.repeat(9)}, серый`, { stock: 3 }));
const stool = found(product('С-1', 'Стул', { stock: 0, price: 99_950 }));

const search: CitySearch = {
  city: idOf<CityId>('almaty'),
  query: 'диван',
  locale: 'ru',
  currency: 'KZT',
  match: 'all-words',
  products: [sofa, stool],
  total: 2,
  isEstimate: false,
  others: [],
  hadWords: true,
  understood: [],
  mended: [],
  relaxed: [],
  unknown: [],
};

/** Prices have spaces that do not break. */
function linesOf(changes: Partial<CitySearch>, language: 'en' | 'ru' = 'en'): readonly string[] {
  return searchText({ ...search, ...changes }, { ...voice, language })
    .replaceAll('\u00a0', ' ')
    .split('\n');
}

describe('The report of a search', () => {
  it('has a line for each product: name, price, SKU and stock, in columns within 80', () => {
    const [head, first = '', second = ''] = linesOf({});
    expect(head).toBe('"диван": 2 products');
    expect(first).toMatch(/^1 {2}Диван угловой «Медео» с ящиком.*….*, серый +10 000 ₸ {2}ДУ-1 {2}3 left$/);
    expect(second).toMatch(/^2 {2}Стул +999,50 ₸ {2}С-1 {3}sold out$/);
    expect(first).toHaveLength(78);
  });

  it('says what was understood, mended, not kept to and not known', () => {
    const lines = linesOf({
      match: 'some-words',
      total: 1200,
      isEstimate: true,
      understood: [
        { kind: 'price', text: 'до 150', from: 5000, to: 15_000 },
        { kind: 'colour', text: 'ақ' },
      ],
      mended: [{ from: 'диавн', to: 'диван', how: 'typo' }],
      relaxed: ['price', 'size'],
      unknown: ['рояль'],
    });
    expect(lines.slice(0, 5)).toEqual([
      '"диван": about 1,200 products, not with all of it',
      'understood: price "до 150" (from 50 ₸ up to 150 ₸), colour "ақ"',
      'shown for: "диван" ← "диавн" (typo)',
      'not kept to: price, size',
      'no product has: "рояль"',
    ]);
  });

  it('goes on counting in what is shown beside the answers, and says why when there are none', () => {
    expect(linesOf({ products: [stool], others: [sofa] }).slice(2)).toEqual([
      'with some of the words:',
      expect.stringMatching(/^2 {2}Диван/),
    ]);
    const none = { match: 'nothing', products: [], total: 0 } as const;
    expect(linesOf({ ...none, others: [stool] }).slice(0, 3)).toEqual([
      '"диван": nothing found',
      'no product has enough of it',
      'nearest:',
    ]);
    expect(linesOf({ ...none, unknown: ['рояль'] })).toEqual([
      '"диван": nothing found',
      'no product has: "рояль"',
    ]);
    expect(linesOf({ ...none, hadWords: false })[1]).toBe('there is nothing to search for in it');
  });

  it('says it in Russian', () => {
    const lines = linesOf({ match: 'nothing', products: [], others: [stool], unknown: ['рояль'] }, 'ru');
    expect(lines.slice(0, 3)).toEqual([
      '«диван»: ничего не найдено',
      'нет ни у одного товара: «рояль»',
      'ближайшее:',
    ]);
    expect(linesOf({}, 'ru')[2]).toMatch(/С-1 {3}нет$/);
  });

  it('shows facets, and how it came about, within 80 columns', () => {
    const lines = linesOf({
      facets: {
        categories: [{ name: 'Диваны', count: 2 }],
        colours: [],
        prices: [{ from: 100, to: 100, count: 2 }],
      },
      explanation: {
        terms: [{ text: 'диван', kind: 'word', as: ['диван', 'соф'] }],
        steps: [{ step: 'all words', expression: '"диван" OR '.repeat(20), found: 2 }],
        scores: [12.34, 5],
      },
    });
    expect(lines[1]).toMatch(/3 left {4}12\.3$/);
    expect(lines.slice(4, 11)).toEqual([
      'categories',
      '     2  Диваны',
      'prices',
      '     2  1 ₸',
      '',
      'word   kind  looked for as',
      'диван  word  диван | соф',
    ]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
