import type { Values } from './words.ts';

/** The same values, with a sign for each end of a line: messages are lines themselves. */
export function inOneLine(values: Values): Values {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim().replaceAll(/\s*\n\s*/g, ' ⏎ ') : value,
  ]);
  return Object.fromEntries(shown) as Values;
}
