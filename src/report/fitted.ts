import { columnsOf } from './telegram-text.ts';

/**
 * A text in exactly so many columns of the terminal. What is longer loses its middle: products of one kind begin alike,
 * and differ at the end ("…, серый").
 */
export function fitted(text: string, columns: number): string {
  const missing = columns - columnsOf(text);
  if (missing >= 0) return text + ' '.repeat(missing);
  const head = firstColumns(text, Math.ceil((columns - 1) * 0.6));
  const tail = lastColumns(text, columns - 1 - columnsOf(head));
  return fitted(`${head}…${tail}`, columns);
}

function firstColumns(text: string, columns: number): string {
  let taken = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (columnsOf(taken + segment) > columns) break;
    taken += segment;
  }
  return taken;
}

function lastColumns(text: string, columns: number): string {
  let taken = '';
  for (const { segment } of [...new Intl.Segmenter().segment(text)].toReversed()) {
    if (columnsOf(segment + taken) > columns) break;
    taken = segment + taken;
  }
  return taken;
}
