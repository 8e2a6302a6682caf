import { exitCode } from '../../../base/exit-code.ts';
import { Secret } from '../../../base/secret.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { secretsText, writtenSecretText } from '../../../report/secrets-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findReleasing } from '../find-platform.ts';

/** Nothing that is a secret is longer. */
const mostBytes = 64 * 1024;

export function runSecretSet(name: string): Verb {
  return async (cli) => {
    const releasing = await findReleasing(cli);
    const value = cli.isInteractive ? await typed(cli, name) : await piped();
    const written = await releasing.setSecret(name, value);
    cli.answer(written, () => writtenSecretText(written, cli));
    return exitCode.done;
  };
}

export function runSecretList(): Verb {
  return async (cli) => {
    const list = await (await findReleasing(cli)).secrets();
    cli.answer(list, () => secretsText(list, cli));
    return exitCode.done;
  };
}

/** Not on the command line, where others of the machine and its history would see it. */
async function typed(cli: Cli, name: string): Promise<Secret> {
  const ask = await cli.askForm();
  const question = { name, label: name, hint: 'it is not shown', preset: '', isSecret: true } as const;
  const problem = (answer: string) => (answer === '' ? 'nothing was typed' : undefined);
  const answers = await ask('A secret for .env', [{ ...question, problem }]);
  if (!answers) throw new ZetaError('cancelled', 'Cancelled; nothing was written.', { exit: exitCode.usage });
  return new Secret(answers[name] ?? '');
}

async function piped(): Promise<Secret> {
  const hint = 'Give the value on stdin: `zeta secret set NAME < token.txt`, or type it on a terminal.';
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
