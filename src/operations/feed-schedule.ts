import { sha256Hex } from '../base/digest.ts';
import { durationMs } from '../base/duration.ts';
import { type Feed, usualFeed } from '../city/feed.ts';
import type { FeedState } from './feed-state.ts';

/** After the first failure; twice as long after each that follows, and never longer than the feed's own pace. */
const firstRetryMs = 60_000;

/** When a feed is asked again. Cities that began together must not ask together for ever: each wait is a little its own. */
export function nextAsk(feed: Feed, failures: number, now: number): number {
  const every = durationMs(feed.every ?? usualFeed.every);
  const wait = failures === 0 ? every : Math.min(every, firstRetryMs * 2 ** Math.min(failures - 1, 20));
  return now + Math.round(wait * (0.95 + 0.1 * fractionOf(feed.url, String(now))));
}

/** Whether the feed has said nothing for so long that what it said is old. */
export function isStale(feed: Feed, { freshAt, since }: FeedState, now: number): boolean {
  return now - (freshAt ?? since) > durationMs(feed.stale_after ?? usualFeed.staleAfter);
}

/** Between 0 and 1, the same for the same texts. */
function fractionOf(...texts: readonly string[]): number {
  return Number.parseInt(sha256Hex(...texts).slice(0, 8), 16) / 0xffffffff;
}
