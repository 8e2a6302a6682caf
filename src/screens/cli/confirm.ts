import { createInterface } from 'node:readline/promises';
import { type ExitCode, exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Cli } from './cli.ts';

/** Asks on a terminal; anything but yes is no. Throws `ZetaError` when the answer is no, and nothing was done yet. */
export async function confirm(cli: Cli, question: string): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} ${cli.style.dim('[y/N]')} `);
    if (/^(y|yes|д|да)$/i.test(answer.trim())) return;
  } catch {
    // Ctrl+C or Ctrl+D at the question, which stands on a line of its own.
    process.stderr.write('\n');
  } finally {
    terminal.close();
  }
  throw new ZetaError('cancelled', 'Cancelled; nothing was changed.', { exit: exitCode.usage });
}

/** The same where there may be no terminal: then it throws `ZetaError`, with this exit code. */
export async function agree(cli: Cli, question: string, what: string, exit: ExitCode): Promise<void> {
  if (cli.isInteractive) return confirm(cli, question);
  const hint = 'Say --yes if it is meant.';
  throw new ZetaError('not-confirmed', `${what} needs a yes, and nobody can be asked here.`, { hint, exit });
}
