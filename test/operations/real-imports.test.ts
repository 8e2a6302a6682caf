import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ImportOptions, importCatalog } from '../../src/operations/import-catalog.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { type PlatformFolder, platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

/** Files of real shops, which are not part of the project: each is skipped where it is absent. */
const data = join(import.meta.dirname, '../../../shared/data');

function shop(currency: string): PlatformFolder {
  const city = smallCity('almaty');
  const yaml = (city['cities/almaty/city.yaml'] ?? '').replace('currency: KZT', `currency: ${currency}`);
  return platformFolder({ 'cities/almaty/city.yaml': yaml });
}

async function take({ root }: PlatformFolder, from: string, options: Partial<ImportOptions> = {}) {
  const platform = await openPlatform(tools, { root });
  return importCatalog(tools, platform, {
    city: 'almaty',
    from,
    columns: {},
    isDryRun: false,
    allow: [],
    ...options,
  });
}

interface Real {
  /** Below the data folder; several are an exchange of 1C, in a folder of their own. */
  readonly files: readonly string[];
  readonly currency: string;
  readonly columns?: Readonly<Record<string, string>>;
  /** Products of the file, as another program counted them, and those that are left without mistakes and doubles. */
  readonly read: number;
  readonly taken: number;
  /** Codes of what is wrong with the others. */
  readonly skipped?: Readonly<Record<string, number>>;
}

const imported: readonly Real[] = [
  {
    files: ['ru/yml/phones_rozetka.xml.gz'],
    currency: 'UAH',
    read: 812,
    taken: 808,
    skipped: { ZK106: 4 },
  },
  { files: ['ru/yml/watches_price_promo.xml.gz'], currency: 'UAH', read: 1283, taken: 1283 },
  { files: ['ru/yml/cosmetics_yml.xml.gz'], currency: 'RUB', read: 775, taken: 775 },
  { files: ['kz/akcent_latest.yml.gz'], currency: 'KZT', read: 144, taken: 144 },
  { files: ['kz/alstyle_latest.yml.gz'], currency: 'KZT', read: 2003, taken: 2003 },
  { files: ['kz/alstyle_windows1251.yml.gz'], currency: 'KZT', read: 2004, taken: 2004 },
  {
    files: ['kz/kaspi_karaganda.csv'],
    currency: 'KZT',
    columns: { sku: 'Код каспи', price: 'Цена_1', link: 'Ссылки' },
    read: 357,
    taken: 357,
  },
  {
    files: ['ru/commerceml/led_import_2.08.xml.gz', 'ru/commerceml/led_offers_2.08.xml.gz'],
    currency: 'RUB',
    read: 523,
    taken: 523,
  },
  {
    files: ['ru/commerceml/small/umi-cms_import.xml', 'ru/commerceml/small/umi-cms_offers.xml'],
    currency: 'RUB',
    read: 3,
    taken: 3,
  },
  {
    files: ['en/ikea_sa_semicolon_decimal_comma.csv'],
    currency: 'SAR',
    columns: { sku: 'X1' },
    read: 3694,
    taken: 3694,
  },
  { files: ['en/ikea_se_10k.csv.gz'], currency: 'SEK', read: 10_320, taken: 274 },
  {
    files: ['en/shopify_foa/153_Upholstery_Set_shopify_ready.csv.gz'],
    currency: 'USD',
    read: 219,
    taken: 219,
  },
  {
    files: ['en/shopify_foa/260_Living_Single_shopify_ready.csv.gz'],
    currency: 'USD',
    read: 310,
    taken: 310,
  },
  { files: ['en/shopify_foa/276_Dining_Set_shopify_ready.csv.gz'], currency: 'USD', read: 347, taken: 347 },
  { files: ['en/shopify_official/apparel.csv'], currency: 'USD', read: 22, taken: 22 },
  { files: ['en/shopify_official/home-and-garden.csv'], currency: 'USD', read: 21, taken: 21 },
  { files: ['en/shopify_official/jewelery.csv'], currency: 'USD', read: 23, taken: 23 },
  { files: ['en/woocommerce_sample_products.csv'], currency: 'USD', read: 20, taken: 20 },
  {
    files: ['en/typesense_bestbuy.json.gz'],
    currency: 'USD',
    columns: { sku: 'name', name: 'name', category: 'categories' },
    read: 3291,
    taken: 3223,
    skipped: { ZK106: 62, ZK135: 4, ZK162: 2 },
  },
  { files: ['en/dummyjson_products.json'], currency: 'USD', read: 194, taken: 194 },
];

/** Files that are refused, and the code of the reason. */
const refused: readonly (readonly [files: readonly string[], currency: string, code: string])[] = [
  // Prices in two currencies and five kinds, and nothing says which one customers pay.
  [
    ['ru/commerceml/small/off-doc-1c_import.xml', 'ru/commerceml/small/off-doc-1c_offers.xml'],
    'USD',
    'ZK148',
  ],
  // Goods without the file of their prices.
  [['ru/commerceml/air_purifiers_import.xml'], 'RUB', 'ZK146'],
  [['ru/commerceml/small/cs-cart_import.xml'], 'RUB', 'ZK146'],
  // Names of categories, and no products.
  [['kz/kaspi_categories.json'], 'KZT', 'ZK103'],
  // No prices at all, and quotes that no reader can tell apart.
  [['en/retrotech_bestbuy_48k.csv.gz'], 'USD', 'ZK114'],
];

/** Where the file is; several files are put into a folder, as 1C would. */
function placeOf(folder: PlatformFolder, files: readonly string[]): string {
  const [only = '', ...others] = files;
  if (others.length === 0) return join(data, only);
  const exchange = join(folder.root, 'exchange');
  mkdirSync(exchange);
  for (const file of files) {
    const target = join(exchange, basename(file).replace(/\.gz$/, ''));
    if (file.endsWith('.gz')) writeFileSync(target, gunzipSync(readFileSync(join(data, file))));
    else copyFileSync(join(data, file), target);
  }
  return exchange;
}

function isAbsent(files: readonly string[]): boolean {
  return !files.every((file) => existsSync(join(data, file)));
}

describe('A real file', () => {
  for (const { files, currency, columns = {}, read, taken, skipped } of imported) {
    it.skipIf(isAbsent(files))(`is imported: ${files.join(' + ')}`, async () => {
      const folder = shop(currency);
      const result = await take(folder, placeOf(folder, files), { columns });
      expect([result.kind, result.read, result.changes.after]).toEqual(['written', read, taken]);
      if (skipped)
        expect(Object.fromEntries(result.skipped.map(({ code, count }) => [code, count]))).toEqual(skipped);
      const again = await take(folder, placeOf(shop(currency), files), { columns });
      expect(again.kind).toBe('unchanged');
    });
  }

  for (const [files, currency, code] of refused) {
    it.skipIf(isAbsent(files))(`is refused for ${code}: ${files.join(' + ')}`, async () => {
      const folder = shop(currency);
      const result = await take(folder, placeOf(folder, files));
      expect(result.kind).toBe('broken');
      expect(result.diagnostics.map((one) => one.code)).toContain(code);
    });
  }
});

const weeks = ['2026-03-11', '2026-03-18', '2026-03-25'].map((week) => `kz/history/akcent_${week}.yml.gz`);

it.skipIf(isAbsent(weeks))('Three weeks of one feed in turn tell what came, went and changed', async () => {
  const folder = shop('KZT');
  const told: unknown[] = [];
  for (const week of weeks) {
    const { kind, read, changes } = await take(folder, join(data, week));
    const { added, gone, changed } = changes;
    told.push([
      kind,
      read,
      added.count,
      gone.count,
      changed.count,
      changed.price,
      changed.stock,
      changed.text,
    ]);
  }
  // Counted by another program from the elements of the feeds.
  expect(told).toEqual([
    ['written', 155, 155, 0, 0, 0, 0, 0],
    ['written', 174, 32, 13, 142, 101, 0, 141],
    ['written', 172, 2, 4, 35, 4, 0, 31],
  ]);
});
