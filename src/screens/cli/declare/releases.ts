import { type Command, Option } from 'commander';
import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import type { Verb } from '../cli.ts';
import type { CommitStatusFlags } from '../verbs/commit-status.ts';
import type { Run } from './run.ts';

/** The verbs that move what is live, and tell of it. */
export function declareReleases(program: Command, run: Run): void {
  program
    .command('plan [cities...]')
    .description('what a deploy would change for customers, or what changed between two releases')
    .option(
      '--against <state>',
      'live, a target, another platform folder, or a commit, branch or tag of this one',
      'live',
    )
    .addOption(new Option('--format <format>', 'how to tell it').choices(['pretty', 'json', 'markdown']))
    .option('--exit-code', 'end with 4 when there are changes')
    .addHelpText(
      'after',
      '\nExample:\n  zeta plan almaty --exit-code\n  zeta plan almaty#17..#21\n  zeta plan --against main --format markdown',
    )
    .action((cities, flags) => run(import('../verbs/plan.ts').then(({ runPlan }) => runPlan(cities, flags))));
  declareReplay(program, run);
  program
    .command('deploy [cities...]')
    .description('make cities live in the target')
    .option('-m, --message <text>', 'kept with the release')
    .option('--allow <guard>', 'do it although this guard objects; may be repeated', collect, [])
    .option('--dry-run', 'check and try everything, change nothing')
    .option('--offline', 'do not ask Telegram; what it should know is owed')
    .option('--keep-pinned', 'a city that a rollback holds is told of, and is no failure')
    .addHelpText(
      'after',
      '\nExample:\n  zeta deploy almaty -m "new greeting"\n  zeta deploy --to local --dry-run',
    )
    .action((cities, flags) =>
      run(import('../verbs/deploy.ts').then(({ runDeploy }) => runDeploy(cities, flags))),
    );
  program
    .command('rollback [city] [number]')
    .description('make an earlier release live and pin it')
    .option('--all', 'take every live city back to its release before')
    .option('--before <when>', 'take every live city back to what was live then: 30m, 12h, 2026-11-28T18:00')
    .option('--yes', 'with --all or --before: do not ask')
    .addHelpText(
      'after',
      '\nExample:\n  zeta rollback almaty\n  zeta rollback almaty 16\n  zeta rollback --before 30m',
    )
    .action((city, number, flags) => run(rollback(city, number, flags)));
  declarePins(program, run);
  declareListed(program, run);
  program
    .command('status [cities...]')
    .description('what is live, who serves it, what waits and what is wrong')
    .option('--commit <id>', 'whether the cities of this checkout are live with this commit, or HEAD')
    .option('--wait <length>', 'with --commit: wait for it so long (30s, 5m)')
    .addHelpText(
      'after',
      '\nWith --commit it ends with 0 when all are live, 5 when all were refused, 6 when some were, 3 when some did not come in time.\n\nExample:\n  zeta status almaty astana --json\n  zeta status --to production --commit HEAD --wait 5m',
    )
    .action((cities, flags) => run(isPlain(flags) ? shownStatus(cities) : commitStatus(cities, flags)));
}

/** What holds a city at its release. */
function declarePins(program: Command, run: Run): void {
  program
    .command('pin <city>')
    .description('hold what is live: saves and feeds wait until a deploy, or unpin')
    .option('--reason <text>', 'kept with it, for `zeta audit`', '')
    .addHelpText('after', '\nExample:\n  zeta pin almaty --reason "sale until Sunday"')
    .action((city, flags) => run(import('../verbs/rollback.ts').then(({ runPin }) => runPin(city, flags))));
  program
    .command('unpin <city>')
    .description('let saves and feeds go live again after a rollback, or a pin')
    .addHelpText('after', '\nExample:\n  zeta unpin almaty')
    .action((city) => run(import('../verbs/rollback.ts').then(({ runUnpin }) => runUnpin(city))));
}

function declareReplay(program: Command, run: Run): void {
  program
    .command('replay')
    .description('take what customers did again, beside other files or another release: which answers differ')
    .option('--since <when>', 'how far back: 12h, 7d, or a date as 2026-11-01', '24h')
    .option('--city <city>', 'only this city; may be repeated', collect, [])
    .option(
      '--against <state>',
      'a release (almaty#17), a platform folder, a commit, branch or tag, or a target (default: the files here)',
      '.',
    )
    .option('--from <target>', 'who holds the conversations: dev, local, or a server of zeta.yaml')
    .addOption(new Option('--format <format>', 'how to tell it').choices(['pretty', 'json', 'markdown']))
    .option('--exit-code', 'end with 4 when there are differences')
    .addHelpText(
      'after',
      '\nNothing is sent. What customers wrote is masked in all that is shown.\n\nExample:\n  zeta replay --since 24h --to local\n  zeta replay --against almaty#17 --from production\n  zeta replay --against origin/main --format markdown --exit-code',
    )
    .action((flags) => run(import('../verbs/replay.ts').then(({ runReplay }) => runReplay(flags))));
}

/** Releases themselves: listed, looked at, compared, dropped. */
function declareListed(program: Command, run: Run): void {
  const releases = program
    .command('releases')
    .argument('[city]')
    .description('releases, newest first')
    .helpCommand(false)
    .addHelpText('after', '\nExample:\n  zeta releases almaty\n  zeta releases show almaty#17')
    .action((city) => run(import('../verbs/releases.ts').then(({ runReleases }) => runReleases(city))));
  releases
    .command('show <release>')
    .description('one release: who made it, from what, its settings and texts')
    .addHelpText('after', '\nExample:\n  zeta releases show almaty#17')
    .action((name) => run(import('../verbs/releases.ts').then(({ runShow }) => runShow(name))));
  releases
    .command('diff <range>')
    .description('what customers saw change from one release to another')
    .addHelpText('after', '\nExample:\n  zeta releases diff almaty#17..#21')
    .action((range) => run(import('../verbs/plan.ts').then(({ runDiff }) => runDiff(range))));
  releases
    .command('prune [cities...]')
    .description('drop old releases: the live one stays, the one before it, and the newest')
    .option('--keep <count>', 'how many of the newest stay', '20')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  zeta releases prune --keep 50 --yes')
    .action((cities, { keep, yes }) =>
      run(import('../verbs/releases.ts').then(({ runPrune }) => runPrune(cities, keep, yes))),
    );
}

async function rollback(
  city: string | undefined,
  number: string | undefined,
  flags: { readonly all?: boolean; readonly before?: string; readonly yes?: boolean },
): Promise<Verb> {
  const { runRollback, runRollbackAll } = await import('../verbs/rollback.ts');
  const isMany = flags.all === true || flags.before !== undefined;
  if (isMany && city === undefined) return runRollbackAll(flags);
  if (!isMany && city !== undefined) return runRollback(city, releaseNumber(city, number));
  throw new ZetaError('which-cities', 'Name one city, or say --all or --before.', {
    hint: 'As in `zeta rollback almaty`, or `zeta rollback --before 30m`.',
    exit: exitCode.usage,
  });
}

async function shownStatus(cities: readonly string[]): Promise<Verb> {
  return (await import('../verbs/status.ts')).runStatus(cities);
}

async function commitStatus(cities: readonly string[], flags: CommitStatusFlags): Promise<Verb> {
  return (await import('../verbs/commit-status.ts')).runCommitStatus(cities, flags);
}

function isPlain({ commit, wait }: CommitStatusFlags): boolean {
  return commit === undefined && wait === undefined;
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
