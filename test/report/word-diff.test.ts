import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, wordDiff } from '../../src/report/word-diff.ts';

function told(pieces: readonly Piece[]): string {
  const signs = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return pieces.map(({ kind, text }) => `${signs[kind][0]}${text}${signs[kind][1]}`).join('');
}

describe('Words that changed', () => {
  it('are told by whole words, in any alphabet', () => {
    expect(told(wordDiff('Помогу найти товар в магазине', 'Помогу выбрать товар в магазине'))).toBe(
      'Помогу [-найти-]{+выбрать+} товар в магазине',
    );
    expect(told(wordDiff('Қош келдіңіз! Не іздейсіз?', 'Қош келдіңіз! Не керек?'))).toBe(
      'Қош келдіңіз! Не [-іздейсіз-]{+керек+}?',
    );
  });

  it('are one change where only a space stands between them', () => {
    expect(told(wordDiff('Нашёл один товар для вас сегодня', 'Нашлось пять товаров для вас сегодня'))).toBe(
      '[-Нашёл один товар-]{+Нашлось пять товаров+} для вас сегодня',
    );
  });

  it('are told as they are read, and tags only where nothing else differs', () => {
    expect(told(wordDiff('<b>Цена</b> &amp; наличие', '<b>Цена</b> &amp; остаток'))).toBe(
      'Цена & [-наличие-]{+остаток+}',
    );
    expect(told(wordDiff('<b>Цена</b> и наличие', 'Цена и наличие'))).toBe('[-<b>-]Цена[-</b>-] и наличие');
  });

  it('of another text stand whole, one after the other', () => {
    expect(told(wordDiff('Здравствуйте, чем помочь?', 'Привет'))).toBe(
      '[-Здравствуйте, чем помочь?-]{+Привет+}',
    );
    expect(told(wordDiff('', 'Привет'))).toBe('{+Привет+}');
  });

  it('lose nothing: the pieces make both texts again, but for what stayed and is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('а', 'б', ' ', '!', 'я'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after);
        const of = (skipped: Piece['kind']) =>
          pieces.flatMap(({ kind, text: one }) => (kind === skipped ? [] : [one])).join('');
        expect(of('added')).toBe(before);
        expect(of('removed')).toBe(after);
      }),
    );
  });
});
