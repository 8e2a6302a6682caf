import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexSynonyms } from '../../../src/catalog/synonyms.ts';
import { catalogOf, product, skusFor } from '../products.ts';

/** Prices in tenge, whole. */
const shop = [
  product('ДВ-100', 'Диван угловой «Медео»', { price: 15_000_000, category: ['Мягкая мебель', 'Диваны'] }),
  product('ДВ-200', 'Диван прямой', { price: 9_000_000, attributes: [{ name: 'Цвет', value: 'серый' }] }),
  product('КР-160', 'Кровать двуспальная 160х200', { price: 12_000_000, brand: 'Ясень' }),
  product('МТ-ТВ-151129', 'Тумба под ТВ', { price: 5_000_000, description: 'Встанет под диван' }),
  product('ЁЛ-1', 'Ёлка искусственная', { price: 2_000_000, stock: 0 }),
  product('LAMP-7', 'Floor lamp, oak', { price: 3_000_050 }),
];

function shopSkus(text: string): readonly string[] {
  return skusFor(catalogOf(shop), text);
}

describe('Synonyms', () => {
  const synonyms = indexSynonyms({ софа: ['диван'], светильник: ['floor lamp'], 'два слова': ['кровать'] });
  const found = (text: string) => {
    const result = catalogOf(shop).search({ text, limit: 10, synonyms });
    return [result.match, ...result.products.map(({ product }) => product.sku)];
  };

  it('find products by other words, in any of the forms of a word', () => {
    expect(found('софа')).toEqual(['all-words', 'ДВ-100', 'ДВ-200', 'МТ-ТВ-151129']);
    expect(found('угловую софу')).toEqual(['all-words', 'ДВ-100']);
  });

  it('of several words need all of them', () => {
    expect(found('светильник')).toEqual(['all-words', 'LAMP-7']);
  });

  it('work in one direction, and only where they are given', () => {
    expect(found('lamp')).toEqual(['all-words', 'LAMP-7']);
    expect(found('два')).toEqual(['nothing']);
    expect(shopSkus('софа')).toEqual([]);
  });
});

describe('A search', () => {
  it.each([
    ['диван', ['ДВ-100', 'ДВ-200', 'МТ-ТВ-151129']],
    ['ДИВАНЫ', ['ДВ-100', 'ДВ-200', 'МТ-ТВ-151129']],
    ['мне нужен угловой диван', ['ДВ-100']],
    ['елка', ['ЁЛ-1']],
    ['ёлки', ['ЁЛ-1']],
    ['кровать 160х200', ['КР-160']],
    ['кровать 160x200', ['КР-160']],
    ['160*200', ['КР-160']],
    ['160 × 200', ['КР-160']],
    ['кровать 200', ['КР-160']],
    ['lamps', ['LAMP-7']],
    ['двусп', ['КР-160']],
    ['серый диван', ['ДВ-200']],
    ['ясень', ['КР-160']],
    ['мягкая мебель', ['ДВ-100']],
  ])('for "%s" finds %j', (text, skus) => {
    const result = catalogOf(shop).search({ text, limit: 10 });
    expect(result.match).toBe('all-words');
    expect(result.products.map(({ product }) => product.sku)).toEqual(skus);
    expect(result.total).toBe(skus.length);
  });

  // Its words are stemmed apart from those of the products: see analyse-text.test.ts.
  it.each([
    ['кровати', ['КР-160']],
    ['двуспальные кровати', ['КР-160']],
    ['угловых диванов', ['ДВ-100']],
    ['кроват', ['КР-160']],
  ])('for "%s" finds %j, in whichever case it stands', (text, skus) => {
    const result = catalogOf(shop).search({ text, limit: 10 });
    expect([result.match, result.products.map(({ product }) => product.sku)]).toEqual(['all-words', skus]);
  });

  it.each(['МТ-ТВ-151129', 'MT-TB-151129', 'мт тв 151129', 'mttb151129', ' мт_тв/151129 '])(
    'for the SKU %s, in either alphabet, finds just that product',
    (text) => {
      expect(shopSkus(text)).toEqual(['МТ-ТВ-151129']);
    },
  );

  it.each([
    ['МТ-ТВ-151129', 'mt-tv-151129'],
    ['МТ-ТВ-151129', 'MT TV 151129'],
    ['LR-97586-01', 'ЛР-97586-01'],
  ])('for the SKU %s finds just that product when it is written by sound: %s', (sku, text) => {
    const more = ['01', '02'].map((end) => product(`LR-97586-${end}`, 'Угловой диван «Плёс»'));
    expect(skusFor(catalogOf([...shop, ...more]), text)).toEqual([sku]);
  });

  it.each([
    ['диван до 100 тыс', ['ДВ-200', 'МТ-ТВ-151129']],
    ['диван до 90 000 ₸', ['ДВ-200', 'МТ-ТВ-151129']],
    ['диван до 89 999', ['МТ-ТВ-151129']],
    ['диван от 100 000', ['ДВ-100']],
    ['диван от 50 001 до 100 000', ['ДВ-200']],
    ['lamp under 30001', ['LAMP-7']],
  ])('for "%s" keeps to the price', (text, skus) => {
    const result = catalogOf(shop).search({ text, limit: 10 });
    expect(result.products.map(({ product }) => product.sku)).toEqual(skus);
    expect(result.match).toBe('all-words');
  });

  it('that few products answer in full tells some that have only a part of its words, and else none', () => {
    const tables = (count: number, name: string) =>
      Array.from({ length: count }, (_, at) => product(`${name}-${at}`, `Стол ${name}`));
    const counts = (full: number) => {
      const catalog = catalogOf([...tables(full, 'дубовый'), ...tables(5, 'стеклянный')]);
      const { products, others } = catalog.search({ text: 'дубовый стол', limit: 50 });
      return [products.length, others.length];
    };
    expect([counts(4), counts(9), counts(10)]).toEqual([
      [4, 5],
      [9, 5],
      [10, 0],
    ]);
  });

  it('that its price leaves empty offers the same words at any price, as similar', () => {
    const result = catalogOf(shop).search({ text: 'диван до 1000', limit: 10 });
    expect(result.match).toBe('some-words');
    expect(result.relaxed).toEqual(['price']);
    expect(result.products).toHaveLength(3);
  });

  it('whose words are not all there finds what has all but one of them, as similar', () => {
    const result = catalogOf(shop).search({ text: 'угловой диван оранжевый', limit: 10 });
    expect(result.match).toBe('some-words');
    expect(result.products.map(({ product }) => product.sku)).toEqual(['ДВ-100']);
  });

  it('that finds nothing says so, and whether there was a word to look for', () => {
    const catalog = catalogOf(shop);
    expect(catalog.search({ text: 'холодильник', limit: 5 })).toMatchObject({
      match: 'nothing',
      products: [],
      total: 0,
      hadWords: true,
      unknown: ['холодильник'],
    });
    expect(catalog.search({ text: '?!', limit: 5 }).hadWords).toBe(false);
  });

  it('ranks a name above a description, and gives as many as asked for while it counts all', () => {
    const catalog = catalogOf(shop);
    const two = catalog.search({ text: 'диван', limit: 2 });
    expect(two.products).toHaveLength(2);
    expect(two.total).toBe(3);
    expect(skusFor(catalog, 'диван').at(-1)).toBe('МТ-ТВ-151129');
  });

  it('ranks what is in stock first among equals', () => {
    const catalog = catalogOf([product('A', 'Стул', { stock: 0 }), product('B', 'Стул', { stock: 1 })]);
    expect(skusFor(catalog, 'стул')).toEqual(['B', 'A']);
  });

  it('gives the same answer to the same question', () => {
    const catalog = catalogOf(shop);
    const ask = () => catalog.search({ text: 'диван серый', limit: 5 });
    expect(ask()).toEqual(ask());
  });

  it('over more products than are scored still counts them all', () => {
    const many = Array.from({ length: 2500 }, (_, at) => product(`S-${at}`, `Стул ${at}`));
    const result = catalogOf(many).search({ text: 'стул', limit: 10 });
    expect(result.total).toBe(2500);
    expect(result.products).toHaveLength(10);
  });
});

describe('A hostile query', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['an emoji', '😀'],
    ['quotes', `"диван" 'диван' ""`],
    ['half a quote', '"диван'],
    ['operators', 'диван AND OR NOT NEAR(диван, 5)'],
    ['a column filter', 'name:диван'],
    ['stars and carets', '^диван* -стол +кровать'],
    ['brackets', '((((диван'],
    ['SQL', "диван'; DROP TABLE product; --"],
    ['NUL', 'диван\0стол'],
    ['half an emoji', 'диван \ud83d'],
    ['4,096 letters', 'я'.repeat(4096)],
    ['2,048 words', 'a '.repeat(2048)],
    ['1,000 different words', Array.from({ length: 1000 }, (_, at) => `w${at}`).join(' ')],
    ['4,096 digits', '9'.repeat(4096)],
    ['a price beyond numbers', `диван до ${'9'.repeat(400)} млн`],
    ['spaces in a price', `диван до 1${' '.repeat(4000)}x`],
    ['sizes', '1х'.repeat(2000)],
    ['prices', 'до 1 '.repeat(800)],
  ])('is only words: %s', (_what, text) => {
    const catalog = catalogOf(shop);
    const result = catalog.search({ text, limit: 5 });
    expect(result.products.length).toBeLessThanOrEqual(5);
    expect(result.total).toBeGreaterThanOrEqual(result.products.length);
    expect([...catalog.products()]).toHaveLength(shop.length);
  });

  it('of operators finds what its words find', () => {
    expect(shopSkus('"угловой" диван*')).toEqual(['ДВ-100']);
    expect(shopSkus("диван'; угловой --")).toEqual(['ДВ-100']);
  });

  it('never throws, and its parts fit together', () => {
    const catalog = catalogOf(shop);
    const text = fc.string({ unit: fc.constantFrom(...'диван"*()^:-+ AND160х\'\0😀'), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 3 }), (written, limit) => {
        const { match, products, total, hadWords } = catalog.search({ text: written, limit });
        expect(products).toHaveLength(Math.min(total, limit));
        expect(match === 'nothing').toBe(total === 0);
        if (!hadWords) expect(total).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
