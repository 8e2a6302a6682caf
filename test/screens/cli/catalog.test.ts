import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { productRef } from '../../../src/catalog/product-ref.ts';
import { xlsxOf } from '../../support/pack-files.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { launcher, zeta } from './bin.ts';

const header = ['Артикул', 'Наименование', 'Категория', 'Цена', 'Остаток'];
const rows = [
  ['Д-1', 'Диван угловой «Каскад»', 'Диваны', 95_000, 3],
  ['Д-2', 'Диван прямой «Ручей»', 'Диваны', 80_000, 0],
  ['С-1', 'Стул «Тополь»', 'Стулья', 9990.5, ''],
  ['С-2', 'Стул «Клён»', 'Стулья', 'дорого', 1],
  ['П-1', 'Полка «Ива»', 'Полки', 15_000, 7],
];

async function shop(): Promise<{ readonly root: string; readonly csv: () => string }> {
  const { root } = platformFolder(smallCity('almaty'));
  writeFileSync(join(root, 'price.xlsx'), await xlsxOf({ Прайс: [['ТОО «Уют»'], header, ...rows] }));
  return { root, csv: () => readFileSync(join(root, 'cities/almaty/catalog.csv'), 'utf8') };
}

describe('zeta catalog import', () => {
  it('takes a spreadsheet, and the city is deployed with it', async () => {
    const { root, csv } = await shop();
    const run = await zeta(root, ['catalog', 'import', 'almaty', 'price.xlsx']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('read 5: 1 added, 2 changed, 0 gone');
    expect(run.stdout).toContain('+ П-1  Полка «Ива», 15000 KZT');
    expect(run.stdout).toContain('~ Д-1  Диван угловой «Каскад»: 100000 → 95000 KZT, text');
    expect(run.stdout).toContain('left out with mistakes: 1 (ZK104, bad price)');
    expect(run.stdout).toContain('✓ cities/almaty/catalog.csv is written: 4 products');
    expect(
      csv()
        .split('\n')
        .map((line) => line.split(',')[0]),
    ).toEqual(['sku', 'Д-1', 'Д-2', 'С-1', 'П-1', '']);
    expect((await zeta(root, ['deploy', 'almaty'])).code).toBe(0);
    const again = await zeta(root, ['catalog', 'import', 'almaty', 'price.xlsx', '--lang', 'ru']);
    expect(again.stdout).toContain('✓ cities/almaty/catalog.csv не изменился');
  });

  it('tells what it would do as JSON, and does nothing with --dry-run', async () => {
    const { root, csv } = await shop();
    const before = csv();
    const run = await zeta(root, [
      '--json',
      'catalog',
      'import',
      'almaty',
      join(root, 'price.xlsx'),
      '--dry-run',
    ]);
    expect(run.code).toBe(0);
    const { kind, read, changes, skipped } = JSON.parse(run.stdout);
    expect([kind, read, changes.after, skipped]).toEqual(['dry-run', 5, 4, [{ code: 'ZK104', count: 1 }]]);
    expect(csv()).toBe(before);
  });

  it('ends with 5 for a guard, 1 for a file that is none, 2 for wrong usage and 3 for what is not there', async () => {
    const { root, csv } = await shop();
    const before = csv();
    const offers = '<offer id="Н-1"><name>Новый</name><price>5</price></offer>';
    writeFileSync(
      join(root, 'feed.xml.gz'),
      gzipSync(`<yml_catalog><shop><offers>${offers}</offers></shop></yml_catalog>`),
    );
    const refused = await zeta(root, ['catalog', 'import', 'almaty', 'feed.xml.gz', '--lang', 'ru']);
    expect([refused.code, refused.stdout]).toEqual([5, expect.stringContaining('защита product-drop')]);
    expect(refused.stdout).toContain('zeta catalog import almaty');
    writeFileSync(join(root, 'page.csv'), '<!doctype html><html></html>');
    const page = await zeta(root, ['catalog', 'import', 'almaty', 'page.csv']);
    expect([page.code, page.stdout]).toEqual([1, expect.stringContaining('ZK141')]);
    for (const flags of [
      ['--format', 'pdf'],
      ['--column', 'colour=Цвет'],
      ['--allow', 'all'],
    ])
      expect((await zeta(root, ['catalog', 'import', 'almaty', 'price.xlsx', ...flags])).code).toBe(2);
    expect((await zeta(root, ['catalog', 'import', 'nobody', 'price.xlsx'])).code).toBe(2);
    for (const from of ['nothing.xlsx', 'http://127.0.0.1:9/feed', 'https://127.0.0.1/feed'])
      expect((await zeta(root, ['catalog', 'import', 'almaty', from])).code).toBe(3);
    expect(csv()).toBe(before);
    const allowed = await zeta(root, [
      'catalog',
      'import',
      'almaty',
      'feed.xml.gz',
      '--allow',
      'product-drop',
    ]);
    expect([allowed.code, csv()]).toEqual([0, expect.stringContaining('\nН-1,Новый,')]);
  });

  it('is not needed for a spreadsheet that city.yaml names', async () => {
    const { root } = await shop();
    const yaml = join(root, 'cities/almaty/city.yaml');
    writeFileSync(
      join(root, 'cities/almaty/price.xlsx'),
      await xlsxOf({ Прайс: [header, ...rows.slice(0, 3)] }),
    );
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('[catalog.csv]', '[catalog.csv, price.xlsx]'));
    const plan = await zeta(root, ['--json', 'deploy', 'almaty']);
    expect(plan.code).toBe(0);
    expect(plan.stdout).toContain('9500000');
  });
});

describe('zeta catalog search', () => {
  const search = (root: string, ...args: readonly string[]) =>
    zeta(root, ['catalog', 'search', 'almaty', ...args]);

  it('keeps to bounds of price and stock, as the API does', async () => {
    const { root } = await shop();
    const skus = async (...bounds: readonly string[]) => {
      const run = await search(root, 'диван', '--json', ...bounds);
      expect(run.code, run.stderr).toBe(0);
      return (JSON.parse(run.stdout) as { products: { product: { sku: string; price: number } }[] }).products;
    };
    const all = await skus();
    const dearest = Math.max(...all.map(({ product }) => product.price)) / 100;
    const cheaper = await skus('--price-max', String(dearest - 1));
    expect(cheaper.length).toBeGreaterThan(0);
    expect(cheaper.length).toBeLessThan(all.length);
    expect((await search(root, 'диван', '--price-min', '9', '--price-max', '3')).code).toBe(2);
  });

  it('shows what a customer would find in the files as they are, without deploy or server', async () => {
    const { root } = await shop();
    const run = await search(root, 'угловые', 'диваны', 'до', '150', 'тыс');
    expect([run.code, run.stderr]).toEqual([0, '']);
    const lines = run.stdout.replaceAll('\u00a0', ' ').split('\n');
    expect(lines[0]).toBe('"угловые диваны до 150 тыс": 1 product');
    expect(lines[1]).toBe('understood: price "до 150 тыс" (up to 150 000 ₸), category "Диваны"');
    expect(lines[2]).toMatch(/^1 {2}Диван угловой «Каскад» +100 000 ₸ {2}Д-1 {2}3 left$/);
    const russian = await search(root, 'диавны', '--limit', '1', '--lang', 'ru');
    expect(russian.stdout).toContain('показано по: «диван» ← «диавны» (опечатка)');
  });

  it('gives the whole answer as JSON, with what is asked for besides', async () => {
    const { root } = await shop();
    const plain = JSON.parse((await search(root, 'рояль', '--json')).stdout);
    expect(plain).toMatchObject({ city: 'almaty', query: 'рояль', match: 'nothing', products: [], total: 0 });
    expect(plain).toMatchObject({ unknown: ['рояль'], others: [] });
    expect(Object.keys(plain)).not.toContain('explanation');
    const more = JSON.parse((await search(root, 'диван', '--explain', '--facets', '--json')).stdout);
    expect(more.products[0].product).toMatchObject({
      name: expect.stringContaining('Диван'),
      currency: 'KZT',
    });
    expect(more.explanation.terms).toEqual([{ text: 'диван', kind: 'word', as: ['диван'] }]);
    expect(more.facets.categories).toEqual([{ name: 'Диваны', count: 2 }]);
  });

  it('measures the queries of a file or of stdin', async () => {
    const { root } = await shop();
    writeFileSync(join(root, 'queries.txt'), 'диван\r\n\nрояль\n');
    const run = await search(root, '--file', 'queries.txt');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^ +2 {2}all words +Д-1 .*диван$/m);
    expect(run.stdout).toMatch(
      /\n2 queries, 1 without result, p50 [\d.]+ ms, p95 [\d.]+ ms, p99 [\d.]+ ms\n$/,
    );
    const args = ['catalog', 'search', 'almaty', '--file', '-', '--json'];
    const json = JSON.parse(execFileSync(launcher, args, { cwd: root, input: 'рояль\n', encoding: 'utf8' }));
    expect(json).toMatchObject({ queries: [{ query: 'рояль', match: 'nothing' }], summary: { queries: 1 } });
  });

  it('ends with 2 for wrong usage, 3 for a file that is not there, 1 for files with mistakes', async () => {
    const { root } = await shop();
    for (const args of [[], ['диван', '--file', 'queries.txt'], ['диван', '--limit', '0']])
      expect((await search(root, ...args)).code).toBe(2);
    expect((await zeta(root, ['catalog', 'search', 'nobody', 'диван'])).code).toBe(2);
    expect((await search(root, '--file', 'nothing.txt')).code).toBe(3);
    writeFileSync(join(root, 'cities/almaty/catalog.csv'), 'sku;name;price\nА;Диван;дорого\n');
    const broken = await search(root, 'диван');
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining('ZK104')]);
  });
});

describe('zeta catalog stats', () => {
  it('shows fields, categories, prices and weak spots, in words or as JSON', async () => {
    const { root } = await shop();
    const run = await zeta(root, ['catalog', 'stats', 'almaty']);
    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('almaty: 3 products, in stock 1')]);
    expect(run.stdout).toContain('! without a picture: 3\n    Д-1  Диван угловой «Каскад»');
    const json = JSON.parse((await zeta(root, ['--json', 'catalog', 'stats', 'almaty'])).stdout);
    expect(json).toMatchObject({ city: 'almaty', products: 3 });
    expect(json.fields).toContainEqual({ field: 'link', count: 2 });
    expect(json.weak).toContainEqual({
      spot: 'no-link',
      count: 1,
      first: [{ sku: 'С-1', name: 'Стул «Тополь»' }],
    });
    expect((await zeta(root, ['catalog', 'stats', 'almaty', '--lang', 'ru'])).stdout).toContain(
      'без фото: 3',
    );
  });
});

describe('zeta catalog link', () => {
  it('gives links that open a product, or search', async () => {
    const { root } = await shop();
    const run = await zeta(root, ['catalog', 'link', 'almaty', 'каскад']);
    expect(run.code).toBe(0);
    const links = run.stdout.split('\n').filter((line) => line.startsWith('https://'));
    expect(links).toEqual([
      `https://t.me/YOUR_BOT?start=p_${productRef('Д-1')}`,
      `https://t.me/YOUR_BOT?start=s_${Buffer.from('каскад').toString('base64url')}`,
    ]);
    const chat = await zeta(root, ['chat', 'almaty', '--say', `/start ${links[0]?.split('=')[1]}`]);
    expect(chat.stdout).toContain('Диван угловой «Каскад»');
    const file = join(root, 'cities/almaty/city.yaml');
    const named = readFileSync(file, 'utf8').replace(/token: (\S+)/, 'token: $1, username: almaty_shop_bot');
    writeFileSync(file, named);
    const long = await zeta(root, ['--json', 'catalog', 'link', 'almaty', 'такого '.repeat(9)]);
    expect(JSON.parse(long.stdout)).toEqual({ bot: 'almaty_shop_bot', product: null, search: null });
  });
});
