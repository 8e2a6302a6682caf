import { type Command, Option } from 'commander';
import { positive } from './positive.ts';
import type { Run } from './run.ts';

/** The verbs of those who answer customers: who waits for a person, and who sees to them. */
export function declareEscalations(program: Command, run: Run): void {
  const escalation = program
    .command('escalation')
    .description('customers who were handed to people')
    .helpCommand(false);
  escalation
    .command('list [city]')
    .description('who waits, who was taken by whom, and what became of it; newest first')
    .addOption(new Option('--state <state>', 'only these').choices(['open', 'taken', 'closed']))
    .addOption(
      new Option('--kind <kind>', 'only these (default: tickets and questions)').choices([
        'ticket',
        'manager',
        'link',
      ]),
    )
    .option('--since <when>', 'how far back: 12h, 7d, or a date as 2026-11-01')
    .option('--assigned <handle>', 'whose turn it was on the rota: @daniyar')
    .option('--limit <n>', 'so many at once, 500 at most', positive, 50)
    .option('--cursor <place>', 'go on where the page before ended')
    .addHelpText(
      'after',
      '\nExample:\n  zeta escalation list almaty --state open\n  zeta escalation list --json',
    )
    .action((city, flags) =>
      run(import('../verbs/escalation.ts').then(({ runEscalationList }) => runEscalationList(city, flags))),
    );
  escalation
    .command('show <city> <id>')
    .description('one of them: what the customer wants, the talk, the deal')
    .addHelpText('after', '\nExample:\n  zeta escalation show almaty 0b9d0a36-0f5c-8a11-a0c2-1f2e3d4c5b6a')
    .action((city, id) =>
      run(import('../verbs/escalation.ts').then(({ runEscalationShow }) => runEscalationShow(city, id))),
    );
  declareHandling(escalation, run);
}

/** What managers do with a card in their group. */
function declareHandling(escalation: Command, run: Run): void {
  const as = 'in whose name, as customers read it; @handle: of the rota (default: the name in git)';
  escalation
    .command('take <city> <id>')
    .description('take the customer, as Take on the card does')
    .option('--as <name>', as)
    .addHelpText(
      'after',
      '\nExample:\n  zeta escalation take almaty 0b9d0a36-0f5c-8a11-a0c2-1f2e3d4c5b6a --as Данияр',
    )
    .action((city, id, flags) =>
      run(
        import('../verbs/escalation.ts').then(({ runEscalationTake }) => runEscalationTake(city, id, flags)),
      ),
    );
  escalation
    .command('close <city> <id>')
    .description('close what was taken, as Close on the card does')
    .option('--as <name>', as)
    .option('--not-ours', 'of what nobody took: it is nothing for the shop')
    .addHelpText(
      'after',
      '\nExample:\n  zeta escalation close almaty 0b9d0a36-0f5c-8a11-a0c2-1f2e3d4c5b6a --as Данияр',
    )
    .action((city, id, flags) =>
      run(
        import('../verbs/escalation.ts').then(({ runEscalationClose }) =>
          runEscalationClose(city, id, flags),
        ),
      ),
    );
}
