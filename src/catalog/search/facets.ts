import { colourNames } from '../query/known-kinds.ts';
import type { Facet, Facets } from '../reader.ts';
import type { Countable } from './candidates.ts';
import type { Categories } from './categories.ts';

/** Values of one facet that are told. */
const mostValues = 8;
const priceBands = 4;

/** What was found, counted. Of more than were looked at, the counts of these are scaled to `total`. */
export function facetsOf(found: readonly Countable[], categories: Categories, total: number): Facets {
  const factor = total / Math.max(1, found.length);
  const scaled = (count: number) => Math.max(1, Math.round(count * factor));
  const byCategory = counted(found, ({ category }) => [categories.pathOf(category)?.join(' / ')]);
  const names = colourNames();
  const byColour = counted(found, ({ colours }) => names.filter((_, bit) => (colours & (1 << bit)) !== 0));
  return {
    categories: mostFrequent(byCategory, scaled),
    colours: mostFrequent(byColour, scaled),
    prices: bands(found.map(({ price }) => price).toSorted((a, b) => a - b)).map((band) => ({
      ...band,
      count: scaled(band.count),
    })),
  };
}

function counted(
  found: readonly Countable[],
  valuesOf: (one: Countable) => readonly (string | undefined)[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of found) {
    for (const value of valuesOf(one))
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function mostFrequent(
  counts: ReadonlyMap<string, number>,
  scaled: (count: number) => number,
): readonly Facet[] {
  return [...counts]
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, mostValues)
    .map(([name, count]) => ({ name, count: scaled(count) }));
}

/** Bands of about as many products each, whose bounds are prices that are there. */
function bands(prices: readonly number[]): readonly { from: number; to: number; count: number }[] {
  const result: { from: number; to: number; count: number }[] = [];
  const size = Math.max(1, Math.ceil(prices.length / priceBands));
  for (let start = 0; start < prices.length; ) {
    let end = Math.min(prices.length, start + size);
    while (end < prices.length && prices[end] === prices[end - 1]) end += 1;
    result.push({ from: prices[start] ?? 0, to: prices[end - 1] ?? 0, count: end - start });
    start = end;
  }
  return result;
}
