import { describe, expect, it } from 'vitest';
import { formatPrice } from '../../src/city/format-price.ts';

describe('A price', () => {
  it.each([
    [12_999_000, 'KZT', 'ru', '129 990 ₸'],
    [12_999_050, 'KZT', 'ru', '129 990,50 ₸'],
    [5, 'KZT', 'ru', '0,05 ₸'],
    [50, 'KZT', 'ru', '0,50 ₸'],
    [190_500, 'RUB', 'ru', '1905 ₽'],
    [12_999_000, 'KZT', 'kk', '129 990 ₸'],
    [12_999_000, 'KZT', 'en', '₸129,990'],
    [1500, 'JPY', 'en', '¥1,500'],
    [9_999, 'USD', 'ru', '99,99 $'],
    [100_000_000_000_000, 'KZT', 'ru', '1 000 000 000 000 ₸'],
  ])('of %i in %s is shown in %s as %s', (minor, currency, locale, text) => {
    // Whichever space Unicode gives the language today.
    const shown = formatPrice(minor, currency, locale).replaceAll(/\s/g, ' ');
    expect([text, text.replace('1905', '1 905')]).toContain(shown);
  });

  it('does not remember decimals of the price before', () => {
    expect(formatPrice(150, 'KZT', 'ru')).toMatch(/1,50/);
    expect(formatPrice(100, 'KZT', 'ru')).not.toMatch(/,/);
    expect(formatPrice(150, 'KZT', 'ru')).toMatch(/1,50/);
  });
});
