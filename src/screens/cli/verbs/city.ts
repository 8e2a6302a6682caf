import { exitCode } from '../../../base/exit-code.ts';
import { showCity } from '../../../operations/show-city.ts';
import { status } from '../../../operations/status.ts';
import { cityDetailsText } from '../../../report/city-text.ts';
import { diagnosticsText } from '../../../report/diagnostics-text.ts';
import { table } from '../../../report/table.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export function runCityList(): Verb {
  return async (cli) => {
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

export function runCityShow(name: string): Verb {
  return async (cli) => {
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
