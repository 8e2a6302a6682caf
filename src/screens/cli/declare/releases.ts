import type { Command } from 'commander';
import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import type { Run } from './run.ts';

/** The verbs that move what is live, and tell of it. */
export function declareReleases(program: Command, run: Run): void {
  program
    .command('plan [cities...]')
    .description('what a deploy would change for customers, or what changed between two releases')
    .option('--exit-code', 'end with 4 when there are changes')
    .addHelpText('after', '\nExample:\n  zeta plan almaty --exit-code\n  zeta plan almaty#17..#21')
    .action((cities, flags) => run(import('../verbs/plan.ts').then(({ runPlan }) => runPlan(cities, flags))));
  program
    .command('deploy [cities...]')
    .description('make cities live in the target')
    .option('-m, --message <text>', 'kept with the release')
    .option('--allow <guard>', 'do it although this guard objects; may be repeated', collect, [])
    .addHelpText('after', '\nExample:\n  zeta deploy almaty -m "new greeting"')
    .action((cities, flags) =>
      run(import('../verbs/deploy.ts').then(({ runDeploy }) => runDeploy(cities, flags))),
    );
  program
    .command('rollback <city> [number]')
    .description('make an earlier release live and pin it')
    .addHelpText('after', '\nExample:\n  zeta rollback almaty\n  zeta rollback almaty 16')
    .action((city, number) =>
      run(
        import('../verbs/releases.ts').then(({ runRollback }) =>
          runRollback(city, releaseNumber(city, number)),
        ),
      ),
    );
  program
    .command('unpin <city>')
    .description('let saves and deploys go live again after a rollback')
    .addHelpText('after', '\nExample:\n  zeta unpin almaty')
    .action((city) => run(import('../verbs/releases.ts').then(({ runUnpin }) => runUnpin(city))));
  program
    .command('releases [city]')
    .description('releases, newest first')
    .addHelpText('after', '\nExample:\n  zeta releases almaty')
    .action((city) => run(import('../verbs/releases.ts').then(({ runReleases }) => runReleases(city))));
  program
    .command('status [cities...]')
    .description('what is live, who serves it, what waits and what is wrong')
    .addHelpText('after', '\nExample:\n  zeta status\n  zeta status almaty astana --json')
    .action((cities) => run(import('../verbs/status.ts').then(({ runStatus }) => runStatus(cities))));
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** `16`, `#16` or `almaty#16`. */
function releaseNumber(city: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, named = city, digits] = /^(?:(.+)?#)?(\d+)$/.exec(text) ?? [];
  if (digits !== undefined && named === city) return Number(digits);
  const hint = 'Write the number that `zeta releases` shows: 16, #16 or almaty#16.';
  throw new ZetaError('not-a-release', `"${text}" is not a release number of ${city}.`, {
    hint,
    exit: exitCode.usage,
  });
}
