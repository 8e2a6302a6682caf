import { exitCode } from '../../../base/exit-code.ts';
import { status } from '../../../operations/status.ts';
import { statusText } from '../../../report/status-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta status`: reads what the serving process wrote down, and asks nobody. */
export function runStatus(cities: readonly string[]): Verb {
  return async (cli) => {
    const platform = await findPlatform(cli);
    const tools = await cli.tools();
    const result = await status(tools, platform, cities);
    cli.answer(result, () => statusText(result, tools.clock.now(), cli));
    return exitCode.done;
  };
}
