import { type Command, InvalidArgumentError, Option } from 'commander';
import { declareCatalogEdits } from './editing.ts';
import { positive } from './positive.ts';
import type { Run } from './run.ts';

const formats = ['csv', 'xlsx', 'json', 'yml', 'google', 'commerceml', 'shopify', 'woocommerce'];
const fields = ['sku', 'name', 'category', 'price', 'stock', 'brand', 'link', 'images', 'description'];

/** The verbs of a city's products. */
export function declareCatalog(program: Command, run: Run): void {
  const catalog = program
    .command('catalog')
    .description("a city's products: take a shop's file, search as customers do, see what is there")
    .helpCommand(false);
  declareImport(catalog, run);
  declareSearch(catalog, run);
  declareListed(catalog, run);
  declareStats(catalog, run);
  declareLink(catalog, run);
  declareCatalogEdits(catalog, run);
}

function declareImport(catalog: Command, run: Run): void {
  catalog
    .command('import <city> <file>')
    .description(
      'make a file or https address the catalog of a city: CSV, Excel, JSON, YML, Google Merchant, CommerceML (a folder or zip), Shopify, WooCommerce; packed or not',
    )
    .addOption(
      new Option('--format <format>', 'what the file is (default: what its content says)').choices(formats),
    )
    .option(
      '--column <field=header>',
      'the column of a field, for a table; may be repeated',
      collectColumn,
      {},
    )
    .option('--dry-run', 'tell what would change, and change nothing')
    .option('--allow <guard>', 'do it although this guard objects; may be repeated', collect, [])
    .addHelpText(
      'after',
      '\nExample:\n  zeta catalog import almaty price.xlsx --dry-run\n  zeta catalog import almaty https://shop.example/feed.xml\n  zeta catalog import almaty goods.csv --column "sku=Код" --column "price=Цена, тг"',
    )
    .action((city, file, flags) =>
      run(import('../verbs/catalog.ts').then(({ runCatalogImport }) => runCatalogImport(city, file, flags))),
    );
}

function declareSearch(catalog: Command, run: Run): void {
  catalog
    .command('search <city> [text...]')
    .description('what a customer who writes this would find, and why')
    .option('--limit <n>', 'show so many products', positive, 10)
    .option('--explain', 'how each word was understood, every step and the scores')
    .option('--facets', 'count what was found by category, colour and price')
    .option('--available', 'only what is in stock')
    .option('--price-min <amount>', 'from this price on', amount)
    .option('--price-max <amount>', 'up to this price', amount)
    .option('--file <file>', 'measure the queries of a file, one a line; - reads stdin')
    .addHelpText(
      'after',
      '\nAsks the files as they are now, deployed or not, without what feeds said: live prices and stock may be others.\n\nExample:\n  zeta catalog search almaty "угловой диван до 300 тыс"\n  zeta catalog search almaty крвоать --explain --limit 3\n  zeta catalog search almaty --file queries.txt',
    )
    .action((city, text, flags) =>
      run(
        import('../verbs/catalog-search.ts').then(({ runCatalogSearch }) =>
          runCatalogSearch(city, text, flags),
        ),
      ),
    );
}

/** Products as they stand there, without a question. */
function declareListed(catalog: Command, run: Run): void {
  const live = 'as customers meet them, what feeds said included; else as the files are now';
  catalog
    .command('list <city>')
    .description('its products, what can be bought first, then as in the files')
    .option('--category <path>', 'of it and all that is under it: "Мебель / Диваны"')
    .option('--available', 'only what is known to be at hand')
    .option('--price-min <amount>', 'from this price on', amount)
    .option('--price-max <amount>', 'up to this price', amount)
    .option('--limit <n>', 'so many at once, 500 at most', positive, 50)
    .option('--cursor <place>', 'go on where the page before ended')
    .option('--live', live)
    .addHelpText(
      'after',
      '\nExample:\n  zeta catalog list almaty --category Диваны --available --price-max 300000',
    )
    .action((city, flags) =>
      run(import('../verbs/catalog-list.ts').then(({ runCatalogList }) => runCatalogList(city, flags))),
    );
  catalog
    .command('show <city> <sku>')
    .description('one product, with all that is known of it')
    .option('--live', live)
    .addHelpText('after', '\nExample:\n  zeta catalog show almaty МТ-ТВ-151129')
    .action((city, sku, flags) =>
      run(import('../verbs/catalog-list.ts').then(({ runCatalogShow }) => runCatalogShow(city, sku, flags))),
    );
}

function amount(text: string): number {
  if (!/^\d{1,12}(?:\.\d{1,3})?$/.test(text))
    throw new InvalidArgumentError('Write a price: 129990, or 99.50.');
  return Number(text);
}

function declareStats(catalog: Command, run: Run): void {
  catalog
    .command('stats <city>')
    .description('fields, categories and prices of a city in numbers, and its weak spots')
    .addHelpText('after', '\nExample:\n  zeta catalog stats almaty')
    .action((city) =>
      run(import('../verbs/catalog-stats.ts').then(({ runCatalogStats }) => runCatalogStats(city))),
    );
}

function declareLink(catalog: Command, run: Run): void {
  catalog
    .command('link <city> <text...>')
    .description('links to the bot that open a product, or search: for posts, price tags and QR codes')
    .addHelpText(
      'after',
      '\nExample:\n  zeta catalog link almaty МТ-ТВ-151129\n  zeta catalog link almaty "угловой диван"',
    )
    .action((city, text) =>
      run(import('../verbs/catalog-link.ts').then(({ runCatalogLink }) => runCatalogLink(city, text))),
    );
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function collectColumn(
  value: string,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [field = '', ...rest] = value.split('=');
  const header = rest.join('=');
  if (!fields.includes(field) || header === '')
    throw new InvalidArgumentError(`Write it as FIELD=HEADER; fields: ${fields.join(', ')}.`);
  return { ...before, [field]: header };
}
