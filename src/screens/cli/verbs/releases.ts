import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { releaseNamed } from '../../../operations/release-name.ts';
import { prunedText, pruneQuestion, releasesText, releaseText } from '../../../report/releases-text.ts';
import type { Verb } from '../cli.ts';
import { agree } from '../confirm.ts';
import { findReleasing } from '../find-platform.ts';

export function runReleases(city: string | undefined): Verb {
  return async (cli) => {
    const list = await (await findReleasing(cli)).releases(city);
    const { clock } = await cli.tools();
    cli.answer(list, () => releasesText(list, clock.now(), cli));
    return exitCode.done;
  };
}

export function runShow(name: string): Verb {
  return async (cli) => {
    const release = await (await findReleasing(cli)).showRelease(releaseNamed(name));
    const { clock } = await cli.tools();
    cli.answer(release, () => releaseText(release, clock.now(), cli));
    return exitCode.done;
  };
}

export function runPrune(cities: readonly string[], keep: string, yes = false): Verb {
  return async (cli) => {
    if (!/^[1-9]\d{0,4}$/.test(keep)) {
      throw new ZetaError('not-a-number', `"${keep}" is no number of releases.`, {
        hint: 'How many of the newest stay: 1 to 99999.',
        exit: exitCode.usage,
      });
    }
    const releasing = await findReleasing(cli);
    if (!yes)
      await agree(
        cli,
        pruneQuestion(releasing.target, Number(keep), cli),
        '`zeta releases prune`',
        exitCode.usage,
      );
    const pruned = await releasing.prune(cities, Number(keep));
    cli.answer(pruned, () => prunedText(pruned, cli));
    return exitCode.done;
  };
}
