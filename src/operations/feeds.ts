import type { CityId } from '../base/ids.ts';
import type { City } from '../city/city.ts';
import type { SettledFeed } from '../city/settings.ts';
import { nameOfError } from '../runtime/accept.ts';
import { applyFeeds } from './apply-feeds.ts';
import { type AskDeps, askFeed, liveRelease } from './ask-feed.ts';
import { isDue, isStale, nextAsk } from './feed-schedule.ts';
import type { FeedState } from './feed-state.ts';
import { overlayPath } from './overlay-file.ts';

/** How often it is looked whether a feed is due. */
const tickMs = 250;
/** So many are asked at the same time: what they send has to be read, too. */
const mostAtOnce = 3;

interface FeedsDeps extends Omit<AskDeps, 'signal'> {
  /** The cities that are served now. */
  readonly cities: () => readonly City[];
  /** Takes over what was made live. */
  readonly onLive: () => Promise<void>;
}

/** Feeds of the live cities, each asked when it is due: one at a time per city, a few at once. */
export class Feeds {
  readonly #deps: FeedsDeps;
  readonly #states = new Map<CityId, Map<string, FeedState>>();
  readonly #running = new Map<CityId, Promise<void>>();
  readonly #ending = new AbortController();

  constructor(deps: FeedsDeps) {
    this.#deps = deps;
  }

  /** Takes up what an earlier process knew; gives back how to stop. */
  async start(): Promise<() => Promise<void>> {
    const { store, tools } = this.#deps;
    for (const { city, url, state } of await store.feeds()) {
      // Written by #keep.
      this.#remember(city, url, JSON.parse(state) as FeedState);
    }
    const cancel = tools.timers.every(tickMs, () => this.#tick());
    return async () => {
      cancel();
      this.#ending.abort();
      // What is being read is cut off: it is read again by whoever serves next.
      await this.#deps.builder.close();
      await Promise.all(this.#running.values());
    };
  }

  /** Whether the prices that a city shows are older than its feeds may let them become. */
  arePricesStale({ id, settings }: City, now: number): boolean {
    return (settings.feeds ?? []).some((feed) => {
      const state = this.#statesOf(id).get(feed.url);
      return feed.fields.includes('price') && state !== undefined && isStale(feed, state, now);
    });
  }

  #tick(): void {
    const now = this.#deps.tools.clock.now();
    for (const city of this.#deps.cities()) {
      if (this.#running.size >= mostAtOnce) return;
      if (this.#running.has(city.id)) continue;
      const { feeds = [] } = city.settings;
      const states = this.#statesOf(city.id);
      const unnamed = [...states.keys()].find((url) => !feeds.some((feed) => feed.url === url));
      const due = feeds.find((feed) => isDue(feed, states.get(feed.url), now));
      if (unnamed !== undefined) this.#run(city.id, () => this.#drop(city.id, unnamed));
      else if (due) this.#run(city.id, () => this.#ask(city.id, due));
    }
  }

  #statesOf(city: CityId): Map<string, FeedState> {
    return this.#states.get(city) ?? new Map<string, FeedState>();
  }

  #remember(city: CityId, url: string, state: FeedState): void {
    const states = this.#states.get(city) ?? new Map<string, FeedState>();
    this.#states.set(city, states.set(url, state));
  }

  #run(city: CityId, work: () => Promise<void>): void {
    const running = work()
      .catch((error: unknown) => {
        this.#deps.tools.log.error('a feed could not be kept', { city, problem: nameOfError(error) });
      })
      .finally(() => this.#running.delete(city));
    this.#running.set(city, running);
  }

  /** A feed that fails for reasons of this machine is asked again like any other. */
  async #ask(city: CityId, feed: SettledFeed): Promise<void> {
    const { store, tools } = this.#deps;
    const deps = { ...this.#deps, signal: this.#ending.signal };
    const before = this.#statesOf(city).get(feed.url) ?? fresh(tools.clock.now());
    try {
      const release = await liveRelease(store, city);
      if (!release) return;
      const asked = await askFeed(deps, release, feed, before);
      if (this.#ending.signal.aborted) return;
      await this.#keep(city, feed, asked);
      this.#tell(city, feed, before, asked);
      const { live, waits } = await applyFeeds(deps, city);
      if (waits !== asked.waits) await this.#keep(city, feed, { ...asked, waits });
      if (live !== undefined) await this.#deps.onLive();
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      const now = tools.clock.now();
      const failures = before.failures + 1;
      const problem = `could not be read on this machine: ${nameOfError(error)}`;
      this.#remember(city, feed.url, { ...before, failures, problem, nextAt: nextAsk(feed, failures, now) });
      tools.log.error('a feed could not be read', { city, problem: nameOfError(error) });
    }
  }

  async #keep(city: CityId, { url }: SettledFeed, state: FeedState): Promise<void> {
    const { store } = this.#deps;
    const replaced = this.#statesOf(city).get(url)?.accepted?.digest;
    this.#remember(city, url, state);
    await store.saveFeed({ city, url, state: JSON.stringify(state) });
    if (replaced !== undefined) await this.#forget(replaced);
  }

  /** What a feed said that city.yaml no longer names is forgotten: named again, it begins anew. */
  async #drop(city: CityId, url: string): Promise<void> {
    const digest = this.#statesOf(city).get(url)?.accepted?.digest;
    this.#statesOf(city).delete(url);
    await this.#deps.store.dropFeed(city, url);
    if (digest !== undefined) await this.#forget(digest);
  }

  /** Removes an overlay that nobody uses any more; cities with the same feed have the same. */
  async #forget(digest: string): Promise<void> {
    const states = [...this.#states.values()].flatMap((ofCity) => [...ofCity.values()]);
    const isUsed = states.some(({ accepted }) => accepted?.digest === digest);
    if (!isUsed) await this.#deps.platform.data.remove(overlayPath(digest));
  }

  /** The address is not told: shops put passwords into theirs. */
  #tell(city: CityId, { url }: SettledFeed, before: FeedState, { problem, accepted }: FeedState): void {
    const { log } = this.#deps.tools;
    const feed = URL.parse(url)?.host;
    if (problem !== null) log.warn('a feed was not taken', { city, feed, problem });
    else if (accepted?.digest !== before.accepted?.digest)
      log.info('a feed was taken', { city, feed, products: accepted?.products, unknown: accepted?.unknown });
  }
}

function fresh(now: number): FeedState {
  return { since: now, nextAt: now, failures: 0, problem: null, waits: null };
}
