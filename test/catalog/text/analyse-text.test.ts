import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productRef } from '../../../src/catalog/product-ref.ts';
import { queryTokens } from '../../../src/catalog/query/read-terms.ts';
import { analyseFor, analyseText } from '../../../src/catalog/text/analyse-text.ts';
import { skuKey } from '../../../src/catalog/text/fold.ts';
import { tokensOf } from '../../../src/catalog/text/tokens.ts';

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
    ['полка', 'полок'],
    ['кроссовки', 'кроссовок'],
    ['рубашка', 'рубашек'],
    ['кресло', 'кресел'],
    ['полотенце', 'полотенец'],
    ['кольцо', 'колец'],
    ['диван', 'диванға'],
    ['төсек', 'төсектер'],
    ['үстел', 'үстелдің'],
    ['орындық', 'орындықтардан'],
    ['1,6 м', '160 см'],
    ['1600мм', '160 см'],
    ['512 ГБ', '512gb'],
    ['1.5 кг', '1500 г'],
    ['1,6х2 м', '160x200 см'],
    ['Cамсунг', 'самсунг'],
    ["d'artagnan", 'dartagnan'],
    ['café', 'cafe'],
    ['диванvelvet', 'диван'],
    ['сумкаpeople', 'сумка'],
    ['двуспальная', 'двухспальный'],
    ['двуспальная', '2-спальное'],
    ['двуспальная', '2-х спальный'],
    ['двуспальная', '2х-спальный'],
    ['двуспальная', '2 спальная'],
    ['полуторный полутораспальный', 'полуторный 1,5-спальный'],
    ['трёхстворчатый', '3-х створчатый'],
    ['четырехместная', '4 местная'],
  ])('are the same in %s and %s', (one, other) => {
    expect(analyseText(one)[0]).toEqual(analyseText(other)[0]);
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
    expect(queryTokens(tokensOf(text))).toEqual([]);
  });
});

describe('Words of a query', () => {
  const words = (text: string) => queryTokens(tokensOf(text)).map((token) => token.text);

  it('leave out those that say nothing, unless there are no others', () => {
    expect(words('мне нужен диван для гостиной')).toEqual(['диван', 'гостиной']);
    expect(words('Маған диван керек')).toEqual(['диван']);
    expect(words('do you have a sofa')).toEqual(['sofa']);
    expect(words('для меня и')).not.toEqual([]);
    expect(words('и')).toEqual(['и']);
  });

  it('are each asked for once', () => {
    expect(words('шкаф Шкаф ШКАФ')).toEqual(['шкаф']);
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

describe('Words of a text that a question may have', () => {
  it('are those of all its words that begin so, each in its place', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'диваны',
        'белья',
        'ёлки',
        'үйлер',
        'қызыл',
        'dying',
        'skies',
        'b305',
        '160х200',
        '22,5',
      ),
      fc.string({ unit: fc.constantFrom(...'абвгдеиклнсяқүabcdiesy'), minLength: 1, maxLength: 8 }),
    );
    const letter = fc.constantFrom(...'абвгдеиклнсякуabcdiesy');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.array(letter, { maxLength: 6 }), (words, letters) => {
        const text = words.join(' ');
        const asked = analyseFor(new Set(letters.map((one) => one.charCodeAt(0))), text);
        const all = analyseText(text);
        expect(asked).toHaveLength(all.length);
        for (const [at, one] of all.entries()) {
          if (letters.includes(one.charAt(0))) expect(asked[at]).toBe(one);
          else expect(['', one]).toContain(asked[at]);
        }
      }),
      { numRuns: 500 },
    );
    expect(analyseFor(new Set(['д'.charCodeAt(0)]), 'серый диван')).toEqual(['', 'диван']);
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
