import { exitCode } from '../../../base/exit-code.ts';
import { listMoves } from '../../../operations/list-moves.ts';
import { movesText } from '../../../report/releases-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { startOf } from '../start-of.ts';

/** `zeta audit`: who did what when. */
export function runAudit(cities: readonly string[], since: string): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const now = clock.now();
    const list = await listMoves(await findPlatform(cli), { cities, since: startOf(since, now) });
    cli.answer(list, () => movesText(list, now, cli));
    return exitCode.done;
  };
}
