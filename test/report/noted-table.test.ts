import { describe, expect, it } from 'vitest';
import { notedTable } from '../../src/report/noted-table.ts';
import { plainStyle } from '../../src/report/style.ts';

const rows = [
  ['release', 'made', 'changed', ''],
  ['almaty#2', '1s ago', 'texts', 'a warmer greeting, as the shops wanted it'],
  ['almaty#1', '3s ago', '', ''],
];
const voice = { language: 'en', style: plainStyle } as const;

describe('a table with words of people', () => {
  it('has them in its last column where there is room, and where nobody reads it on a terminal', () => {
    const wide =
      'release   made    changed\nalmaty#2  1s ago  texts    a warmer greeting, as the shops wanted it';
    expect(notedTable(rows, { ...voice, width: 80, wraps: true })).toContain(wide);
    expect(notedTable(rows, { ...voice, width: 30, wraps: false })).toContain(wide);
  });

  it('has them under its rows on a narrow terminal, and no line is wider than that', () => {
    const text = notedTable(rows, { ...voice, width: 32, wraps: true });
    expect(text.split('\n')).toEqual([
      'release   made    changed',
      'almaty#2  1s ago  texts',
      '    a warmer greeting, as the',
      '      shops wanted it',
      'almaty#1  3s ago',
    ]);
  });
});
