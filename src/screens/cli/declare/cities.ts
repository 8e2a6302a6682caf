import type { Command } from 'commander';
import { declareCityEdits } from './editing.ts';
import type { Run } from './run.ts';

/** The verbs that make and keep city folders. */
export function declareCities(program: Command, run: Run): void {
  declareInit(program, run);
  const city = program.command('city').description('add, show, rename and remove cities').helpCommand(false);
  const add = city
    .command('add <city>')
    .description('write the folder of a new city; on a terminal it asks for what no option says');
  withCityOptions(add)
    .option('--from <city>', "copy another city's settings, texts, tests and catalog")
    .option('--yes', 'do not ask: take what is usual')
    .addHelpText(
      'after',
      '\nExample:\n  zeta city add shymkent --name Шымкент --handle @zeta_shymkent\n  zeta city add aktau --from almaty --yes',
    )
    .action((id, flags) =>
      run(import('../verbs/city-add.ts').then(({ runCityAdd }) => runCityAdd(id, flags))),
    );
  city
    .command('list')
    .description('cities and their live releases')
    .option('--live', 'those that are live, as customers meet them')
    .addHelpText('after', '\nExample:\n  zeta city list --json')
    .action((flags) => run(import('../verbs/city.ts').then(({ runCityList }) => runCityList(flags))));
  city
    .command('show <city>')
    .description('settings and where they come from, texts, secrets by name, files, what is live')
    .option('--live', 'what is live alone, and where it comes from')
    .addHelpText('after', '\nExample:\n  zeta city show almaty')
    .action((id, flags) => run(import('../verbs/city.ts').then(({ runCityShow }) => runCityShow(id, flags))));
  city
    .command('config <city>')
    .description('the live settings, as they were compiled; secrets by name')
    .addHelpText('after', '\nExample:\n  zeta city config almaty --json')
    .action((id) => run(import('../verbs/city.ts').then(({ runCityConfig }) => runCityConfig(id))));
  city
    .command('pair <city>')
    .description("find the managers' group: print a link, wait until it is opened, write manager.chat")
    .addHelpText('after', '\nExample:\n  zeta city pair almaty --to local')
    .action((id) => run(import('../verbs/city-pair.ts').then(({ runCityPair }) => runCityPair(id))));
  declareCityEdits(city, run);
  declareMoves(city, run);
}

function declareInit(program: Command, run: Run): void {
  const init = program
    .command('init [folder]')
    .description('make a folder a platform: one city, CI, what editors need; on a terminal it asks')
    .option('--city <city>', 'folder of the first city (default: almaty)');
  withCityOptions(init)
    .option('--yes', 'do not ask: take what is usual')
    .addHelpText(
      'after',
      '\nExample:\n  zeta init shops\n  zeta init shops --city astana --name Астана --languages ru,kk --yes',
    )
    .action((folder, flags) => run(import('../verbs/init.ts').then(({ runInit }) => runInit(folder, flags))));
}

/** What a new city is made of, where it is not asked for. */
function withCityOptions(command: Command): Command {
  return command
    .option('--name <name>', 'the city as customers call it')
    .option('--timezone <zone>', 'IANA time zone')
    .option('--currency <code>', 'ISO 4217 currency')
    .option('--languages <list>', 'languages, the first is the default: ru,kk')
    .option('--handle <username>', "the manager's @username")
    .option('--chat <id>', "id of the managers' group")
    .option('--token <reference>', 'reference of the bot token: env:NAME or file:PATH');
}

function declareMoves(city: Command, run: Run): void {
  city
    .command('rename <old> <new>')
    .description('rename a city: its folder, its releases and its conversations')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  zeta city rename almata almaty')
    .action((from, to, flags) =>
      run(import('../verbs/city-move.ts').then(({ runCityRename }) => runCityRename(from, to, flags))),
    );
  city
    .command('remove <city>')
    .description('take a city away; its releases stay listed')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  zeta city remove shymkent')
    .action((id, flags) =>
      run(import('../verbs/city-move.ts').then(({ runCityRemove }) => runCityRemove(id, flags))),
    );
}
