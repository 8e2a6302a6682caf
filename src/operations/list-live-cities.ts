import type { CityId } from '../base/ids.ts';
import { maskAddress, maskSecrets } from '../base/mask-secrets.ts';
import type { Settings } from '../city/settings.ts';
import type { KnownBot, LiveRelease, ReleaseOrigin, Store } from '../store/store.ts';
import { type Page, type PageWish, pageOf } from './api/paging.ts';
import { withStore } from './known-customer.ts';
import { liveCity } from './live-city.ts';
import type { Platform } from './platform.ts';

/** A city as customers meet it now. */
export interface LiveCity {
  readonly city: CityId;
  /** As customers call it. */
  readonly name: string;
  /** Number of its live release. */
  readonly release: number;
  /** Epoch milliseconds. */
  readonly liveSince: number;
  /** A rollback, or a person, holds it: saves and feeds wait. */
  readonly isPinned: boolean;
  /** IANA. */
  readonly timezone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The first is the default. */
  readonly languages: readonly string[];
  readonly products: number;
  /** Username of its bot, without the @; null while Telegram did not tell it. */
  readonly bot: string | null;
}

export interface LiveCityList {
  readonly target: string;
  readonly cities: readonly LiveCity[];
  /** What the next page begins with; null: this is the last one. */
  readonly next: string | null;
}

/** The same with where its release comes from. */
export interface LiveCityDetails extends LiveCity {
  readonly target: string;
  /** Who made the release, when (epoch milliseconds), from what. */
  readonly author: string;
  readonly message: string;
  readonly commit: string;
  readonly origin: ReleaseOrigin;
  readonly madeAt: number;
  /** What tickets become: null, they become nothing. */
  readonly crm: 'deal' | 'lead' | null;
  /** Whether managers have a group that requests come to. */
  readonly hasManagers: boolean;
}

/** Live settings, as they were compiled. What refers to a secret stays a reference: `env:ALMATY_BOT_TOKEN`; passwords in addresses are stars. */
export interface LiveConfig {
  readonly city: CityId;
  /** Number of the release that they are of. */
  readonly release: number;
  readonly settings: Settings;
}

interface CitiesWish extends PageWish {
  /** None: all. */
  readonly cities: readonly string[];
}

/** Cities that are live, by their names. */
export function listLiveCities(
  platform: Platform,
  { cities: among, ...page }: CitiesWish,
): Promise<LiveCityList> {
  return withStore(platform, async (store) => {
    const live = await store.liveReleases();
    const seen = live.filter(({ city }) => among.length === 0 || among.includes(city));
    const { items, next }: Page<LiveRelease> = pageOf(seen, page, ({ city }) => city);
    const bots = await store.knownBots();
    const cities: LiveCity[] = [];
    for (const one of items) cities.push((await foundCity(store, one, bots)).listed);
    return { target: platform.target, cities, next };
  });
}

/** Throws `ZetaError` for a city that is not live. */
export function showLiveCity(platform: Platform, name: string): Promise<LiveCityDetails> {
  return withStore(platform, async (store) => {
    const live = await liveCity(store, platform, name);
    const { listed, release, settings } = await foundCity(store, live, await store.knownBots());
    const { author, message, commit, origin, at } = release;
    return {
      target: platform.target,
      ...listed,
      author,
      message,
      commit,
      origin,
      madeAt: at,
      crm: settings.bitrix ? (settings.bitrix.entity ?? 'deal') : null,
      hasManagers: settings.manager?.chat !== undefined,
    };
  });
}

/** Throws `ZetaError` for a city that is not live. */
export function liveConfig(platform: Platform, name: string): Promise<LiveConfig> {
  return withStore(platform, async (store) => {
    const live = await liveCity(store, platform, name);
    const { settings } = await foundCity(store, live, []);
    return configOf({ id: live.city, release: live.number, settings });
  });
}

/** Of a city as a server has it in memory, too. */
export function configOf({
  id,
  release,
  settings,
}: {
  readonly id: CityId;
  readonly release: number;
  readonly settings: Settings;
}): LiveConfig {
  // The same shape, with stars in some of its texts.
  return { city: id, release, settings: masked(settings) as Settings };
}

/** Shops put passwords into the addresses of their feeds. */
function masked(value: unknown): unknown {
  if (typeof value === 'string') return /^https?:/i.test(value) ? maskAddress(value) : maskSecrets(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member)]));
}

async function foundCity(
  store: Store,
  { city, number, activatedAt, pinned }: LiveRelease,
  bots: readonly KnownBot[],
) {
  const release = await store.release(city, number);
  if (!release) throw new Error('what is live is a release');
  // Written by `release/` from this very type.
  const settings = JSON.parse(release.settings) as Settings;
  const { name, timezone, currency, languages } = settings;
  const listed: LiveCity = {
    city,
    name,
    release: number,
    liveSince: activatedAt,
    isPinned: pinned !== null,
    timezone,
    currency,
    languages,
    products: release.products,
    bot: bots.find((one) => one.city === city)?.username ?? null,
  };
  return { listed, release, settings };
}
