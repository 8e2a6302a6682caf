import type { Command } from 'commander';
import type { OrderedProduct } from '../../../operations/escalations/checked-order.ts';
import type { Run } from './run.ts';

/** The portal: can we work with it, is every ticket one deal there, and orders that were made elsewhere. */
export function declareBitrix(program: Command, run: Run): void {
  const bitrix = program.command('bitrix').description("the city's portal").helpCommand(false);
  bitrix
    .command('check <city>')
    .description(
      'whose webhook it is, whether the portal has what city.yaml names, and whether deals are found again',
    )
    .addHelpText('after', '\nExample:\n  zeta bitrix check almaty --to local')
    .action((city) =>
      run(import('../verbs/bitrix-check.ts').then(({ runBitrixCheck }) => runBitrixCheck(city))),
    );
  bitrix
    .command('audit [cities...]')
    .description('tickets that are two deals or none in Bitrix24, and deals that no ticket knows')
    .option('--since <when>', 'how far back: 12h, 7d, or a date as 2026-11-01', '7d')
    .addHelpText(
      'after',
      '\nExample:\n  zeta bitrix audit --since 30d --to local\n  zeta bitrix audit almaty --json',
    )
    .action((cities, flags) =>
      run(
        import('../verbs/bitrix-audit.ts').then(({ runBitrixAudit }) => runBitrixAudit(cities, flags.since)),
      ),
    );
  bitrix
    .command('deal <city>')
    .description(
      'take an order that was made elsewhere: a ticket with its card, its turn on the rota and one deal',
    )
    .requiredOption('--name <name>', 'of the customer')
    .requiredOption('--phone <phone>', 'of the customer: +77010000000')
    .option('--product <sku>', 'what was ordered, SKU or SKU=PIECES; may be repeated', ordered, [])
    .option('--comment <text>', 'what the customer wrote with it')
    .option('--source <name>', 'the site, or campaign, that it came from')
    .option('--speaks <language>', 'of the customer: ru, kk, en')
    .option('--id <id>', 'its name in the shop: the same order sent again makes no second deal')
    .addHelpText(
      'after',
      '\nExample:\n  zeta bitrix deal almaty --name Айгерим --phone +77010000000 --product Д-1 --product С-1=4 --id order-1001',
    )
    .action((city, flags) =>
      run(import('../verbs/bitrix-deal.ts').then(({ runBitrixDeal }) => runBitrixDeal(city, flags))),
    );
}

/** `С-1=4`: an article may have an equals sign itself. */
function ordered(text: string, before: readonly OrderedProduct[]): readonly OrderedProduct[] {
  const [, sku = text, pieces] = /^(.+)=(\d{1,4})$/su.exec(text) ?? [];
  return [...before, { sku, ...(pieces !== undefined && { quantity: Number(pieces) }) }];
}
