import { arePricesLost, mostDrop } from '../release/guards.ts';

/** What a feed says now, beside what it said before and what the city sells. */
export interface FeedCounts {
  /** Products that the feed says something of; and of them those that the city's catalog has. */
  readonly said: number;
  readonly known: number;
  readonly catalog: number;
  /** Products of the last accepted answer that the catalog has, and of them those that the feed no longer names. */
  readonly before: number;
  readonly gone: number;
  /** Prices that customers see now and that the feed says, too; and of them those that would fall to less than a tenth. */
  readonly priced: number;
  readonly fallen: number;
}

/** Why the feed is probably not what it should be; undefined: nothing speaks against it. */
export function checkFeed({
  said,
  known,
  catalog,
  before,
  gone,
  priced,
  fallen,
}: FeedCounts): string | undefined {
  if (said === 0) return 'guard empty: it says nothing of the fields that are taken from it';
  // A feed of the whole chain knows more than a city sells, and a feed of one brand less. Another shop's does neither.
  if (known * 2 < said && known * 2 < catalog)
    return `guard other-shop: the catalog has ${known} of its ${said} products`;
  if (gone > before * mostDrop)
    return `guard product-drop: ${gone} of ${before} products that it knew are gone`;
  if (arePricesLost(fallen, priced))
    return `guard price-drop: ${fallen} of ${priced} prices would fall to less than a tenth`;
  return undefined;
}
