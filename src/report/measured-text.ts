import type { MeasuredSearch, SearchSummary } from '../operations/search-city.ts';
import { fitted } from './fitted.ts';
import { searchWords } from './search-words.ts';
import type { Voice } from './voice.ts';

/** Columns of a measured query, but for the query itself, which has the rest of the line. */
const columns = { found: 7, match: 10, first: 16, ms: 7 };

export function measuredHead({ language, style }: Voice): string {
  const [found, match, first, ms, query] = searchWords[language].measured;
  const cells = [
    found.padStart(columns.found),
    match.padEnd(columns.match),
    first.padEnd(columns.first),
    ms.padStart(columns.ms),
    query,
  ];
  return style.dim(cells.join('  '));
}

/** A query as soon as it was asked, so that many of them need not be kept. */
export function measuredLine({ query, match, total, first, ms }: MeasuredSearch, voice: Voice): string {
  const words = searchWords[voice.language];
  const taken = columns.found + columns.match + columns.first + columns.ms + 4 * 2;
  return [
    String(total).padStart(columns.found),
    words.match[match].padEnd(columns.match),
    fitted(first ?? '', columns.first),
    ms.toFixed(2).padStart(columns.ms),
    fitted(query, Math.max(leastQuery, voice.width - taken)),
  ]
    .join('  ')
    .trimEnd();
}

const leastQuery = 16;

export function summaryText(
  { queries, withoutResult, p50, p95, p99 }: SearchSummary,
  { language }: Voice,
): string {
  const words = searchWords[language];
  const times = [`p50 ${words.ms(p50)}`, `p95 ${words.ms(p95)}`, `p99 ${words.ms(p99)}`];
  return [words.summary(queries, withoutResult), ...times].join(', ');
}
