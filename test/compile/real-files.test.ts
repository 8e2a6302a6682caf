import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diagnosticsText } from '../../src/report/diagnostics-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { cityYaml, compileAlmaty, wordsOfAll } from './platform-folder.ts';

/** Price lists of real shops, which are not part of the project: tests of them are skipped where they are absent. */
const data = join(import.meta.dirname, '../../../shared/data/ru');
const csv = 'cities/almaty/catalog.csv';

function csvFilesIn(folder: string): readonly string[] {
  const path = join(data, folder);
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.csv')) : [];
}

/** Columns of the files that have other headers than the well-known ones. */
const columns: Readonly<Record<string, string>> = {
  'okaycms_import_utf8.csv': '{ name: Product, price: Price }',
  'mvideo.csv': '{ sku: productId, name: productName, price: productPriceLocal }',
  'pricelist_decimal_comma.csv':
    '{ sku: Наименование товара, name: Наименование товара, price: "Стоимость, руб" }',
  'prom_export_bom_wide.csv':
    '{ sku: Код_товара, name: Название_позиции, price: Цена, images: Ссылка_изображения }',
};

function settings(mapping: string | undefined): string {
  const setting = mapping ? `, columns: ${mapping}` : '';
  return cityYaml({ currency: 'RUB', catalog: `{ files: [catalog.csv]${setting} }` });
}

describe.skipIf(!existsSync(join(data, 'ozon')))('The first 20,000 products of Ozon', () => {
  const text = () => gunzipSync(readFileSync(join(data, 'ozon/ozon_A_first20k.csv.gz'))).toString('utf8');
  const mapping =
    '{ sku: id, name: name, price: price, category: category, link: url, attributes: [reviews] }';

  it('become products, or each row that cannot is told with its line and a reason', async () => {
    const { catalog, diagnostics } = await compileAlmaty({
      'cities/almaty/city.yaml': settings(mapping),
      [csv]: text(),
    });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(catalog === undefined).toBe(errors.length > 0);
    for (const { code, place } of errors) {
      expect(['ZK104', 'ZK106', 'ZK107', 'ZK115', 'ZK116']).toContain(code);
      expect(place.line).toBeGreaterThan(1);
    }
    expect(wordsOfAll(diagnostics)).not.toContain('undefined');
    expect(
      diagnosticsText(diagnostics, { language: 'en', style: plainStyle, width: 80, wraps: false }).length,
    ).toBeLessThan(200_000);
  });

  it('are read as they stand when the rows that cannot be are left out', async () => {
    const first = await compileAlmaty({ 'cities/almaty/city.yaml': settings(mapping), [csv]: text() });
    const broken = new Set(first.diagnostics.map(({ place }) => place.line));
    const kept = text()
      .split('\n')
      .filter((_, at) => !broken.has(at + 1));
    const { catalog, diagnostics } = await compileAlmaty({
      'cities/almaty/city.yaml': settings(mapping),
      [csv]: kept.join('\n'),
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['ZK117']);
    expect(catalog?.products.length).toBeGreaterThan(15_000);
    expect(catalog?.products[0]).toMatchObject({ sku: '332841046', price: 43_500, currency: 'RUB' });
  });
});

describe.skipIf(csvFilesIn('messy').length === 0)('Real exports', () => {
  const messy = csvFilesIn('messy');

  it.each(messy)('%s: every mistake has its words, and nothing throws', async (name) => {
    const bytes = readFileSync(join(data, 'messy', name));
    for (const mapping of [undefined, columns[name]]) {
      const { catalog, diagnostics } = await compileAlmaty({
        'cities/almaty/city.yaml': settings(mapping),
        [csv]: bytes,
      });
      expect(catalog !== undefined || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      expect(wordsOfAll(diagnostics)).not.toMatch(/undefined|\[object/);
      expect(
        diagnosticsText(diagnostics, { language: 'en', style: plainStyle, width: 80, wraps: false }),
      ).not.toContain('undefined');
    }
  });

  it('in Windows-1251 are read as such', async () => {
    const { diagnostics } = await compileAlmaty({
      [csv]: readFileSync(join(data, 'messy/hotline_feed_cp1251.csv')),
    });
    expect(wordsOfAll(diagnostics)).toContain('Windows-1251');
  });

  it('with decimal commas have their prices read', async () => {
    const { catalog, diagnostics } = await compileAlmaty({
      'cities/almaty/city.yaml': settings(columns['pricelist_decimal_comma.csv']),
      [csv]: readFileSync(join(data, 'messy/pricelist_decimal_comma.csv')),
    });
    const codes = new Set(diagnostics.map(({ code }) => code));
    expect(catalog ? catalog.products[0]?.price : codes.size).toBeGreaterThan(0);
    expect(codes).not.toContain('ZK103');
    expect([...codes]).not.toContain('ZK114');
  });
});

interface RealFile {
  /** Below the data folder. */
  readonly file: string;
  readonly currency: string;
  readonly columns: string;
  readonly rows: number;
  readonly fact: string;
  /** What is worth a look, and does not keep the file from loading. */
  readonly warnings: readonly string[];
  /** Position among the rows from 0, code and price: ten rows all over the file, as another CSV reader gave them. */
  readonly checked: readonly (readonly [at: number, sku: string, price: number])[];
}

const loads: readonly RealFile[] = [
  {
    file: 'ru/furniture/divany_yandexmarket.csv',
    currency: 'RUB',
    columns: '{ link: false, images: url_картинки, category: тип }',
    rows: 400,
    fact: 'CSV with ",", UTF-8, 14 columns, 400 rows',
    warnings: [],
    checked: [
      [0, '1', 17_039],
      [40, '41', 35_000],
      [80, '81', 31_560],
      [120, '121', 75_890],
      [160, '161', 34_299],
      [200, '201', 15_210],
      [240, '241', 56_584],
      [280, '281', 24_183],
      [320, '321', 25_000],
      [360, '361', 31_898],
    ],
  },
  {
    file: 'ru/messy/hotline_feed_cp1251.csv',
    currency: 'UAH',
    columns: '{ sku: ID товари, name: Товарна пропозиція, price: "Роздр. ціна, грн", category: Каталог }',
    rows: 2882,
    fact: 'CSV with ";", Windows-1251, 13 columns, 2,882 rows',
    warnings: ['ZK124'],
    checked: [
      [0, '2744619877', 680],
      [288, '2815122744', 3200],
      [576, '2940580402', 1100],
      [864, '2986662626', 3800],
      [1152, '2744620027', 174],
      [1440, '2743536971', 238],
      [1728, '2749576755', 1962],
      [2016, '2839215865', 42_300],
      [2304, '2863304007', 74_498],
      [2592, '2817933123', 1681],
    ],
  },
  {
    file: 'kz/kaspi_karaganda.csv',
    currency: 'KZT',
    columns: '{ sku: Код каспи, price: Цена_1, link: Ссылки }',
    rows: 357,
    fact: 'CSV with ",", UTF-8, 16 columns, 357 rows',
    warnings: [],
    checked: [
      [0, '100051442', 16_567],
      [35, '103536871', 1358],
      [70, '27701288', 50_640],
      [105, '103706473', 1208],
      [140, '108697944', 6513],
      [175, '100281696', 19_162],
      [210, '106371114', 6726],
      [245, '108434348', 5963],
      [280, '27700801', 68_968],
      [315, '102038572', 66_700],
    ],
  },
  {
    file: 'en/ikea_sa_semicolon_decimal_comma.csv',
    currency: 'SAR',
    columns: '{ sku: X1 }',
    rows: 3694,
    fact: 'CSV with ";", UTF-8 with BOM, 14 columns, 3,694 rows',
    warnings: ['ZK124'],
    checked: [
      [0, '0', 265],
      [369, '369', 1235],
      [738, '738', 90],
      [1107, '1107', 180],
      [1476, '1476', 1195],
      [1845, '1845', 225],
      [2214, '2214', 995],
      [2583, '2583', 365],
      [2952, '2952', 1325],
      [3321, '3321', 1469],
    ],
  },
];

/** Files that are refused, and why: code and line of the first mistake. */
const refused: readonly (readonly [file: string, columns: string, code: string, line: number])[] = [
  ['ru/ozon/raw/sadovaya-mebel-14678.csv', '{}', 'ZK133', 1],
  ['ru/furniture/divan_ru_1824.csv', '{ sku: Название }', 'ZK106', 98],
  ['ru/furniture/divan_ru_two_prices.csv', '{ sku: ссылка }', 'ZK104', 5],
  ['ru/messy/mvideo.csv', '{ sku: productId, name: productName, price: productPriceLocal }', 'ZK106', 135],
  ['ru/messy/okaycms_import_utf8.csv', '{ name: Product }', 'ZK105', 2],
  ['en/shopify_official/apparel.csv', '{ sku: Variant SKU, price: Variant Price }', 'ZK105', 2],
  [
    'en/woocommerce_sample_products.csv',
    '{ price: Regular price, images: Images, category: Categories }',
    'ZK115',
    2,
  ],
];

const all = join(data, '..');

function catalogOf(file: string, columns: string, currency = 'RUB') {
  const setting = columns === '{}' ? '' : `, columns: ${columns}`;
  return compileAlmaty({
    'cities/almaty/city.yaml': cityYaml({ currency, catalog: `{ files: [catalog.csv]${setting} }` }),
    [csv]: readFileSync(join(all, file)),
  });
}

describe('A real price list', () => {
  for (const real of loads) {
    it.skipIf(!existsSync(join(all, real.file)))(`loads whole: ${real.file}`, async () => {
      const { catalog, diagnostics } = await catalogOf(real.file, real.columns, real.currency);
      const told = diagnostics.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
      expect([...new Set(told)]).toEqual(real.warnings);
      expect(wordsOfAll(diagnostics)).toContain(real.fact);
      expect(catalog?.products).toHaveLength(real.rows);
      for (const [at, sku, price] of real.checked)
        expect(catalog?.products[at]).toMatchObject({ sku, price: price * 100 });
    });
  }

  for (const [file, columns, code, line] of refused) {
    it.skipIf(!existsSync(join(all, file)))(`is refused for ${code} at line ${line}: ${file}`, async () => {
      const { catalog, diagnostics } = await catalogOf(file, columns);
      const first = diagnostics.find(({ severity }) => severity === 'error');
      expect(catalog).toBeUndefined();
      expect([first?.code, first?.place.line]).toEqual([code, line]);
    });
  }
});
