import type { Command } from 'commander';
import type { Run } from './run.ts';

/** The verbs of who may reach this server from elsewhere. */
export function declareTokens(program: Command, run: Run): void {
  const token = program
    .command('token')
    .description('machines that may ask this server from elsewhere: tokens for --to production, CI, the CRM')
    .helpCommand(false);
  token
    .command('create <token>')
    .description('make one, on the server; it is shown once')
    .option(
      '--scope <scope>',
      'read, write, deploy (both read, too), secrets, escalations, deals, customers, audit or access; may be repeated',
      collect,
      [],
    )
    .option('--city <city>', 'for this city alone; may be repeated', collect, [])
    .option('--expires <length>', 'valid for so long (12h, 90d); absent: until it is revoked')
    .addHelpText('after', '\nExample:\n  zeta token create ci --scope deploy --expires 90d --to local')
    .action((name, flags) =>
      run(import('../verbs/token.ts').then(({ runTokenCreate }) => runTokenCreate(name, flags))),
    );
  token
    .command('list')
    .description('names, what they may, how long, when they were used; never the tokens')
    .addHelpText('after', '\nExample:\n  zeta token list --to local')
    .action(() => run(import('../verbs/token.ts').then(({ runTokenList }) => runTokenList())));
  token
    .command('revoke <token>')
    .description('refuse it from the next request on')
    .addHelpText('after', '\nExample:\n  zeta token revoke ci --to local')
    .action((name) => run(import('../verbs/token.ts').then(({ runTokenRevoke }) => runTokenRevoke(name))));
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
