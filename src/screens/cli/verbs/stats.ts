import { exitCode } from '../../../base/exit-code.ts';
import { type SeriesStep, shopSeries } from '../../../operations/shop-series.ts';
import { shopStats } from '../../../operations/shop-stats.ts';
import { seriesCsv, seriesText } from '../../../report/shop-series-text.ts';
import { shopStatsCsv, shopStatsText } from '../../../report/shop-stats-text.ts';
import type { Verb } from '../cli.ts';
import { ofTarget } from '../of-target.ts';
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
    const period = { since: startOf(since, until), until };
    const named = city === undefined ? {} : { city };
    if (by === undefined) {
      const stats = await ofTarget(cli, {
        here: (_, platform) => shopStats(platform, city, period),
        there: (api) => api.analytics({ ...period, ...named }),
      });
      cli.answer(stats, () => (csv ? shopStatsCsv(stats) : shopStatsText(stats, cli)));
      return exitCode.done;
    }
    const series = await ofTarget(cli, {
      here: async (_, platform) => ({
        ...{ target: platform.target, ...period, by },
        cities: await shopSeries(platform, city === undefined ? [] : [city], { ...period, by }),
      }),
      there: async (api) => {
        const { target, series: cities } = await api.analytics({ ...period, ...named, by });
        return { target, ...period, by, cities };
      },
    });
    cli.answer(series, () => (csv ? seriesCsv(series.cities) : seriesText(series, cli)));
    return exitCode.done;
  };
}
