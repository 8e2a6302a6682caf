import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandQuery } from '../../../src/catalog/query/understand-query.ts';

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
    ['диван от 50 000 до 80к', 50_000, 80_000],
    ['диван 100-150 тыс', 100_000, 150_000],
    ['с 20 тыс по 30 тыс', 20_000, 30_000],
    ['не больше 99990', undefined, 99_990],
    ['бюджет 200 тыс', undefined, 200_000],
    ['около 100 тыс', 75_000, 125_000],
    ['диван за 100 тыс', 75_000, 125_000],
    ['диван 100000 тг', 75_000, 125_000],
    ['шкаф до 1600 мм', undefined, undefined],
    ['150 мыңға дейін диван', undefined, 150_000],
    ['150 мынга дейин диван', undefined, 150_000],
    ['150 000 теңгеге дейін', undefined, 150_000],
    ['50 мыңнан бастап', 50_000, undefined],
    ['100 мың теңгеден арзан төсек', undefined, 100_000],
    ['50 мыңнан 100 мыңға дейін', 50_000, 100_000],
    ['between 1000 and 2000', 1000, 2000],
    ['кровать 160х200', undefined, undefined],
    ['iphone 15 256 гб', undefined, undefined],
    ['диван не дешевле 300 тыс', 300_000, undefined],
    ['диван не более 150 тыс', undefined, 150_000],
    ['диван меньше 150000', undefined, 150_000],
    ['диван <= 150 тыс', undefined, 150_000],
    ['диван >150000', 150_000, undefined],
    ['диван до 150,000 тг', undefined, 150_000],
    ['диван до 100.000 тг', undefined, 100_000],
    ['диван до 1.250.000', undefined, 1_250_000],
    ['чайник 300-600 руб', 300, 600],
    ['диван до 150 тр', undefined, 150_000],
    ['диван до 150т.р.', undefined, 150_000],
    ['диван до 150 тыщ', undefined, 150_000],
    ['диван по цене 100 000', 75_000, 125_000],
    ['диван до ста тысяч', undefined, 100_000],
    ['диван до ста пятидесяти тысяч', undefined, 150_000],
    ['150 мыңға дейінгі диван', undefined, 150_000],
    ['150000-ға дейін', undefined, 150_000],
    ['100 мың мен 200 мың арасында', 100_000, 200_000],
    ['table no more than 500', undefined, 500],
    ['table under $500', undefined, 500],
    ['table from $300 to $600', 300, 600],
    ['table 300-600$', 300, 600],
    ['table max $500', undefined, 500],
    ['table under 1,000', undefined, 1000],
    ['table up to 500 dollars', undefined, 500],
    ['sofa up to 150k tenge', undefined, 150_000],
    ['sofa less than 200 thousand', undefined, 200_000],
    ['стол 1,5 м', undefined, undefined],
    ['ста метров ткани', undefined, undefined],
  ])('%s', (text, from, to) => {
    const { price } = understandQuery(text);
    expect([price?.from, price?.to]).toEqual([from, to]);
  });

  it('is told in the words of the customer', () => {
    expect(understandQuery('Угловой диван ДО 150 тыс, серый').price?.text).toBe('ДО 150 тыс');
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
    expect(understandQuery('диван от 100 до 200 тыс').price).toMatchObject({ from: 100_000, to: 200_000 });
  });

  it('names its currency, where one is named', () => {
    expect(understandQuery('диван до $300').price).toMatchObject({ to: 300, currency: 'USD' });
    expect(understandQuery('диван до 300 тыс тг').price).toMatchObject({ to: 300_000, currency: 'KZT' });
    expect(understandQuery('диван до 300 тыс').price?.currency).toBeUndefined();
  });

  it('is a number or none, whatever was written', () => {
    const text = fc.string({ unit: fc.constantFrom(...'доткы0159 .,₸млн'), maxLength: 40 });
    fc.assert(
      fc.property(text, (written) => {
        const { from = 1, to = from } = understandQuery(written).price ?? {};
        expect(from).toBeGreaterThan(0);
        expect(to).toBeGreaterThanOrEqual(from);
      }),
      { numRuns: 300 },
    );
  });
});

describe('A wish in a sentence', () => {
  it.each([
    ['диван в наличии', 'в наличии', 'диван'],
    ['Диван есть в наличии?', 'есть в наличии', 'Диван ?'],
    ['sofa in stock', 'in stock', 'sofa'],
    ['диван қолда бар', 'қолда бар', 'диван'],
  ])('for what is in stock: %s', (text, said, words) => {
    const understood = understandQuery(text);
    expect([understood.available, understood.words.replaceAll(/\s+/g, ' ').trim()]).toEqual([said, words]);
  });

  it.each(['недорогой диван', 'диван подешевле', 'дешёвый диван', 'cheap sofa', 'арзан диван'])(
    'for a low price: %s',
    (text) => {
      expect(understandQuery(text).cheap).toBeDefined();
      expect(understandQuery(text).words.trim()).toMatch(/^(диван|sofa)$/);
    },
  );
});
