import type { Command } from 'commander';
import type { Run } from './run.ts';

/** The verbs of the people who may come in. */
export function declareUsers(program: Command, run: Run): void {
  const user = program
    .command('user')
    .description('people who may come in to this server: their roles, cities and passwords')
    .helpCommand(false);
  declareAdd(user, run);
  user
    .command('list')
    .description('who may come in, with what, and when they last did')
    .addHelpText('after', '\nExample:\n  zeta user list --to local')
    .action(() => run(import('../verbs/user.ts').then(({ runUserList }) => runUserList())));
  user
    .command('change <user>')
    .description('another role, other cities, another Telegram account; their browsers are out')
    .option('--role <role>', 'viewer, editor, manager, operator or owner')
    .option('--city <city>', 'for this city alone; may be repeated', collect, [])
    .option('--all-cities', 'for all cities, also those to come')
    .option('--telegram <number>', 'number of their Telegram account')
    .option('--no-telegram', 'they do not come in with Telegram any more')
    .addHelpText('after', '\nExample:\n  zeta user change dana --role operator --all-cities --to local')
    .action((name, flags) =>
      run(import('../verbs/user.ts').then(({ runUserChange }) => runUserChange(name, flags))),
    );
  user
    .command('disable <user>')
    .description('shut them out from the next request on; nothing of theirs is deleted')
    .addHelpText('after', '\nExample:\n  zeta user disable dana --to local')
    .action((name) =>
      run(import('../verbs/user.ts').then(({ runUserDisable }) => runUserDisable(name, true))),
    );
  user
    .command('enable <user>')
    .description('let them in again')
    .addHelpText('after', '\nExample:\n  zeta user enable dana --to local')
    .action((name) =>
      run(import('../verbs/user.ts').then(({ runUserDisable }) => runUserDisable(name, false))),
    );
  user
    .command('password <user>')
    .description('give them another password, asked for or read from stdin; their browsers are out')
    .option('--generate', 'make one, and show it once')
    .addHelpText('after', '\nExample:\n  zeta user password dana --generate --to local')
    .action((name, flags) =>
      run(import('../verbs/user.ts').then(({ runUserPassword }) => runUserPassword(name, flags))),
    );
}

function declareAdd(user: Command, run: Run): void {
  user
    .command('add <user>')
    .description('let somebody in; their password is asked for, or read from stdin')
    .requiredOption('--role <role>', 'viewer, editor, manager, operator or owner: what they may')
    .option('--city <city>', 'for this city alone; may be repeated', collect, [])
    .option('--telegram <number>', 'number of their Telegram account, to come in with it')
    .option('--generate', 'make a password, and show it once')
    .option('--no-password', 'they come in with Telegram alone')
    .addHelpText(
      'after',
      '\nExample:\n  zeta user add dana --role editor --city almaty --generate --to local\n  zeta user add aigul --role operator < password.txt',
    )
    .action((name, flags) =>
      run(import('../verbs/user.ts').then(({ runUserAdd }) => runUserAdd(name, flags))),
    );
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
