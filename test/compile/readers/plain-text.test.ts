import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainText } from '../../../src/compile/readers/plain-text.ts';

it.each([
  ['<p>Мягкий <b>диван</b></p><p>и пуф</p>', 'Мягкий диван \nи пуф'],
  ['<ul><li>велюр</li><li>дуб</li></ul>', 'велюр\nдуб'],
  ['раз<br/>два<BR>три', 'раз\nдва\nтри'],
  ['5 &lt; 7 &amp; &laquo;да&raquo; &#8470;5 &#x416; &unknown;', '5 < 7 & «да» №5 Ж &unknown;'],
  ['<![CDATA[<p>текст</p>]]>', 'текст'],
  ['a<script>alert(1)</script>b<style>p{}</style>c<!-- d -->e', 'abce'],
  ['до < 50 и > 10', 'до < 50 и > 10'],
  ['<script>без конца', ''],
  ['  просто текст\nв две строки ', 'просто текст\nв две строки'],
])('%j is read as %j', (html, text) => {
  expect(plainText(html).replaceAll(' \n', '\n')).toBe(text.replaceAll(' \n', '\n'));
});

it('Half a megabyte of open brackets is read at once', () => {
  for (const part of ['<', '<!--', '<a', '<script', '&', ' \n'])
    expect(plainText(part.repeat(100_000)).length).toBeLessThanOrEqual(part.length * 100_000);
});

it('Whatever is written, no tag is left', () => {
  const part = fc.constantFrom(
    '<b>',
    '</b>',
    '<',
    '>',
    '<br>',
    'a',
    ' ',
    '<!--',
    '-->',
    '&amp;',
    '<p class="x">',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      expect(plainText(parts.join(''))).not.toMatch(/<\/?b>|<br>|<p class/);
    }),
  );
});
