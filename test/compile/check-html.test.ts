import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/base/html.ts';
import { checkHtml } from '../../src/compile/check-html.ts';
import { parseHtml } from '../../src/emulators/telegram/html-entities.ts';

const plainTags = [
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'code',
  'pre',
  'tg-spoiler',
  'blockquote',
];

/** Well-formed HTML of Telegram's tags around texts. */
const wellFormed = fc.letrec<{ part: string; tag: string; html: string }>((tie) => ({
  tag: fc
    .tuple(fc.constantFrom(...plainTags), tie('html'))
    .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
  part: fc.oneof({ maxDepth: 4 }, fc.string({ maxLength: 6 }).map(escapeHtml), tie('tag')),
  html: fc.array(tie('part'), { maxLength: 3 }).map((parts) => parts.join('')),
})).html;

function isTakenByTelegram(html: string): boolean {
  try {
    parseHtml(html);
    return true;
  } catch {
    return false;
  }
}

function codes(html: string): readonly string[] {
  return checkHtml(html).map(({ code }) => code);
}

/** Without those that Telegram takes, though not as they were meant. */
function refusals(html: string): readonly string[] {
  return codes(html).filter((code) => code !== 'ZP224');
}

describe('HTML of a text', () => {
  it('is fine when Telegram’s tags are closed in order, however they are nested', () => {
    fc.assert(
      fc.property(wellFormed, (html) => {
        expect(refusals(html)).toEqual([]);
        expect(isTakenByTelegram(html)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('is not fine when one closing tag is missing or one is too many', () => {
    fc.assert(
      fc.property(wellFormed, fc.constantFrom(...plainTags), wellFormed, (before, tag, after) => {
        expect(refusals(`${before}<${tag}>${after}`)).toEqual(['ZP207']);
        expect(refusals(`${before}</${tag}>${after}`)).toEqual(['ZP207']);
      }),
      { numRuns: 80 },
    );
  });

  it('that is fine is taken by Telegram, for every order of a few tags', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<i>',
      '</i>',
      '<x>',
      'a',
      '&lt;',
      '&',
      '<',
      '>',
      '<b',
      '</',
      '<>',
      '</b x>',
      '<b_>',
      '</i__proto__: 1>',
      '</ b>',
      '<b/>',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const html = pieces.join('');
        if (checkHtml(html).length === 0) expect(isTakenByTelegram(html), html).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['<B>a</B>', []],
    ['<a href="https://s.kz">a</a>', []],
    ['<a href="tg://user?id=1">a</a>', []],
    ['<a href="tel:+77001234567">a</a>', []],
    ['<blockquote expandable>a</blockquote>', []],
    ['<span class="tg-spoiler">a</span>', []],
    ['<pre><code class="language-sql">a</code></pre>', []],
    ['a &lt; b &amp; c &#171;d&#187;', []],
    ['<h1>a', ['ZP206']],
    ['<br/>', ['ZP206']],
    ['<script>', ['ZP206']],
    ['цена < 5', ['ZP206']],
    ['<3', ['ZP206']],
    ['a<b', ['ZP206']],
    ['<b>a', ['ZP207']],
    ['a</b>', ['ZP207']],
    ['<b><i>a</b></i>', ['ZP207', 'ZP207']],
    ['<a>a</a>', ['ZP211']],
    ['<a href="javascript:alert(1)">a</a>', ['ZP211']],
    ['<a href="/catalog">a</a>', ['ZP211']],
    ['<a href="https://s.kz" onclick="x">a</a>', ['ZP211']],
  ])('%s is told as it is', (html, expected) => {
    expect(codes(html)).toEqual(expected);
  });

  it.each(['<span>a</span>', '<span class="big">a</span>'])(
    '%s, which Telegram refuses, is not let through',
    (html) => {
      expect(isTakenByTelegram(html)).toBe(false);
      expect(checkHtml(html)).not.toEqual([]);
    },
  );
});
