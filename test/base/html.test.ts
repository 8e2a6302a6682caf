import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, visibleText } from '../../src/base/html.ts';
import { parseHtml } from '../../src/emulators/telegram/html-entities.ts';

describe('Escaped text', () => {
  it.each([
    ['<b>жирный</b>', '&lt;b&gt;жирный&lt;/b&gt;'],
    ['Диван "Уют" & кресло', 'Диван &quot;Уют&quot; &amp; кресло'],
    ['&lt;', '&amp;lt;'],
    ['a\u202eb\u2066c\u0000d\u001be', 'abcde'],
    ['строка\nи\tтабуляция', 'строка\nи\tтабуляция'],
  ])('of %j is %j', (text, escaped) => {
    expect(escapeHtml(text)).toBe(escaped);
  });

  it('is seen by Telegram as the very text, without any markup', () => {
    const text = fc.string({ unit: fc.constantFrom(...'<>&"\'/ab;#я😀 '), maxLength: 30 });
    fc.assert(
      fc.property(text, (written) => {
        const seen = parseHtml(escapeHtml(written));
        expect(seen).toMatchObject({ text: written, entities: [] });
        expect(visibleText(escapeHtml(written))).toBe(written);
      }),
      { numRuns: 200 },
    );
  });
});

describe('Visible text', () => {
  it.each([
    ['<b>Цена</b>: 5', 'Цена: 5'],
    ['<a href="https://s.kz/?a=1&amp;b=2">сайт</a>', 'сайт'],
    ['&lt;b&gt; &amp;amp; &quot;', '<b> &amp; "'],
    ['&#1071;&#x42F;', 'ЯЯ'],
    ['&#99999999;', ''],
    ['&nbsp;', '&nbsp;'],
    ['a < b', 'a < b'],
  ])('of %s is %j', (html, text) => {
    expect(visibleText(html)).toBe(text);
  });

  it('reads hexadecimal references in capitals too', () => {
    expect(visibleText('&#X42F;')).toBe('Я');
  });
});
