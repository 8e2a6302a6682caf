import { exitCode } from '../../../base/exit-code.ts';
import { catalogStats } from '../../../operations/catalog-stats.ts';
import { withCityCatalog } from '../../../operations/city-catalog.ts';
import { statsText } from '../../../report/stats-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export function runCatalogStats(city: string): Verb {
  return async (cli) => {
    const stats = await withCityCatalog(await cli.tools(), await findPlatform(cli), city, catalogStats);
    cli.answer(stats, () => statsText(stats, cli));
    return exitCode.done;
  };
}
