import type { Command } from 'commander';
import type { Run } from './run.ts';

/** The verbs of what must not stand in the files. */
export function declareSecrets(program: Command, run: Run): void {
  const secret = program
    .command('secret')
    .description('tokens and webhooks that the files name, in .env')
    .helpCommand(false);
  secret
    .command('set <name>')
    .description('write one; its value is asked for, or read from stdin')
    .addHelpText(
      'after',
      '\nExample:\n  zeta secret set ALMATY_BOT_TOKEN\n  zeta secret set ALMATY_BOT_TOKEN < token.txt',
    )
    .action((name) => run(import('../verbs/secret.ts').then(({ runSecretSet }) => runSecretSet(name))));
  secret
    .command('list')
    .description('names, who needs them, set or missing; never their values')
    .addHelpText('after', '\nExample:\n  zeta secret list')
    .action(() => run(import('../verbs/secret.ts').then(({ runSecretList }) => runSecretList())));
}
