import type { Query } from './queries/query-set.ts';

/** Answers of one engine to one set of queries. */
export interface Quality {
  readonly queries: number;
  readonly ndcg: number;
  readonly mrr: number;
  /** Share of queries with something relevant among the first ten. */
  readonly success: number;
  /** Share of queries that found nothing at all. */
  readonly nothing: number;
}

export const metricTitles = {
  ndcg: 'NDCG@10',
  mrr: 'MRR@10',
  success: 'success@10',
  nothing: 'zero-result rate',
} as const;

export type Metric = keyof typeof metricTitles;

/** How many answers count. */
export const depth = 10;

export function qualityOf(queries: readonly Query[], answers: readonly (readonly string[])[]): Quality {
  const mean = (of: (query: Query, found: readonly string[]) => number) =>
    queries.reduce((sum, query, at) => sum + of(query, (answers[at] ?? []).slice(0, depth)), 0) /
    Math.max(1, queries.length);
  return {
    queries: queries.length,
    ndcg: mean(ndcgOf),
    mrr: mean((query, found) => 1 / (1 + firstRelevant(query, found))),
    success: mean((query, found) => (firstRelevant(query, found) < depth ? 1 : 0)),
    nothing: mean((_, found) => (found.length === 0 ? 1 : 0)),
  };
}

/** Rank from 0 of the first answer that is relevant; infinite when there is none. */
export function firstRelevant({ ratings }: Query, found: readonly string[]): number {
  const at = found.findIndex((sku) => ratings.has(sku));
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** Gain 2^rating - 1, discounted by log2(rank + 1), to the best that was possible. */
function ndcgOf({ ratings }: Query, found: readonly string[]): number {
  const best = [...ratings.values()].sort((a, b) => b - a).slice(0, depth);
  const ideal = gain(best);
  return ideal === 0 ? 0 : gain(found.map((sku) => ratings.get(sku) ?? 0)) / ideal;
}

function gain(ratings: readonly number[]): number {
  return ratings.reduce((sum, rating, at) => sum + (2 ** rating - 1) / Math.log2(at + 2), 0);
}
