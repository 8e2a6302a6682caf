import { createInterface } from 'node:readline/promises';
import { exitCode } from '../../base/exit-code.ts';
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
