import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { countBySeverity } from '../../../diagnostics/most-told.ts';
import type { Language } from '../../../diagnostics/words/languages.ts';
import { checkBeside } from '../../../operations/check-beside.ts';
import { fixFiles } from '../../../operations/fix-files.ts';
import { type Validation, validate } from '../../../operations/validate.ts';
import { diagnosticsForGithub } from '../../../report/diagnostics-github.ts';
import { diagnosticsMarkdown } from '../../../report/diagnostics-markdown.ts';
import { diagnosticsSarif } from '../../../report/diagnostics-sarif.ts';
import { countText, diagnosticsText, placeText } from '../../../report/diagnostics-text.ts';
import { reportWords } from '../../../report/report-words.ts';
import { wordsOf } from '../../../report/words-of.ts';
import type { Cli, Verb } from '../cli.ts';
import { platformFolder } from '../find-platform.ts';
import { blobOf } from '../github-blob.ts';
import { watchCheck } from '../watch-check.ts';

export interface ValidateFlags {
  readonly format?: string;
  readonly maxWarnings?: string;
  readonly fix?: boolean;
  readonly watch?: boolean;
}

/** How diagnostics are told: to a person, a script, a pull request, a code scanner. */
const formats = {
  pretty: prettyText,
  json: (cli: Cli, result: Validation) => JSON.stringify(jsonOf(cli, result), null, 2),
  github: (cli: Cli, { diagnostics }: Validation) => diagnosticsForGithub(diagnostics, cli.language),
  markdown: (cli: Cli, { diagnostics }: Validation) =>
    diagnosticsMarkdown(diagnostics, { language: cli.language, ...blobOf(process.env) }),
  sarif: (cli: Cli, { diagnostics }: Validation) =>
    JSON.stringify(diagnosticsSarif(diagnostics, cli.version, cli.language), null, 2),
} as const;
type Format = keyof typeof formats;

export function runValidate(names: readonly string[], flags: ValidateFlags): Verb {
  return async (cli) => {
    const format = formatOf(flags.format ?? (cli.options.json ? 'json' : 'pretty'));
    const most = flags.maxWarnings === undefined ? Number.POSITIVE_INFINITY : wholeNumber(flags.maxWarnings);
    if (flags.watch && flags.fix) throw watchedAndFixed();
    if (flags.watch) return watched(cli, names, format);
    const result = flags.fix ? await fixed(cli, names) : await checked(cli, names);
    // Since the process began: what one waited for.
    const text = formats[format](cli, result, process.uptime());
    if (text !== '') cli.print(text);
    // Whoever asks about one city wants to see how its files were understood.
    if (cli.options.verbose || names.length > 0) tellNotes(cli, result);
    return codeOf(cli, result, most);
  };
}

async function checked(cli: Cli, names: readonly string[]): Promise<Validation> {
  const { root, files } = await platformFolder(cli);
  const { startCheckers } = await cli.tools();
  return validate(files, names, checkBeside(root, startCheckers));
}

/** Mends the files, says on stderr where and what, and gives back what is left. */
async function fixed(cli: Cli, names: readonly string[]): Promise<Validation> {
  const { files, changed, validation } = await fixFiles((await platformFolder(cli)).files, names);
  const words = reportWords[cli.language];
  for (const { file, fixed: done } of files) {
    cli.note(words.fixed(file, done.length));
    for (const one of done)
      cli.note(`  ${placeText(one.place)}  ${one.code}  ${wordsOf(one, cli.language).message}`);
  }
  for (const file of changed) cli.note(words.changedMeanwhile(file));
  return validation;
}

/** Checks after each save. */
function watched(cli: Cli, names: readonly string[], format: Format): Promise<ExitCode> {
  if (format !== 'pretty') throw notWatched(format);
  return watchCheck(cli, async () => {
    const start = process.uptime();
    return prettyText(cli, await checked(cli, names), process.uptime() - start);
  });
}

function notWatched(format: string): ZetaError {
  return new ZetaError('not-watched', `--watch tells a person; it has no format "${format}".`, {
    hint: 'Leave --format and --json out, or run `zeta validate` once for each change.',
    exit: exitCode.usage,
  });
}

function watchedAndFixed(): ZetaError {
  return new ZetaError('not-watched', '--watch never writes to the files that it watches.', {
    hint: 'Run `zeta validate --fix` once, then `zeta validate --watch`.',
    exit: exitCode.usage,
  });
}

function codeOf(cli: Cli, { isValid, diagnostics }: Validation, mostWarnings: number): ExitCode {
  const { warning: warnings } = countBySeverity(diagnostics);
  if (warnings > mostWarnings) cli.note(reportWords[cli.language].tooManyWarnings(warnings, mostWarnings));
  return isValid && warnings <= mostWarnings ? exitCode.done : exitCode.diagnostics;
}

function prettyText(
  cli: Cli,
  { diagnostics, cities, products, isValid }: Validation,
  tookSeconds: number,
): string {
  const told = diagnosticsText(diagnostics, cli);
  const mark = isValid ? cli.style.green('✓') : cli.style.red('✗');
  const words = reportWords[cli.language];
  const what = `${words.cities(cities.length)}, ${words.products(products)}`;
  const took = cli.style.dim(`(${words.seconds(tookSeconds)})`);
  const counts = [countText(diagnostics, cli.language), ...noteCount(diagnostics, cli.language)].join(', ');
  return `${told}${told ? '\n\n' : ''}${mark} ${what}: ${counts} ${took}`;
}

/** Notes are told with --verbose, or of cities that were named; that there are some is always told. */
function noteCount(diagnostics: readonly Diagnostic[], language: Language): readonly string[] {
  const notes = diagnostics.filter(({ severity }) => severity === 'note').length;
  return notes === 0 ? [] : [reportWords[language].counts.note(notes)];
}

function jsonOf({ language }: Cli, { diagnostics, cities, products, isValid }: Validation): object {
  return {
    valid: isValid,
    cities,
    products,
    diagnostics: diagnostics.map((one) => ({ ...one, ...wordsOf(one, language) })),
  };
}

/** What was detected, for whoever wants to know. */
function tellNotes(cli: Cli, { diagnostics }: Validation): void {
  for (const one of diagnostics) {
    if (one.severity === 'note') cli.note(`${placeText(one.place)}: ${wordsOf(one, cli.language).message}`);
  }
}

function formatOf(name: string): Format {
  const known = ['pretty', 'json', 'github', 'markdown', 'sarif'] as const;
  const format = known.find((one) => one === name);
  if (format) return format;
  const hint = `Formats: ${known.join(', ')}.`;
  throw new ZetaError('unknown-format', `There is no format "${name}".`, { hint, exit: exitCode.usage });
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new ZetaError('not-a-number', `--max-warnings takes a whole number, not "${text}".`, {
    exit: exitCode.usage,
  });
}
