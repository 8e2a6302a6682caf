import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseQuery, analyseText, skuKey } from '../../src/catalog/analyse-text.ts';
import { productRef } from '../../src/catalog/product-ref.ts';

describe('Words of a text', () => {
  it.each([
    ['диван', 'диваны'],
    ['шкаф', 'ШКАФОВ'],
    ['ёлка', 'елки'],
    ['sofa', 'sofas'],
    ['160х200', '160x200'],
    ['160х200', '160*200'],
    ['160х200', '160 × 200'],
    ['160Х200', '160 X 200'],
    ['йогурт', 'и\u0306огурт'],
    ['ﬁne', 'fine'],
  ])('are the same in %s and %s', (one, other) => {
    expect(analyseText(one)).toEqual(analyseText(other));
    expect(analyseText(one)).not.toEqual([]);
  });

  // Snowball alone takes the end of these for the end of a verb: диван -> дива, but диванов -> диван.
  it.each([
    ['диван', 'диванов'],
    ['диван', 'диваном'],
    ['кровать', 'кровати'],
    ['экран', 'экранов'],
    ['зеркало', 'зеркалом'],
    ['чемоданы', 'чемоданов'],
  ])('are the same in %s and %s', (one, other) => {
    expect(analyseText(one)).toEqual(analyseText(other));
  });

  it('of a size are the whole and its parts, so that a part finds it', () => {
    expect(analyseText('Матрас 160х200х20')).toEqual(['матрас', '160x200x20', '160', '200', '20']);
  });

  it('with an х of their own are no sizes', () => {
    expect(analyseText('х 5 хлеб')).toEqual(['х', '5', 'хлеб']);
  });

  it('are letters and digits only, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const word of analyseText(text)) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['', '   ', '!!!', '😀', '"*"'])('are none in %j', (text) => {
    expect(analyseText(text)).toEqual([]);
    expect(analyseQuery(text)).toEqual([]);
  });
});

describe('Words of a query', () => {
  it('leave out those that say nothing, unless there are no others', () => {
    expect(analyseQuery('мне нужен диван для гостиной')).toEqual(analyseQuery('диван гостиной'));
    expect(analyseQuery('для меня и')).not.toEqual([]);
    expect(analyseQuery('и')).toEqual(['и']);
  });

  it('are each asked for once', () => {
    expect(analyseQuery('шкаф Шкафы шкафов')).toEqual(['шкаф']);
  });

  it('are words of the text that they were copied from', () => {
    const text = fc.string({ unit: fc.constantFrom(...'диванкрест 160х5-ё'), maxLength: 30 });
    fc.assert(
      fc.property(text, (written) => {
        const indexed = new Set(analyseText(written));
        for (const word of analyseQuery(written)) expect(indexed).toContain(word);
      }),
      { numRuns: 200 },
    );
  });
});

describe('The key of a SKU', () => {
  it.each([
    ['МТ-ТВ-151129', 'MT-TB-151129'],
    ['МТ-ТВ-151129', 'мт тв 151129'],
    ['AB_12/3', 'ав.12-3'],
    ['сух-5', 'CYX5'],
    ['ЁК-1', 'EK1'],
  ])('is the same for %s and %s', (one, other) => {
    expect(skuKey(one)).toBe(skuKey(other));
  });

  it.each([
    ['A-1', 'A-2'],
    ['A-12', 'A-21'],
    ['ДВ-1', 'ДБ-1'],
  ])('differs for %s and %s', (one, other) => {
    expect(skuKey(one)).not.toBe(skuKey(other));
  });

  it('does not follow case, separators or the alphabet of look-alike letters', () => {
    const pairs = [...'АВЕКМНОРСТУХ'].map((letter, at) => [letter, 'ABEKMHOPCTYX'[at] ?? ''] as const);
    const part = fc.tuple(
      fc.constantFrom(...pairs),
      fc.boolean(),
      fc.constantFrom('', '-', ' ', '/', '_', '.'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), fc.nat(999), (parts, number) => {
        const cyrillic = parts.map(([[letter]]) => letter).join('') + number;
        const mixed = parts
          .map(([[cyr, lat], isLatin, between]) => (isLatin ? lat : cyr.toLowerCase()) + between)
          .join('');
        expect(skuKey(mixed + number)).toBe(skuKey(cyrillic));
        expect(skuKey(skuKey(mixed))).toBe(skuKey(mixed));
      }),
      { numRuns: 150 },
    );
  });
});

describe('A product’s name in buttons', () => {
  it('is ten letters that follow from the SKU alone', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 64 }), (sku) => {
        expect(productRef(sku)).toMatch(/^[a-z2-7]{10}$/);
        expect(productRef(sku)).toBe(productRef(sku));
      }),
      { numRuns: 100 },
    );
    expect(productRef('A-1')).not.toBe(productRef('А-1'));
  });
});
