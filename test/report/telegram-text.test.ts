import { describe, expect, it } from 'vitest';
import { colourStyle, plainStyle } from '../../src/report/style.ts';
import { columnsOf, telegramText } from '../../src/report/telegram-text.ts';

describe('Telegram HTML on a terminal', () => {
  it('is bold where Telegram is bold, also across lines and inside other tags', () => {
    expect(telegramText('a <b>b <i>c</i>\nd</b>', colourStyle, 80)).toEqual([
      'a \u001b[1mb \u001b[22m\u001b[3m\u001b[1mc\u001b[22m\u001b[23m',
      '\u001b[1md\u001b[22m',
    ]);
  });

  it('shows where a link leads, reads entities and marks quotes', () => {
    const html =
      '<a href="https://shop.example/?a=1&amp;b=2">сайт</a> 1 &lt; 2\n<blockquote>раз\nдва</blockquote>';
    expect(telegramText(html, plainStyle, 80)).toEqual([
      'сайт (https://shop.example/?a=1&b=2) 1 < 2',
      '▌ раз',
      '▌ два',
    ]);
  });

  it('is broken at spaces within its width, colours not counted', () => {
    const lines = telegramText(`<b>${'слово '.repeat(30).trim()}</b>`, plainStyle, 20);
    expect(Math.max(...lines.map((line) => line.trimEnd().length))).toBeLessThanOrEqual(20);
    expect(lines.join('').trim()).toBe('слово '.repeat(30).trim());
    expect(telegramText('x'.repeat(50), plainStyle, 20)).toEqual(['x'.repeat(50)]);
  });

  it('counts an emoji as two columns and an arrow as one', () => {
    expect([columnsOf('🔗 a'), columnsOf('Ещё ▶'), columnsOf('👩‍👩‍👧')]).toEqual([4, 5, 2]);
  });
});
