import type { Explanation, Facet, Facets } from '../catalog/reader.ts';
import { formatPrice } from '../city/format-price.ts';
import type { CitySearch } from '../operations/search-city.ts';
import { fitted } from './fitted.ts';
import { searchWords } from './search-words.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

/** What each word was looked for as, and each question to the index with how many products it found. */
export function explanationText({ terms, steps }: Explanation, voice: Voice): string {
  const words = searchWords[voice.language];
  const asked = terms.map(({ text, kind, as }) => [text, kind, as.join(' | ')]);
  const questions = steps.map(({ step, found, expression }) => [step, String(found), expression]);
  return [
    [words.terms, ...asked],
    [words.steps, ...questions],
  ]
    .filter((rows) => rows.length > 1)
    .map((rows) => table(withinWidth(rows, voice.width), voice.style))
    .join('\n\n');
}

/** Columns but the last are as wide as they need to be; the last one has the rest of the line. */
function withinWidth(rows: readonly (readonly string[])[], width: number): readonly (readonly string[])[] {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const room = widths.reduce((left, taken) => left - taken - 2, width);
  return rows.map((row) => [
    ...row.slice(0, -1),
    fitted(row.at(-1) ?? '', Math.max(room, leastRoom)).trimEnd(),
  ]);
}

const leastRoom = 20;

/** What was found, counted by category, colour and price. */
export function facetsText(
  facets: Facets,
  { currency, locale }: CitySearch,
  { language, style }: Voice,
): string {
  const names = searchWords[language].facets;
  const price = (minor: number) => formatPrice(minor, currency, locale);
  const prices = facets.prices.map(({ from, to, count }) => ({
    name: from === to ? price(from) : `${price(from)} – ${price(to)}`,
    count,
  }));
  const groups: readonly (readonly [string, readonly Facet[]])[] = [
    [names.categories, facets.categories],
    [names.colours, facets.colours],
    [names.prices, prices],
  ];
  return groups
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => [style.dim(name), ...values.map(facetLine)].join('\n'))
    .join('\n');
}

function facetLine({ name, count }: Facet): string {
  return `${String(count).padStart(6)}  ${name}`;
}
