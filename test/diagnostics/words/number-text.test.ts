import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/diagnostics/words/languages.ts';
import { numberText } from '../../../src/diagnostics/words/number-text.ts';
import { plural } from '../../../src/diagnostics/words/ru/plural.ts';

describe('A number in a message', () => {
  it.each(languages)('is written as Intl writes it in %s', (language) => {
    const intl = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
    const hundredths = fc.nat(2_000_000_000).map((value) => value / 100);
    fc.assert(
      fc.property(fc.oneof(hundredths, fc.nat()), (value) => {
        expect(numberText(value, language)).toBe(intl.format(value));
      }),
    );
  });

  it('has no more than two decimals', () => {
    expect([0.123, 2, 1234.5, 0.999].map((value) => numberText(value, 'en'))).toEqual([
      '0.12',
      '2',
      '1,234.5',
      '1',
    ]);
  });
});

describe('A Russian noun after a number', () => {
  it('has the form that Intl chooses', () => {
    const rules = new Intl.PluralRules('ru');
    for (let count = 0; count <= 1200; count += 1)
      expect(plural(count, 'one', 'few', 'many').split(' ')[1]).toBe(rules.select(count));
  });
});
