import { cutLine } from './cut-line.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

/**
 * A table whose last column is words of people. On a terminal that is too narrow for them they stand under their rows,
 * cut between words.
 */
export function notedTable(rows: readonly (readonly string[])[], voice: Voice): string {
  const { style, width, wraps } = voice;
  const whole = table(rows, style);
  if (
    !wraps ||
    table(rows, { ...style, dim: (text) => text })
      .split('\n')
      .every((line) => line.length <= width)
  )
    return whole;
  const lines = table(
    rows.map((row) => row.slice(0, -1)),
    style,
  ).split('\n');
  const noteOf = (row: number) => (row === 0 ? '' : (rows[row]?.at(-1) ?? ''));
  return lines
    .flatMap((line, row) => [line, ...(noteOf(row) ? cutLine(`    ${noteOf(row)}`, voice) : [])])
    .join('\n');
}
