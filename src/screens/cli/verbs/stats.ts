import { exitCode } from '../../../base/exit-code.ts';
import { shopStats } from '../../../operations/shop-stats.ts';
import { shopStatsCsv, shopStatsText } from '../../../report/shop-stats-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { startOf } from '../start-of.ts';

export interface StatsFlags {
  readonly since: string;
  readonly csv?: boolean;
}

/** `zeta stats`: what happened in the bots. */
export function runStats(city: string | undefined, { since, csv }: StatsFlags): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const until = clock.now();
    const stats = await shopStats(await findPlatform(cli), city, { since: startOf(since, until), until });
    cli.answer(stats, () => (csv ? shopStatsCsv(stats) : shopStatsText(stats, cli)));
    return exitCode.done;
  };
}
