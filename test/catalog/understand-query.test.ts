import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandQuery } from '../../src/catalog/understand-query.ts';

describe('A price in a sentence', () => {
  it.each<[string, number | undefined, number | undefined]>([
    ['угловой диван до 150 тыс', undefined, 150_000],
    ['диван до 150 тысяч', undefined, 150_000],
    ['диван до 150к', undefined, 150_000],
    ['диван до 150 мың', undefined, 150_000],
    ['диван до 1,5 млн', undefined, 1_500_000],
    ['диван до 2 миллионов', undefined, 2_000_000],
    ['диван до 150 000 ₸', undefined, 150_000],
    ['диван до 150\u00a0000 тенге', undefined, 150_000],
    ['дешевле 50000 рублей', undefined, 50_000],
    ['Не дороже 50000р.', undefined, 50_000],
    ['sofa under 50k', undefined, 50_000],
    ['диван от 100 000 до 200 000', 100_000, 200_000],
    ['дороже 100 тыс', 100_000, undefined],
    ['sofa from 1000 up to 2000', 1000, 2000],
    ['кровать до 160', undefined, undefined],
    ['шкаф от 3 дверей', undefined, undefined],
    ['стол до 150 кг', undefined, undefined],
    ['доска 2000', undefined, undefined],
    ['диван', undefined, undefined],
  ])('%s', (text, priceFrom, priceTo) => {
    const understood = understandQuery(text);
    expect([understood.priceFrom, understood.priceTo]).toEqual([priceFrom, priceTo]);
  });

  it('is taken out of the words, and nothing else is', () => {
    expect(understandQuery('угловой диван до 150 тыс серый').words.split(/\s+/)).toEqual([
      'угловой',
      'диван',
      'серый',
    ]);
    expect(understandQuery('кровать до 160').words).toBe('кровать до 160');
  });

  it('has its thousands for both ends: from 100 to 200 thousand', () => {
    expect(understandQuery('диван от 100 до 200 тыс')).toMatchObject({
      priceFrom: 100_000,
      priceTo: 200_000,
    });
  });

  it('is a number or none, whatever was written', () => {
    const text = fc.string({ unit: fc.constantFrom(...'доткы0159 .,₸млн'), maxLength: 40 });
    fc.assert(
      fc.property(text, (written) => {
        const { priceFrom = 500, priceTo = 500 } = understandQuery(written);
        expect(priceFrom).toBeGreaterThanOrEqual(500);
        expect(priceTo).toBeGreaterThanOrEqual(500);
      }),
      { numRuns: 300 },
    );
  });
});
