import { type ExitCode, exitCode } from '../../base/exit-code.ts';
import type { ZetaError } from '../../base/zeta-error.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { operatorProblem } from '../../operations/operator-problem.ts';
import { countText, diagnosticsText } from '../../report/diagnostics-text.ts';
import type { Cli } from './cli.ts';

/** The outermost line: turns whatever a verb threw into words and an exit code. */
export function tellFailure(cli: Cli, error: unknown): ExitCode {
  const problem = operatorProblem(error);
  if (problem) {
    const { code, message, hint } = problem;
    tell(cli, { code, message, hint }, () => zetaErrorText(cli, problem));
    return problem.exit;
  }
  const diagnostics = diagnosticsOf(error);
  if (diagnostics) {
    tell(
      cli,
      { diagnostics },
      () => `${diagnosticsText(diagnostics, cli)}\n\n${countText(diagnostics, cli.language)}`,
    );
    return exitCode.diagnostics;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (cli.options.json)
    cli.print(JSON.stringify({ error: { code: 'bug', message: 'This is a bug in ZETA.' } }, null, 2));
  process.stderr.write(`This is a bug in ZETA; please report it with these lines.\n${stack}\n`);
  return exitCode.bug;
}

/** With --json the failure is the document; else it goes to stderr. */
function tell(cli: Cli, json: object, text: () => string): void {
  if (cli.options.json) cli.print(JSON.stringify({ error: json }, null, 2));
  else process.stderr.write(`${text()}\n`);
}

function zetaErrorText({ style }: Cli, error: ZetaError): string {
  const hint = error.hint ? `\n${style.cyan('hint')}: ${error.hint}` : '';
  return `${style.red('error')}: ${error.message}${hint}`;
}

/** Files with mistakes end a verb with their diagnostics: PlatformBroken, CityBroken, InvalidCity. */
function diagnosticsOf(error: unknown): readonly Diagnostic[] | undefined {
  if (!(error instanceof Error) || !('diagnostics' in error) || !Array.isArray(error.diagnostics))
    return undefined;
  // All three classes carry exactly this.
  return error.diagnostics as readonly Diagnostic[];
}
