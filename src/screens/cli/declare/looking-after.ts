import { type Command, Option } from 'commander';
import { declareBitrix } from './bitrix.ts';
import type { Run } from './run.ts';

/** The verbs to look after what runs: what was given up on, the portal, what went wrong unnoticed, what happened at all. */
export function declareLookingAfter(program: Command, run: Run): void {
  const dead = program
    .command('dead')
    .description('turns that failed too often, and deals that wait for a person')
    .helpCommand(false);
  dead
    .command('list [city]')
    .description('what was set aside, oldest first')
    .addHelpText('after', '\nExample:\n  zeta dead list almaty --to local')
    .action((city) => run(import('../verbs/dead.ts').then(({ runDeadList }) => runDeadList(city))));
  dead
    .command('show <id>')
    .description('one of them, with what the customer wrote')
    .addHelpText('after', '\nExample:\n  zeta dead show t17 --to local')
    .action((id) => run(import('../verbs/dead.ts').then(({ runDeadShow }) => runDeadShow(id))));
  dead
    .command('retry [ids...]')
    .description('try them again; a deal that may exist is looked up first')
    .option('--all', 'all turns (deals are named one by one)')
    .option('--yes', 'also deals that managers were asked to make by hand')
    .addHelpText('after', '\nExample:\n  zeta dead retry t17 t18\n  zeta dead retry d9 --yes')
    .action((ids, flags) =>
      run(import('../verbs/dead.ts').then(({ runDeadRetry }) => runDeadRetry(ids, flags))),
    );
  program
    .command('doctor [cities...]')
    .description('look at all that serving needs: machine, data, bots, webhooks, groups, portals')
    .option('--offline', 'leave out what needs the network')
    .addHelpText('after', '\nExample:\n  zeta doctor --to local\n  zeta doctor almaty --offline --json')
    .action((cities, flags) =>
      run(import('../verbs/doctor.ts').then(({ runDoctor }) => runDoctor(cities, flags))),
    );
  declareBitrix(program, run);
  program
    .command('stats [city]')
    .description('conversations, searches with and without results, tickets, how long customers wait')
    .option('--since <when>', 'how far back: 12h, 7d, or a date as 2026-11-01', '7d')
    .option('--csv', 'searches and tickets by day, for a spreadsheet')
    .addOption(
      new Option('--by <step>', 'by day or hour of the city’s clocks, those without anything, too').choices([
        'day',
        'hour',
      ]),
    )
    .addHelpText(
      'after',
      '\nConversations are counted as far back as turns are kept (retention.turns of zeta.yaml).\n\nExample:\n  zeta stats almaty --since 30d --to local\n  zeta stats almaty --by day\n  zeta stats --csv > stats.csv',
    )
    .action((city, flags) => run(import('../verbs/stats.ts').then(({ runStats }) => runStats(city, flags))));
  declareAudit(program, run);
}

/** What people did, and whether that is what was written down. */
function declareAudit(program: Command, run: Run): void {
  const audit = program
    .command('audit')
    .argument('[cities...]')
    .description('who did what when, and from where: here, by a save or through the API')
    .helpCommand(false)
    .option('--since <when>', 'how far back: 12h, 7d, or a date as 2026-11-01', '30d')
    .option('--who <name>', 'what this user or token did')
    .option('--what <kind>', 'such entries alone: live, rollback, login, secret-set, …')
    .option('--cursor <next>', 'go on where a list ended')
    .addHelpText('after', '\nExample:\n  zeta audit almaty --since 7d\n  zeta audit --who dana --json')
    .action((cities, flags) =>
      run(import('../verbs/audit.ts').then(({ runAudit }) => runAudit(cities, flags))),
    );
  audit
    .command('verify')
    .description('check that each entry is as it was written, and print the hash of the last one')
    .option('--head <hash>', 'one that was kept elsewhere: it must still be there')
    .addHelpText('after', '\nExample:\n  zeta audit verify --to local')
    .action((flags) => run(import('../verbs/audit.ts').then(({ runAuditVerify }) => runAuditVerify(flags))));
}
