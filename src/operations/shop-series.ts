import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Settings } from '../city/settings.ts';
import { dayOf, offsetOf, startOfDay } from '../city/time-zone.ts';
import { type QuarterNumbers, quarterMs, type SeriesNumbers } from '../store/shop-numbers-store.ts';
import { withStore } from './known-customer.ts';
import { liveCity } from './live-city.ts';
import type { Platform } from './platform.ts';
import { refuseNoPeriod } from './shop-stats.ts';

export type SeriesStep = 'day' | 'hour';

/** What happened within a day, or an hour, of the city's clocks. */
export interface SeriesBucket extends SeriesNumbers {
  /** When it begins and ends: epoch milliseconds. The first and the last may reach beyond the period; what is outside of it is not counted. */
  readonly at: number;
  readonly until: number;
  /** Its beginning by the city's clocks: `2026-11-28`, or `2026-11-28T13:00`. */
  readonly local: string;
}

export interface CitySeries {
  readonly city: CityId;
  readonly timezone: string;
  /** One after another without a gap, the oldest first. */
  readonly series: readonly SeriesBucket[];
}

interface SeriesWish {
  readonly since: number;
  readonly until: number;
  readonly by: SeriesStep;
}

const hourMs = 3600_000;
/** Of a city: nearly three years of days, six weeks of hours. */
const mostBuckets = 1000;
const mostOfAll = 50_000;

/** Numbers of these live cities (none: of all) by day or hour. Throws `ZetaError` for a period of too many. */
export async function shopSeries(
  platform: Platform,
  names: readonly string[],
  wish: SeriesWish,
): Promise<readonly CitySeries[]> {
  refuseNoPeriod(wish);
  return withStore(platform, async (store) => {
    const live =
      names.length === 0
        ? await store.liveReleases()
        : await Promise.all(names.map((name) => liveCity(store, platform, name)));
    checkLength(wish, live.length);
    const cities: CitySeries[] = [];
    for (const { city, number } of live) {
      const release = await store.release(city, number);
      // Written by `release/` from this very type.
      const timezone = release ? (JSON.parse(release.settings) as Settings).timezone : 'UTC';
      const quarters = await store.quarterNumbers(city, wish);
      cities.push({ city, timezone, series: bucketsOf(timezone, wish, quarters) });
    }
    return cities;
  });
}

/** `quarters`: the oldest first. All time zones of today are whole quarters of an hour apart. */
export function bucketsOf(
  timezone: string,
  wish: SeriesWish,
  quarters: readonly QuarterNumbers[],
): readonly SeriesBucket[] {
  const edges = edgesOf(timezone, wish);
  let next = 0;
  return edges.slice(0, -1).map((at, index) => {
    const until = edges[index + 1] ?? at;
    const numbers = { ...nothing };
    for (let one = quarters[next]; one && one.quarter * quarterMs < until; one = quarters[next]) {
      for (const name of names) numbers[name] += one[name];
      next += 1;
    }
    return { at, until, local: localText(timezone, wish.by, at), ...numbers };
  });
}

/** Where each begins, and the end of the last one. */
function edgesOf(timezone: string, { since, until, by }: SeriesWish): readonly number[] {
  const edges: number[] = [];
  if (by === 'day') {
    const first = dayOf(timezone, since);
    for (let day = first; day === first || (edges.at(-1) ?? 0) < until; day += 1)
      edges.push(startOfDay(timezone, day));
    return edges;
  }
  const offset = offsetOf(timezone, since);
  for (let at = Math.floor((since + offset) / hourMs) * hourMs - offset; ; at += hourMs) {
    edges.push(at);
    if (at >= until) return edges;
  }
}

const nothing = {
  searches: 0,
  withoutResults: 0,
  links: 0,
  questions: 0,
  tickets: 0,
  deals: 0,
  won: 0,
  lost: 0,
} satisfies SeriesNumbers;
const names = Object.keys(nothing) as readonly (keyof SeriesNumbers)[];

function localText(timezone: string, by: SeriesStep, at: number): string {
  const text = new Date(at + offsetOf(timezone, at)).toISOString();
  return text.slice(0, by === 'day' ? 10 : 16);
}

function checkLength({ since, until, by }: SeriesWish, cities: number): void {
  const count = Math.ceil((until - since) / (by === 'day' ? 24 * hourMs : hourMs));
  if (count <= mostBuckets && count * cities <= mostOfAll) return;
  throw new ZetaError('too-long-a-period', `${count} ${by}s of ${cities} cities are too many.`, {
    hint: `At most ${mostBuckets} of a city, and ${mostOfAll} altogether: take a shorter period, days, or one city.`,
    exit: exitCode.usage,
  });
}
