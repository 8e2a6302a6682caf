import type { Command } from 'commander';
import type { Run } from './run.ts';

/** The verbs that make and keep city folders. */
export function declareCities(program: Command, run: Run): void {
  const city = program.command('city').description('add and list cities').helpCommand(false);
  city
    .command('add <city>')
    .description('write the folder of a new city; on a terminal it asks for what no option says')
    .option('--name <name>', 'the city as customers call it')
    .option('--timezone <zone>', 'IANA time zone')
    .option('--currency <code>', 'ISO 4217 currency')
    .option('--languages <list>', 'languages, the first is the default: ru,kk')
    .option('--handle <username>', "the manager's @username")
    .option('--chat <id>', "id of the managers' group")
    .option('--token <reference>', 'reference of the bot token: env:NAME or file:PATH')
    .addHelpText('after', '\nExample:\n  zeta city add shymkent --name Шымкент --handle @zeta_shymkent')
    .action((id, flags) => run(import('../verbs/city.ts').then(({ runCityAdd }) => runCityAdd(id, flags))));
  city
    .command('list')
    .description('cities and their live releases')
    .addHelpText('after', '\nExample:\n  zeta city list --json')
    .action(() => run(import('../verbs/city.ts').then(({ runCityList }) => runCityList())));
}
