import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Run } from './run.ts';

const formats = ['csv', 'xlsx', 'json', 'yml', 'google', 'commerceml', 'shopify', 'woocommerce'];
const fields = ['sku', 'name', 'category', 'price', 'stock', 'brand', 'link', 'images', 'description'];

/** The verbs of a city's products. */
export function declareCatalog(program: Command, run: Run): void {
  const catalog = program
    .command('catalog')
    .description("take a shop's file of products as a city's catalog")
    .helpCommand(false);
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
