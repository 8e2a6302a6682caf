import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { listLiveCities, liveConfig, showLiveCity } from '../../../operations/list-live-cities.ts';
import { showCity } from '../../../operations/show-city.ts';
import { status } from '../../../operations/status.ts';
import { cityDetailsText } from '../../../report/city-text.ts';
import { diagnosticsText } from '../../../report/diagnostics-text.ts';
import { liveCitiesText, liveCityText, liveConfigText } from '../../../report/live-city-text.ts';
import { table } from '../../../report/table.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export function runCityList({ live }: { readonly live?: boolean }): Verb {
  return async (cli) => {
    if (live) return liveList(cli);
    const { cities, target } = await status(await cli.tools(), await findPlatform(cli));
    cli.answer({ target, cities }, () => {
      if (cities.length === 0) return 'no cities yet: run `zeta city add NAME`';
      const rows = cities.map((city) => [
        city.city,
        city.live === null ? 'not deployed' : `#${city.live}`,
        city.products === null ? '' : `${city.products} products`,
        city.isOrphaned ? 'orphaned: its folder is gone' : '',
      ]);
      return table([['city', 'live', '', ''], ...rows], cli.style);
    });
    return exitCode.done;
  };
}

async function liveList(cli: Cli): Promise<ExitCode> {
  // A machine has a page of thousands.
  const list = await listLiveCities(await findPlatform(cli), { cities: [], limit: Number.MAX_SAFE_INTEGER });
  cli.answer(list, () => liveCitiesText(list, cli));
  return exitCode.done;
}

/** `zeta city config`: the live settings, as they were compiled. */
export function runCityConfig(name: string): Verb {
  return async (cli) => {
    const config = await liveConfig(await findPlatform(cli), name);
    cli.answer(config, () => liveConfigText(config, cli));
    return exitCode.done;
  };
}

export function runCityShow(name: string, { live }: { readonly live?: boolean }): Verb {
  return async (cli) => {
    if (live) {
      const city = await showLiveCity(await findPlatform(cli), name);
      const { clock } = await cli.tools();
      cli.answer(city, () => liveCityText(city, clock.now(), cli));
      return exitCode.done;
    }
    const tools = await cli.tools();
    const details = await showCity(tools, await findPlatform(cli), name);
    cli.answer(details, () => {
      const mistakes = diagnosticsText(details.diagnostics, cli);
      const text = cityDetailsText(details, tools.clock.now(), cli.style);
      return mistakes ? `${text}\n\n${mistakes}` : text;
    });
    return details.settings.length > 0 ? exitCode.done : exitCode.diagnostics;
  };
}
