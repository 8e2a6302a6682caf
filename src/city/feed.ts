import type { CityFile } from './generated/city-file.ts';

/** One entry of `catalog.feeds`. */
export type Feed = NonNullable<CityFile['catalog']['feeds']>[number];
export type FeedField = Feed['fields'][number];

/** What a feed that does not say it has; the same stands in the schema. */
export const usualFeed = { every: '1h', staleAfter: '1d' } as const;
