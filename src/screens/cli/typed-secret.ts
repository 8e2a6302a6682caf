import { exitCode } from '../../base/exit-code.ts';
import { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Cli } from './cli.ts';

/** Nothing that is a secret is longer. */
const mostBytes = 64 * 1024;

export interface SecretQuestion {
  readonly title: string;
  readonly label: string;
  /** How to give it without a terminal. */
  readonly piping: string;
}

/** A secret that is typed on the terminal, unseen, or comes on stdin: never on the command line, where others of the machine and its history would see it. */
export function typedSecret(cli: Cli, question: SecretQuestion): Promise<Secret> {
  return cli.isInteractive ? asked(cli, question) : piped(question);
}

async function asked(cli: Cli, { title, label }: SecretQuestion): Promise<Secret> {
  const ask = await cli.askForm();
  const shown = { name: label, label, hint: 'it is not shown', preset: '', isSecret: true } as const;
  const problem = (answer: string) => (answer === '' ? 'nothing was typed' : undefined);
  const answers = await ask(title, [{ ...shown, problem }]);
  if (!answers) throw new ZetaError('cancelled', 'Cancelled; nothing was written.', { exit: exitCode.usage });
  return new Secret(answers[label] ?? '');
}

async function piped({ piping }: SecretQuestion): Promise<Secret> {
  const hint = `Give the value on stdin: \`${piping}\`, or type it on a terminal.`;
  const nothing = new ZetaError('no-value', 'There is no value to write.', { hint, exit: exitCode.usage });
  if (process.stdin.isTTY) throw nothing;
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece as Buffer);
    bytes += (piece as Buffer).length;
    if (bytes > mostBytes)
      throw new ZetaError('too-long', 'This is too long for a secret.', { exit: exitCode.usage });
  }
  const text = Buffer.concat(pieces).toString('utf8').trim();
  if (text === '') throw nothing;
  return new Secret(text);
}
