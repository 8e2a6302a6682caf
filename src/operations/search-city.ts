import type { CityId } from '../base/ids.ts';
import type { SearchMatch, SearchRequest, SearchResult } from '../catalog/reader.ts';
import type { CityCatalog } from './city-catalog.ts';

/** What a customer of the city would find, and how it came about. */
export interface CitySearch extends SearchResult {
  readonly city: CityId;
  readonly query: string;
  /** The city's first language, which prices are written in. */
  readonly locale: string;
  readonly currency: string;
}

/** Asks a city's catalog as its bot does. */
export function searchCity(
  { city, settings, synonyms, pins, catalog }: CityCatalog,
  request: Omit<SearchRequest, 'synonyms' | 'pins'>,
): CitySearch {
  const result = catalog.search({ ...request, synonyms, pins });
  const [locale] = settings.languages;
  return { city, query: request.text, locale, currency: settings.currency, ...result };
}

export interface MeasuredSearch {
  readonly query: string;
  readonly match: SearchMatch;
  readonly total: number;
  /** SKU of the best product; `null`: nothing was found. */
  readonly first: string | null;
  readonly ms: number;
}

/** Asks, and looks at the watch: `now` tells milliseconds. */
export function measureSearch(
  { catalog, synonyms, pins }: CityCatalog,
  { text, limit, now }: { readonly text: string; readonly limit: number; readonly now: () => number },
): MeasuredSearch {
  const start = now();
  const { match, total, products } = catalog.search({
    text,
    limit,
    synonyms,
    pins,
  });
  const ms = now() - start;
  return { query: text, match, total, first: products[0]?.product.sku ?? null, ms: Number(ms.toFixed(3)) };
}

/** Of many queries: how many found nothing, and how long most of them took at most, in milliseconds. */
export interface SearchSummary {
  readonly queries: number;
  readonly withoutResult: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export function summaryOf(measured: readonly MeasuredSearch[]): SearchSummary {
  const times = measured.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const within = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
  return {
    queries: measured.length,
    withoutResult: measured.filter(({ match }) => match === 'nothing').length,
    p50: within(0.5),
    p95: within(0.95),
    p99: within(0.99),
  };
}
