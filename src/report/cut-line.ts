import { columnsOf } from './telegram-text.ts';
import type { Voice } from './voice.ts';

/**
 * A line as lines of a terminal, cut between words; further ones stand under its beginning, two columns in. Colours take
 * no room. One line where nobody reads it on a terminal.
 */
export function cutLine(
  line: string,
  { width = 80, wraps = false }: Partial<Pick<Voice, 'width' | 'wraps'>>,
): readonly string[] {
  if (!wraps || seen(line) <= width) return [line];
  const [indent = ''] = /^ */.exec(line) ?? [];
  const hanging = `${indent}  `;
  const [first = '', ...rest] = line.slice(indent.length).split(' ');
  const lines = [`${indent}${first}`];
  for (const word of rest) {
    const longer = `${lines.at(-1)} ${word}`;
    if (seen(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(`${hanging}${word}`);
  }
  return lines;
}

function seen(line: string): number {
  return columnsOf(line.replaceAll(/\u001b\[[\d;]*m/g, ''));
}
