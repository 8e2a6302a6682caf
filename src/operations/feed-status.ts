import type { FeedField } from '../city/feed.ts';
import type { Settings } from '../city/settings.ts';
import type { Store, StoredRelease } from '../store/store.ts';
import { isStale } from './feed-schedule.ts';
import { feedStates } from './feed-state.ts';

/** A feed of a live city. Times are epoch milliseconds, null for what has not happened. */
export interface FeedStatus {
  /** Without what follows the path: shops put passwords there. */
  readonly address: string;
  readonly fields: readonly FeedField[];
  /** When it last said what customers see now. */
  readonly freshAt: number | null;
  readonly isStale: boolean;
  readonly checkedAt: number | null;
  /** When a serving process asks it again. */
  readonly nextAt: number | null;
  /** Products that it says something of, and those among them that the catalog has not. */
  readonly products: number | null;
  readonly unknown: number | null;
  /** Why its last answer was not taken. */
  readonly problem: string | null;
  /** Why what was taken is not live. */
  readonly waits: string | null;
}

/** The feeds that a release is served with. */
export async function feedsOf(
  store: Store,
  { city, settings }: StoredRelease,
  now: number,
): Promise<readonly FeedStatus[]> {
  // Written by releaseContent from Settings.
  const { feeds = [] } = JSON.parse(settings) as Settings;
  const states = await feedStates(store, city);
  return feeds.map((feed) => {
    const state = states.get(feed.url);
    return {
      address: addressOf(feed.url),
      fields: feed.fields,
      freshAt: state?.freshAt ?? null,
      isStale: state !== undefined && isStale(feed, state, now),
      checkedAt: state?.checkedAt ?? null,
      nextAt: state?.nextAt ?? null,
      products: state?.accepted?.products ?? null,
      unknown: state?.accepted?.unknown ?? null,
      problem: state?.problem ?? null,
      waits: state?.waits ?? null,
    };
  });
}

function addressOf(text: string): string {
  const url = URL.parse(text);
  return url ? `${url.origin}${url.pathname}` : '';
}
