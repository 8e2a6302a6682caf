import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../src/city/format-message.ts';

describe('A text with values', () => {
  it('is filled in as its language writes numbers and forms', () => {
    const text =
      'Нашлось {count, plural, one {# товар} few {# товара} many {# товаров} other {# товара}} в {city}';
    expect(formatMessage(text, 'ru', { count: 1234, city: 'Алматы' })).toBe(
      'Нашлось 1\u00a0234 товара в Алматы',
    );
  });

  it('lacks no value', () => {
    expect(() => formatMessage('Здравствуйте, {name}', 'ru', {})).toThrow(/name/);
  });

  it('without forms and apostrophes is what the library makes of it', () => {
    const piece = fc.oneof(fc.constantFrom('{name}', '{n}', '#', '<b>', '\n', '$&', '{{'), fc.string());
    const values = { name: 'Диван «$1»', n: 1234.5 };
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const outcome = (format: () => unknown) => {
          try {
            return String(format());
          } catch {
            return 'error';
          }
        };
        const library = () =>
          new IntlMessageFormat(text, 'ru', undefined, { ignoreTag: true }).format(values);
        expect(outcome(() => formatMessage(text, 'ru', values))).toBe(outcome(library));
      }),
    );
  });
});
