import { exitCode } from '../../../base/exit-code.ts';
import { type SeriesStep, shopSeries } from '../../../operations/shop-series.ts';
import { shopStats } from '../../../operations/shop-stats.ts';
import { seriesCsv, seriesText } from '../../../report/shop-series-text.ts';
import { shopStatsCsv, shopStatsText } from '../../../report/shop-stats-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { startOf } from '../start-of.ts';

export interface StatsFlags {
  readonly since: string;
  readonly csv?: boolean;
  readonly by?: SeriesStep;
}

/** `zeta stats`: what happened in the bots. */
export function runStats(city: string | undefined, { since, csv, by }: StatsFlags): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const until = clock.now();
    const platform = await findPlatform(cli);
    const period = { since: startOf(since, until), until };
    if (by === undefined) {
      const stats = await shopStats(platform, city, period);
      cli.answer(stats, () => (csv ? shopStatsCsv(stats) : shopStatsText(stats, cli)));
      return exitCode.done;
    }
    const { target } = platform;
    const cities = await shopSeries(platform, city === undefined ? [] : [city], { ...period, by });
    const series = { target, ...period, by, cities };
    cli.answer(series, () => (csv ? seriesCsv(cities) : seriesText(series, cli)));
    return exitCode.done;
  };
}
