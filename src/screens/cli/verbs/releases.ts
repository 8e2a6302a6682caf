import { exitCode } from '../../../base/exit-code.ts';
import { releasesText } from '../../../report/status-text.ts';
import type { Verb } from '../cli.ts';
import { findReleasing } from '../find-platform.ts';

export function runRollback(city: string, number: number | undefined): Verb {
  return async (cli) => {
    const result = await (await findReleasing(cli)).rollback(city, number);
    cli.answer(result, () =>
      [
        `${cli.style.green('✓')} ${cli.style.bold(city)}: ${result.to < result.from ? 'back' : 'moved'} from #${result.from} to #${result.to}, and pinned there`,
        `  saves wait until a deploy with other content, or \`zeta unpin ${city}\``,
        cli.style.dim(`target: ${result.target}`),
      ].join('\n'),
    );
    return exitCode.done;
  };
}

export function runUnpin(city: string): Verb {
  return async (cli) => {
    const result = await (await findReleasing(cli)).unpin(city);
    cli.answer(result, () => {
      const what = result.wasPinned
        ? 'not pinned any more: the next save or deploy goes live'
        : 'was not pinned';
      return `${cli.style.green('✓')} ${cli.style.bold(city)}: ${what}\n${cli.style.dim(`target: ${result.target}`)}`;
    });
    return exitCode.done;
  };
}

export function runReleases(city: string | undefined): Verb {
  return async (cli) => {
    const list = await (await findReleasing(cli)).releases(city);
    const { clock } = await cli.tools();
    cli.answer(list, () => releasesText(list, clock.now(), cli.style));
    return exitCode.done;
  };
}
