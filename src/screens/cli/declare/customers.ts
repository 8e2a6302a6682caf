import type { Command } from 'commander';
import { positive } from './positive.ts';
import type { Run } from './run.ts';

/** The verbs about single customers: who gets no answers, and what is kept of them. */
export function declareCustomers(program: Command, run: Run): void {
  const ban = program.command('ban').description('customers who get no answers');
  ban
    .command('add <city> <customer>')
    .description('answer this customer no more; their number in Telegram names them')
    .option('--for <length>', 'minutes, hours or days (30m, 12h, 7d); absent: for good')
    .option('--reason <text>', 'kept with the ban', '')
    .addHelpText('after', '\nExample:\n  zeta ban add almaty 123456789 --for 7d --reason "insults"')
    .action((city, customer, flags) =>
      run(import('../verbs/ban.ts').then(({ runBanAdd }) => runBanAdd(city, customer, flags))),
    );
  ban
    .command('list [city]')
    .description('who is banned, how long, by whom and why')
    .addHelpText('after', '\nExample:\n  zeta ban list almaty --json')
    .action((city) => run(import('../verbs/ban.ts').then(({ runBanList }) => runBanList(city))));
  ban
    .command('remove <city> <customer>')
    .description('answer this customer again')
    .addHelpText('after', '\nExample:\n  zeta ban remove almaty 123456789')
    .action((city, customer) =>
      run(import('../verbs/ban.ts').then(({ runBanRemove }) => runBanRemove(city, customer))),
    );
  const privacy = program.command('privacy').description('what is kept of a customer');
  privacy
    .command('find <city> [words...]')
    .description('customers by their number, phone, @username or a part of their name; without words all')
    .option('--limit <n>', 'so many at once, 500 at most', positive, 50)
    .option('--cursor <place>', 'go on where the page before ended')
    .addHelpText(
      'after',
      '\nExample:\n  zeta privacy find almaty Айгерим\n  zeta privacy find almaty "+7 701 123-45-67" --json',
    )
    .action((city, words, flags) =>
      run(import('../verbs/privacy.ts').then(({ runPrivacyFind }) => runPrivacyFind(city, words, flags))),
    );
  privacy
    .command('export <city> <customer>')
    .description('show it; with --json all of it, as one document')
    .addHelpText('after', '\nExample:\n  zeta privacy export almaty 123456789 --json > customer.json')
    .action((city, customer) =>
      run(import('../verbs/privacy.ts').then(({ runPrivacyExport }) => runPrivacyExport(city, customer))),
    );
  privacy
    .command('erase <city> <customer>')
    .description('delete it, as /forget does')
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  zeta privacy erase almaty 123456789 --yes')
    .action((city, customer, flags) =>
      run(
        import('../verbs/privacy.ts').then(({ runPrivacyErase }) => runPrivacyErase(city, customer, flags)),
      ),
    );
}
