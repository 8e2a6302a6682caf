import { sha256Hex } from '../base/digest.ts';
import { durationMs } from '../base/duration.ts';
import { type Feed, usualFeed } from '../city/feed.ts';
import type { FeedState } from './feed-state.ts';

/** After the first failure; twice as long after each that follows, and never longer than the feed's own pace. */
const firstRetryMs = 60_000;
/** Of a wait: each is a little its own. */
const [shortestWait, longestWait] = [0.95, 1.05];

/** When a feed is asked again. Cities that began together must not ask together for ever. */
export function nextAsk(feed: Feed, failures: number, now: number): number {
  const every = durationMs(feed.every ?? usualFeed.every);
  const wait = failures === 0 ? every : Math.min(every, firstRetryMs * 2 ** Math.min(failures - 1, 20));
  const own = shortestWait + (longestWait - shortestWait) * fractionOf(feed.url, String(now));
  return now + Math.round(wait * own);
}

/** Whether to ask it now. A time further away than any wait was written before the clock was put back. */
export function isDue(feed: Feed, state: Pick<FeedState, 'nextAt'> | undefined, now: number): boolean {
  const nextAt = state?.nextAt ?? 0;
  return nextAt <= now || nextAt - now > longestWait * durationMs(feed.every ?? usualFeed.every);
}

/** Whether the feed has said nothing for so long that what it said is old. */
export function isStale(feed: Feed, { freshAt, since }: FeedState, now: number): boolean {
  return now - (freshAt ?? since) > durationMs(feed.stale_after ?? usualFeed.staleAfter);
}

/** Between 0 and 1, the same for the same texts. */
function fractionOf(...texts: readonly string[]): number {
  return Number.parseInt(sha256Hex(...texts).slice(0, 8), 16) / 0xffffffff;
}
