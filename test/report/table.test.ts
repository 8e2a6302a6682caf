import { describe, expect, it } from 'vitest';
import { age } from '../../src/report/age.ts';
import { guardLines } from '../../src/report/guard-text.ts';
import { colourStyle, plainStyle } from '../../src/report/style.ts';
import { table } from '../../src/report/table.ts';

describe('A table', () => {
  it('is as wide as its widest cells, with nothing at line ends', () => {
    const rows = [
      ['city', 'live', 'note'],
      ['almaty', '#3', ''],
      ['ust-kamenogorsk', '—', 'not deployed'],
    ];
    expect(table(rows, plainStyle)).toBe(
      ['city             live  note', 'almaty           #3', 'ust-kamenogorsk  —     not deployed'].join(
        '\n',
      ),
    );
  });

  it('has its header dimmed where there are colours', () => {
    expect(table([['city'], ['almaty']], colourStyle)).toBe('\u001b[2mcity\u001b[22m\nalmaty');
  });
});

describe('An age', () => {
  it.each([
    [0, '0s'],
    [-5000, '0s'],
    [59_400, '59s'],
    [60_000, '1m'],
    [3_599_000, '59m'],
    [3_600_000, '1h'],
    [86_399_000, '23h'],
    [86_400_000, '1d'],
    [400 * 86_400_000, '400d'],
  ])('of %i ms is %s', (milliseconds, text) => {
    expect(age(milliseconds)).toBe(text);
  });
});

describe('A guard', () => {
  it.each([
    ['product-drop', { removed: 80, before: 100 }, '80 of 100 products would disappear'],
    ['price-drop', { fallen: 80, before: 100 }, '80 of 100 prices would fall'],
    ['currency-change', { before: 'KZT', after: 'RUB' }, 'KZT → RUB'],
    ['bot-change', { before: '111', after: '222' }, 'bot 111 → 222'],
  ] as const)('%s says what it saw and how to go on', (guard, values, words) => {
    const [text = '', ...more] = guardLines('almaty', [{ guard, values }], { language: 'en', target: 'dev' });
    expect(text).toContain(words);
    expect(text).toContain(`zeta deploy almaty --allow ${guard}`);
    expect(text).not.toContain('undefined');
    expect(more).toEqual([]);
  });

  it('that is not the only one shares a command with the others', () => {
    expect(
      guardLines(
        'almaty',
        [
          { guard: 'product-drop', values: { removed: 80, before: 100 } },
          { guard: 'currency-change', values: { before: 'KZT', after: 'RUB' } },
        ],
        { language: 'en', target: 'dev' },
      ),
    ).toEqual([
      'guard product-drop: 80 of 100 products would disappear',
      'guard currency-change: KZT → RUB',
      'if it is meant: `zeta deploy almaty --allow product-drop --allow currency-change`',
    ]);
  });
});
