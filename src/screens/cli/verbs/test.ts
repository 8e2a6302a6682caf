import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type TestRun, testCities } from '../../../operations/test-cities.ts';
import { diagnosticsForGithub } from '../../../report/diagnostics-github.ts';
import { testMarkdown } from '../../../report/test-markdown.ts';
import { testText } from '../../../report/test-text.ts';
import { wordsOf } from '../../../report/words-of.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { blobOf } from '../github-blob.ts';
import { watchCheck } from '../watch-check.ts';

export interface TestFlags {
  readonly name?: string;
  readonly update?: boolean;
  readonly coverage?: boolean;
  readonly format?: string;
  readonly watch?: boolean;
  readonly record?: string;
}

/** How a run is told: to a person, a script, a pull request. */
const formats = {
  pretty: (cli: Cli, run: TestRun, { coverage = false }: TestFlags, tookSeconds: number) =>
    // A log is compared with the one before; a person waited for it.
    testText(run, cli, { hasCoverage: coverage, ...(cli.isInteractive && { tookSeconds }) }),
  json: (cli: Cli, run: TestRun) => JSON.stringify(jsonOf(cli, run), null, 2),
  github: (cli: Cli, run: TestRun) => diagnosticsForGithub(allOf(run), cli.language),
  markdown: (cli: Cli, run: TestRun, { coverage = false }: TestFlags) =>
    testMarkdown(run, { language: cli.language, hasCoverage: coverage, ...blobOf(process.env) }),
} as const;
type Format = keyof typeof formats;

export function runTest(names: readonly string[], flags: TestFlags): Verb {
  return async (cli) => {
    if (flags.record !== undefined) {
      const { recordFile } = await import('./test-record.ts');
      return recordFile(cli, names, flags.record, flags.name);
    }
    const format = formatOf(flags.format ?? (cli.options.json ? 'json' : 'pretty'));
    if (flags.watch) return watched(cli, names, flags, format);
    const run = await tested(cli, names, flags);
    const text = formats[format](cli, run, flags, process.uptime());
    if (text !== '') cli.print(text);
    return codeOf(cli, run, flags);
  };
}

async function tested(cli: Cli, names: readonly string[], { name, update }: TestFlags): Promise<TestRun> {
  const platform = await findPlatform({ ...cli, options: { ...cli.options, to: 'dev' } });
  const options = { ...(name !== undefined && { name }), isUpdating: update === true };
  return testCities(await cli.tools(), platform, names, options);
}

function watched(cli: Cli, names: readonly string[], flags: TestFlags, format: Format): Promise<ExitCode> {
  if (format !== 'pretty' || flags.update) throw notWatched();
  return watchCheck(cli, async () => {
    const start = process.uptime();
    return formats.pretty(cli, await tested(cli, names, flags), flags, process.uptime() - start);
  });
}

/** A name that nothing has is a mistake: a run of no test is green for no reason. */
function codeOf(cli: Cli, run: TestRun, { name }: TestFlags): ExitCode {
  const count = run.cities.reduce((sum, { passed, failed }) => sum + passed + failed, 0);
  if (allOf(run).length > 0) return exitCode.diagnostics;
  if (name === undefined || count > 0) return exitCode.done;
  cli.note(`No test has "${name}" in its name.`);
  return exitCode.usage;
}

function allOf({ diagnostics, cities }: TestRun): readonly Diagnostic[] {
  return [...diagnostics, ...cities.flatMap((run) => run.diagnostics)];
}

function jsonOf(cli: Cli, { diagnostics, cities, updated }: TestRun) {
  const told = (of: readonly Diagnostic[]) => of.map((one) => ({ ...one, ...wordsOf(one, cli.language) }));
  return {
    passed: diagnostics.length === 0 && cities.every((run) => run.failed + run.diagnostics.length === 0),
    ...(diagnostics.length > 0 && { diagnostics: told(diagnostics) }),
    cities: cities.map((run) => ({ ...run, diagnostics: told(run.diagnostics) })),
    ...(updated.length > 0 && { updated }),
  };
}

function formatOf(name: string): Format {
  const known = ['pretty', 'json', 'github', 'markdown'] as const;
  const format = known.find((one) => one === name);
  if (format) return format;
  const hint = `Formats: ${known.join(', ')}.`;
  throw new ZetaError('unknown-format', `There is no format "${name}".`, { hint, exit: exitCode.usage });
}

function notWatched(): ZetaError {
  return new ZetaError(
    'not-watched',
    '--watch tells a person, and never writes to the files that it watches.',
    {
      hint: 'Leave --format, --json and --update out, or run `zeta test` once for each change.',
      exit: exitCode.usage,
    },
  );
}
