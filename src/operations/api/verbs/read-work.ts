import type { CityId } from '../../../base/ids.ts';
import { listCities } from '../../../compile/list-cities.ts';
import { listLiveCities, showLiveCity } from '../../list-live-cities.ts';
import type { Platform } from '../../platform.ts';
import { shopSeries } from '../../shop-series.ts';
import { shopStats } from '../../shop-stats.ts';
import { status } from '../../status.ts';
import { validate } from '../../validate.ts';
import type { Answers } from '../answers.ts';
import { type PageWish, pageOf } from '../paging.ts';
import { seenBy, type Work } from './work.ts';

const weekMs = 7 * 24 * 3600_000;

/** What is live, what is written, what is sold, and what happened. */
export const readWork: Work<
  'cities' | 'city' | 'cityStatus' | 'diagnostics' | 'cityDiagnostics' | 'analytics'
> = {
  cities: async ({ platform, who }, page) => listLiveCities(platform, { ...page, cities: who.cities }),
  city: async ({ platform }, { city }) => showLiveCity(platform, city),
  cityStatus: async ({ tools, platform }, { city }) => {
    const { target, cities } = await status(tools, platform, [city]);
    const [one] = cities;
    if (!one) throw new Error('status tells of whatever it was asked for');
    return { target, ...one };
  },
  diagnostics: async ({ platform, who }, page) => {
    const { cities } = await listCities(platform.files);
    const own = cities.filter((city) => who.cities.includes(city));
    // No names would mean all.
    if (who.cities.length > 0 && own.length === 0) return nothingWritten;
    return diagnosed(platform, own, page);
  },
  cityDiagnostics: async ({ platform }, { city, ...page }) => diagnosed(platform, [city], page),
  analytics: async ({ tools, platform, who }, { city, by, until = tools.clock.now(), ...asked }) => {
    const { since = Math.max(0, until - weekMs) } = asked;
    const stats = seenBy(who, await shopStats(platform, city, { since, until }), 'cities');
    if (by === undefined) return { ...stats, by: null, series: [] };
    const named = stats.cities.map((one): CityId => one.city);
    // No names would mean all.
    const series = named.length === 0 ? [] : await shopSeries(platform, named, { since, until, by });
    return { ...stats, by, series };
  },
};

const nothingWritten: Answers['diagnostics'] = {
  cities: [],
  products: 0,
  isValid: true,
  counts: { error: 0, warning: 0, note: 0 },
  diagnostics: [],
  next: null,
};

/** A list is the same until a file changes; places of two runs are not the same places. */
async function diagnosed(platform: Platform, names: readonly string[], page: PageWish) {
  const { cities, products, isValid, diagnostics } = await validate(platform.files, names);
  const numbered = diagnostics.map((one, at) => ({ one, key: `${at}` }));
  const { items, next } = pageOf(numbered, page, ({ key }) => key);
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return { cities, products, isValid, counts, diagnostics: items.map(({ one }) => one), next };
}
