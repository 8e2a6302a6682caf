import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { type Validation, validate } from '../../../operations/validate.ts';
import { diagnosticsForGithub } from '../../../report/diagnostics-github.ts';
import { diagnosticsMarkdown } from '../../../report/diagnostics-markdown.ts';
import { diagnosticsSarif } from '../../../report/diagnostics-sarif.ts';
import { countText, diagnosticsText, placeText } from '../../../report/diagnostics-text.ts';
import { reportWords } from '../../../report/report-words.ts';
import { wordsOf } from '../../../report/words-of.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface ValidateFlags {
  readonly format?: string;
  readonly maxWarnings?: string;
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

export function runValidate(names: readonly string[], flags: ValidateFlags): Verb {
  return async (cli) => {
    const format = formatOf(flags.format ?? (cli.options.json ? 'json' : 'pretty'));
    const most = flags.maxWarnings === undefined ? Number.POSITIVE_INFINITY : wholeNumber(flags.maxWarnings);
    const result = await validate(await findPlatform(cli), names);
    const text = formats[format](cli, result);
    if (text !== '') cli.print(text);
    if (cli.options.verbose) tellNotes(cli, result);
    return codeOf(cli, result, most);
  };
}

function codeOf(cli: Cli, { isValid, diagnostics }: Validation, mostWarnings: number): ExitCode {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  if (warnings > mostWarnings) cli.note(`${warnings} warnings; --max-warnings allows ${mostWarnings}`);
  return isValid && warnings <= mostWarnings ? exitCode.done : exitCode.diagnostics;
}

function prettyText(cli: Cli, { diagnostics, cities, products, isValid }: Validation): string {
  const told = diagnosticsText(diagnostics, cli);
  const mark = isValid ? cli.style.green('✓') : cli.style.red('✗');
  const words = reportWords[cli.language];
  const what = `${words.cities(cities.length)}, ${words.products(products)}`;
  const took = cli.style.dim(`(${words.seconds(performance.now() / 1000)})`);
  return `${told}${told ? '\n\n' : ''}${mark} ${what}: ${countText(diagnostics, cli.language)} ${took}`;
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

/** In a job of GitHub Actions: where the files of its commit can be looked at. */
function blobOf(env: NodeJS.ProcessEnv): { readonly blob?: string } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  return server && repository && commit ? { blob: `${server}/${repository}/blob/${commit}` } : {};
}

function formatOf(name: string): keyof typeof formats {
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
