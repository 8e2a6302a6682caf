import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Settings } from '../city/settings.ts';
import { offsetOf } from '../city/time-zone.ts';
import type { ShopNumbers } from '../store/shop-numbers-store.ts';
import { withStore } from './known-customer.ts';
import { liveCity } from './live-city.ts';
import type { Platform } from './platform.ts';

/** What happened in the bots of a target. */
export interface ShopStats {
  readonly target: string;
  readonly since: number;
  readonly until: number;
  readonly cities: readonly (ShopNumbers & { readonly city: CityId })[];
}

/** Throws `ZetaError` (usage) for a period that ends before it begins. */
export function refuseNoPeriod({ since, until }: { readonly since: number; readonly until: number }): void {
  if (since <= until) return;
  throw new ZetaError('no-period', 'This period ends before it begins.', {
    hint: 'Swap its beginning and its end.',
    exit: exitCode.usage,
  });
}

/** Numbers of one live city, or of all; times are epoch milliseconds. Throws `ZetaError` for a city that is not live. */
export async function shopStats(
  platform: Platform,
  name: string | undefined,
  period: { readonly since: number; readonly until: number },
): Promise<ShopStats> {
  refuseNoPeriod(period);
  return withStore(platform, async (store) => {
    const live = name === undefined ? await store.liveReleases() : [await liveCity(store, platform, name)];
    const cities: (ShopNumbers & { readonly city: CityId })[] = [];
    for (const { city, number } of live) {
      const release = await store.release(city, number);
      // Written by `release/` from this very type.
      const settings = release && (JSON.parse(release.settings) as Settings);
      const offsetMs = offsetOf(settings?.timezone ?? 'UTC', period.until);
      cities.push({ city, ...(await store.shopNumbers(city, { ...period, offsetMs })) });
    }
    return { target: platform.target, ...period, cities };
  });
}
