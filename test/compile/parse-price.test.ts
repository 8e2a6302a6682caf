import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPrice } from '../../src/city/format-price.ts';
import { parsePrice } from '../../src/compile/parse-price.ts';

describe('A price', () => {
  it.each([
    ['129990', 'KZT', 12_999_000],
    ['129 990', 'KZT', 12_999_000],
    ['129\u00a0990 ₸', 'KZT', 12_999_000],
    ['129\u202f990', 'KZT', 12_999_000],
    ['129\u2009990 тг.', 'KZT', 12_999_000],
    ['1 905 ₽', 'RUB', 190_500],
    ['56 990руб.', 'RUB', 5_699_000],
    ['56 990 рублей', 'RUB', 5_699_000],
    ['990 р.', 'RUB', 99_000],
    ['990 RUB', 'RUB', 99_000],
    ['61538,18', 'RUB', 6_153_818],
    ['61538.1', 'RUB', 6_153_810],
    ['71990.00', 'RUB', 7_199_000],
    ["1'299", 'KZT', 129_900],
    ['$99,99', 'USD', 9_999],
    ['5000 тенге', 'KZT', 500_000],
    ['1500', 'JPY', 1500],
    ['1500,00', 'JPY', 1500],
    ['999999999999', 'KZT', 99_999_999_999_900],
  ])('written %s in %s is %i minor units', (text, currency, minor) => {
    expect(parsePrice(text, currency)).toBe(minor);
  });

  it.each([
    '',
    '0',
    '0,00',
    '-5',
    'дорого',
    'от 5000',
    '1,250',
    '1.250',
    '1.250,50',
    '1,250.50',
    '12,345',
    '5000/шт',
    '1e5',
    '0x10',
    '5000 5000 ₸ ₸',
    '₸',
    '١٢٣',
    '1234567890123',
    'Infinity',
    'NaN',
  ])('that is not certain is none: %j', (text) => {
    expect(parsePrice(text, 'KZT')).toBeUndefined();
  });

  it('with parts that its currency does not have is none', () => {
    expect(parsePrice('1500,50', 'JPY')).toBeUndefined();
  });

  it('is read back as it was shown, in Russian and Kazakh', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e12 }),
        fc.constantFrom('KZT', 'RUB', 'USD'),
        fc.constantFrom('ru', 'kk'),
        (minor, currency, locale) => {
          expect(parsePrice(formatPrice(minor, currency, locale), currency)).toBe(minor);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is a whole number above zero, or none, whatever was written', () => {
    const written = fc.string({ unit: fc.constantFrom(..."0123456789 ,.-₸₽руб\u00a0'e"), maxLength: 20 });
    fc.assert(
      fc.property(written, (text) => {
        const price = parsePrice(text, 'KZT');
        expect(price === undefined || (Number.isSafeInteger(price) && price > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
