import type { CityId } from '../base/ids.ts';
import type { Store } from '../store/store.ts';
import type { StoredOverlay } from './apply-overlays.ts';

/** What was taken from a feed last. */
export interface AcceptedFeed {
  /** Names the overlay's file. */
  readonly digest: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly products: number;
  /** Of them the city's catalog has not. */
  readonly unknown: number;
  /** When the shop wrote the file, as far as it says; epoch milliseconds. */
  readonly writtenAt?: number;
}

/**
 * What is known of a feed, kept for the next process too.
 *
 *     asked --new content, no guard objects--> accepted, and goes live unless the city is pinned (`waits`)
 *     asked --nothing new--> accepted stays, and is fresh again
 *     asked --anything else--> accepted stays, with a problem
 */
export interface FeedState {
  /** Since when the feed is known; epoch milliseconds, as all times here. */
  readonly since: number;
  readonly accepted?: AcceptedFeed;
  /** How the shop names the version that was accepted. */
  readonly version?: { readonly etag?: string; readonly modified?: string };
  /** When it was last asked. */
  readonly checkedAt?: number;
  /** When it last said what was accepted. */
  readonly freshAt?: number;
  readonly nextAt: number;
  /** Failed attempts in a row. */
  readonly failures: number;
  /** Why the last answer was not taken; null when it was. */
  readonly problem: string | null;
  /** What keeps the accepted content from being live. */
  readonly waits: string | null;
}

/** States by address. */
export async function feedStates(store: Store, city: CityId): Promise<ReadonlyMap<string, FeedState>> {
  const stored = await store.feeds(city);
  // Written from a FeedState.
  return new Map(stored.map(({ url, state }) => [url, JSON.parse(state) as FeedState]));
}

/** What every build of the city lays over its files. */
export async function storedOverlays(store: Store, city: CityId): Promise<readonly StoredOverlay[]> {
  const states = await feedStates(store, city);
  return [...states].flatMap(([url, { accepted }]) => (accepted ? [{ url, digest: accepted.digest }] : []));
}
