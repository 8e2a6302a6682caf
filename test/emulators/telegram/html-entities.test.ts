import { describe, expect, it } from 'vitest';
import { EntityError } from '../../../src/emulators/telegram/entity-error.ts';
import { parseHtml, trimmed } from '../../../src/emulators/telegram/html-entities.ts';

describe('Telegram HTML', () => {
  it.each([
    ['plain text', 'a > b & c', 'a > b & c', []],
    ['the four named references', '&lt;&gt;&amp;&quot;', '<>&"', []],
    ['other named references as they are', '&nbsp;&copy;&constructor;', '&nbsp;&copy;&constructor;', []],
    ['numeric references', '&#65;&#x1F600;', 'A😀', []],
    ['bold', '<b>a</b>b', 'ab', ['bold 0 1']],
    [
      'all spellings',
      '<strong>a</strong><em>b</em><ins>c</ins><del>d</del>',
      'abcd',
      ['bold 0 1', 'italic 1 1', 'underline 2 1', 'strikethrough 3 1'],
    ],
    ['nesting', '<b>a<i>b</i></b>', 'ab', ['bold 0 2', 'italic 1 1']],
    ['UTF-16 offsets', '😀<b>б</b>', '😀б', ['bold 2 1']],
    ['links', '<a href="https://a.kz/?a=1&amp;b=2">x</a>', 'x', ['text_link 0 1']],
    ['a link without an address', '<a>x</a>', 'x', []],
    [
      'spoilers',
      '<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>',
      'ab',
      ['spoiler 0 1', 'spoiler 1 1'],
    ],
    ['code blocks', '<pre><code class="language-sql">x</code></pre>', 'x', ['pre 0 1']],
    [
      'quotations',
      '<blockquote expandable>a</blockquote><blockquote>b</blockquote>',
      'ab',
      ['expandable_blockquote 0 1', 'blockquote 1 1'],
    ],
    ['capitals', '<B>a</B>', 'a', ['bold 0 1']],
    ['an empty tag', '<b></b>a', 'a', []],
  ])('reads %s', (_what, source, text, entities) => {
    const parsed = parseHtml(source);
    expect(parsed.text).toBe(text);
    expect(parsed.entities.map(({ type, offset, length }) => `${type} ${offset} ${length}`)).toEqual(
      entities,
    );
  });

  it.each([
    ['<b>a', `Can't find end tag corresponding to start tag "b"`],
    ['ё<x>a</x>', 'Unsupported start tag "x" at byte offset 2'],
    ['<constructor>', 'Unsupported start tag "constructor" at byte offset 0'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['<b><i>a</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<a href="x', 'Unclosed start tag "a" at byte offset 0'],
    ['<b>a</b', 'Unclosed end tag at byte offset 4'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href=x?y>', 'Unexpected end of name token at byte offset 8'],
    ['цена < 5', 'Unsupported start tag "" at byte offset 9'],
  ])('refuses %s', (source, words) => {
    expect(() => parseHtml(source)).toThrow(new EntityError(words));
  });

  it.each([
    ['<b>Цена</b> &lt; 5', '<b>Цена</b> &lt; 5'],
    ['<a href="javascript:alert(1)">x</a>', 'x'],
    [
      '<a href="https://a.kz/&quot;onclick=" onclick="alert(1)">x</a>',
      '<a href="https://a.kz/&quot;onclick=">x</a>',
    ],
    ['<b onclick="alert(1)">x</b>', '<b>x</b>'],
    ['&nbsp;&copy', '&amp;nbsp;&amp;copy'],
  ])('shows %s safely', (source, html) => {
    expect(parseHtml(source).html).toBe(html);
  });

  it('moves entities when white space around the text goes', () => {
    const { text, entities } = trimmed(parseHtml('\n <b> a </b> '));
    expect(text).toBe('a');
    expect(entities).toEqual([{ type: 'bold', offset: 0, length: 1 }]);
  });
});
