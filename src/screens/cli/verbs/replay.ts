import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { releaseIn } from '../../../operations/release-name.ts';
import { replayMarkdown } from '../../../report/replay-markdown.ts';
import { replayText } from '../../../report/replay-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findReleasing } from '../find-platform.ts';
import { startOf } from '../start-of.ts';

export interface ReplayFlags {
  readonly since: string;
  readonly city: readonly string[];
  readonly against: string;
  /** The target that holds the turns. */
  readonly from?: string;
  readonly format?: 'pretty' | 'json' | 'markdown';
  readonly exitCode?: boolean;
}

/** Progress is shown once it takes longer. */
const quickMs = 1000;

/** `zeta replay`: what real conversations would have come to. */
export function runReplay({ since, city, against, from, format, exitCode: tells }: ReplayFlags): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const ask = { cities: citiesOf(city, against), since: startOf(since, clock.now()), against };
    const releasing =
      from === undefined ? await findReleasing(cli) : await findReleasing(at(cli, from), from);
    const start = clock.monotonic();
    const replay = await releasing
      .replay(ask, (done, of) => {
        if (clock.monotonic() - start > quickMs) cli.progress(`${done}/${of}`);
      })
      .finally(() => cli.progress(undefined));
    if (format === 'markdown') cli.print(replayMarkdown(replay, cli.language));
    else if (format === 'json') cli.print(JSON.stringify(replay, null, 2));
    else cli.answer(replay, () => replayText(replay, cli));
    if (replay.cities.some(({ notReplayed }) => notReplayed === 'broken')) return exitCode.diagnostics;
    return tells && replay.hasChanges ? exitCode.changes : exitCode.done;
  };
}

function at(cli: Cli, to: string): Cli {
  return { ...cli, options: { ...cli.options, to } };
}

/** A release is that of one city. */
function citiesOf(named: readonly string[], against: string): readonly string[] {
  const city: string | undefined = releaseIn(against)?.city;
  if (city === undefined) return named;
  const other = named.find((one) => one !== city);
  if (other === undefined) return [city];
  throw new ZetaError('which-cities', `${against} is a release of ${city}, not of ${other}.`, {
    hint: 'Leave --city out, or name another state with --against.',
    exit: exitCode.usage,
  });
}
