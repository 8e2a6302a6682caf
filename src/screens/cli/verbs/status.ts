import { exitCode } from '../../../base/exit-code.ts';
import { statusText } from '../../../report/status-text.ts';
import type { Verb } from '../cli.ts';
import { findReleasing } from '../find-platform.ts';

/** `zeta status`: reads what the serving process wrote down, and asks nobody. */
export function runStatus(cities: readonly string[]): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const result = await (await findReleasing(cli)).status(cities);
    cli.answer(result, () => statusText(result, clock.now(), cli));
    return exitCode.done;
  };
}
