import { exitCode } from '../../../base/exit-code.ts';
import { secretsText, writtenSecretText } from '../../../report/secrets-text.ts';
import type { Verb } from '../cli.ts';
import { findReleasing } from '../find-platform.ts';
import { typedSecret } from '../typed-secret.ts';

export function runSecretSet(name: string): Verb {
  return async (cli) => {
    const releasing = await findReleasing(cli);
    const piping = 'zeta secret set NAME < token.txt';
    const value = await typedSecret(cli, { title: 'A secret for .env', label: name, piping });
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
