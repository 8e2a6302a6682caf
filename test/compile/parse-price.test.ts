import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPrice } from '../../src/city/format-price.ts';
import { type DecimalSign, parsePrice } from '../../src/compile/parse-price.ts';

function read(text: string, currency: string, decimal?: DecimalSign): number | string {
  const price = parsePrice(text, currency, decimal);
  return price.ok ? price.value.minor : price.error;
}

describe('A price', () => {
  it.each([
    ['129990', 'KZT', 12_999_000],
    ['129 990', 'KZT', 12_999_000],
    ['129\u00a0990 ₸', 'KZT', 12_999_000],
    ['129\u202f990', 'KZT', 12_999_000],
    ['129\u2007990', 'KZT', 12_999_000],
    ['129\u2009990 тг.', 'KZT', 12_999_000],
    ['1 905 ₽', 'RUB', 190_500],
    ['1 905,50 тг', 'KZT', 190_550],
    ['56 990руб.', 'RUB', 5_699_000],
    ['56 990 рублей', 'RUB', 5_699_000],
    ['990 р.', 'RUB', 99_000],
    ['990 RUB', 'RUB', 99_000],
    ['61538,18', 'RUB', 6_153_818],
    ['61538.1', 'RUB', 6_153_810],
    ['61538,180', 'RUB', 6_153_818],
    ['265,0', 'RUB', 26_500],
    ['71990.00', 'RUB', 7_199_000],
    ["1'299", 'KZT', 129_900],
    ['1.250,50', 'EUR', 125_050],
    ['1,250.50', 'USD', 125_050],
    ['1,250,000', 'KZT', 125_000_000],
    ['1 250 000', 'KZT', 125_000_000],
    ['$99,99', 'USD', 9_999],
    ['USD 99.99', 'USD', 9_999],
    ['+5000', 'KZT', 500_000],
    ['5000 тенге', 'KZT', 500_000],
    ['1500', 'JPY', 1500],
    ['1500,00', 'JPY', 1500],
    ['999999999999', 'KZT', 99_999_999_999_900],
  ])('written %s in %s is %i minor units', (text, currency, minor) => {
    expect(parsePrice(text, currency)).toEqual({ ok: true, value: { minor, isFrom: false } });
  });

  it.each(['от 1 200', 'От 1200 ₸', 'from 1200', 'от\u00a01 200,00 тг.'])(
    'written %j is read, and known to be the least',
    (text) => {
      expect(parsePrice(text, 'KZT')).toEqual({ ok: true, value: { minor: 120_000, isFrom: true } });
    },
  );

  it.each([
    ['', 'not-a-number'],
    ['0', 'zero'],
    ['0,00', 'zero'],
    ['0 ₸', 'zero'],
    ['-5', 'negative'],
    ['−5 000 ₸', 'negative'],
    ['дорого', 'not-a-number'],
    ['от', 'not-a-number'],
    ['до 5000', 'not-a-number'],
    ['1,250', 'ambiguous'],
    ['1.250', 'ambiguous'],
    ['12,345', 'ambiguous'],
    ['от 1,250 тг', 'ambiguous'],
    ['1 000 - 2 000', 'several'],
    ['1000–2000 ₸', 'several'],
    ['1000...2000', 'several'],
    ['1000 2000', 'several'],
    ['1 000 2 000', 'several'],
    ['10 00', 'several'],
    ['$100', 'other-currency'],
    ['100 €', 'other-currency'],
    ['1 905 ₽', 'other-currency'],
    ['100 USD', 'other-currency'],
    ['500 сом', 'other-currency'],
    ['12,345678', 'too-fine'],
    ['5000/шт', 'not-a-number'],
    ['1e5', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['5000 5000 ₸ ₸', 'not-a-number'],
    ['₸ 5000 ₸', 'not-a-number'],
    ['₸', 'not-a-number'],
    ['5000,', 500_000],
    ['1,2,3', 'not-a-number'],
    ['1.250.50', 'not-a-number'],
    ['١٢٣', 'not-a-number'],
    ['1234567890123', 'not-a-number'],
    ['1000\n2000', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['NaN', 'not-a-number'],
  ])('in tenge written %j: %s', (text, result) => {
    expect(read(text, 'KZT')).toBe(result);
  });

  it('with parts that its currency does not have is none', () => {
    expect(read('1500,50', 'JPY')).toBe('too-fine');
  });

  it.each<[string, DecimalSign, number | string]>([
    ['1,250', ',', 125],
    ['1,250', '.', 125_000],
    ['1.250', '.', 125],
    ['1.250', ',', 125_000],
    ['1.250,5', ',', 125_050],
    ['1.250,5', '.', 'not-a-number'],
    ['12,5', '.', 'not-a-number'],
    ['1250', ',', 125_000],
    ['1,234,567', '.', 123_456_700],
  ])('written %s, where the city says that decimals follow %s, is %s', (text, decimal, result) => {
    expect(read(text, 'KZT', decimal)).toBe(result);
  });

  it('is read back as it was shown, in Russian and Kazakh', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e12 }),
        fc.constantFrom('KZT', 'RUB', 'USD'),
        fc.constantFrom('ru', 'kk'),
        (minor, currency, locale) => {
          expect(read(formatPrice(minor, currency, locale), currency)).toBe(minor);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is a whole number above zero, or none, whatever was written', () => {
    const written = fc.string({ unit: fc.constantFrom(..."0123456789 ,.-₸₽руб\u00a0'eот"), maxLength: 20 });
    fc.assert(
      fc.property(written, (text) => {
        const price = read(text, 'KZT');
        expect(typeof price === 'string' || (Number.isSafeInteger(price) && price > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
