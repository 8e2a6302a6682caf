import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { downloader, usualLimits } from '../../src/adapters/web/download.ts';
import {
  type CatalogImport,
  type ImportOptions,
  importCatalog,
} from '../../src/operations/import-catalog.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { validate } from '../../src/operations/validate.ts';
import { importText } from '../../src/report/import-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { type PlatformFolder, platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

interface Offer {
  readonly id: string;
  readonly name?: string;
  readonly price?: string;
  readonly currency?: string;
  readonly more?: string;
}

function yml(...offers: readonly Offer[]): string {
  const lines = offers.map(
    ({ id, name = `Товар ${id}`, price = '1000', currency = 'KZT', more = '' }) =>
      `<offer id="${id}"><name>${name}</name><price>${price}</price><currencyId>${currency}</currencyId>${more}</offer>`,
  );
  return `<yml_catalog><shop><offers>\n${lines.join('\n')}\n</offers></shop></yml_catalog>\n`;
}

/** A city without products, or with a catalog of its own. */
function shop(catalog?: string): PlatformFolder {
  const city = smallCity('almaty');
  const { 'cities/almaty/catalog.csv': usual, ...rest } = city;
  return platformFolder(
    catalog === '' ? rest : { ...city, 'cities/almaty/catalog.csv': catalog ?? usual ?? '' },
  );
}

async function take(
  { root, write }: PlatformFolder,
  content: string,
  options: Partial<ImportOptions> = {},
): Promise<CatalogImport> {
  write('feed', content);
  const platform = await openPlatform(tools, { root });
  return importCatalog(tools, platform, {
    city: 'almaty',
    from: join(root, 'feed'),
    columns: {},
    isDryRun: false,
    allow: [],
    ...options,
  });
}

function csvOf({ root }: PlatformFolder): string {
  return readFileSync(join(root, 'cities/almaty/catalog.csv'), 'utf8');
}

const [a, b, c]: readonly Offer[] = [{ id: 'A' }, { id: 'B' }, { id: 'C' }];
if (!a || !b || !c) throw new Error('three offers');

describe('An import', () => {
  it('writes a catalog that the city is read with, without a mistake', async () => {
    const folder = shop('');
    const more =
      '<vendor>Тау</vendor><url>https://shop.example/1</url><picture>https://shop.example/a,b.jpg</picture><picture>https://shop.example/2.jpg</picture><param name="Цвет: какой">серый | синий</param><param name="Вес">80</param><quantity>3</quantity><description>Он сказал: «=1+1»,\n"да"</description>';
    const imported = await take(
      folder,
      yml({ id: '-1', name: '=HYPERLINK("x")', price: '189990.50', more }, b),
    );
    expect(imported).toMatchObject({
      kind: 'written',
      read: 2,
      changes: { after: 2, added: { count: 2 } },
      settings: [],
    });
    expect(csvOf(folder)).toBe(
      `sku,name,category,price,stock,brand,link,images,description,attributes
'-1,"'=HYPERLINK(""x"")",,189990.50,3,Тау,https://shop.example/1,"https://shop.example/a,b.jpg | https://shop.example/2.jpg","Он сказал: «=1+1»,
""да""",Цвет какой: серый/синий | Вес: 80
B,Товар B,,1000,,,,,,
`,
    );
    const { files } = await openPlatform(tools, { root: folder.root });
    const { diagnostics } = await validate(files, ['almaty']);
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('of the same file again changes nothing', async () => {
    const folder = shop('');
    const feed = yml({
      id: '-1',
      name: '+7 шт',
      price: '10.5',
      more: '<picture>https://a.example/1 2.jpg</picture><categoryId>1</categoryId>',
    }).replace('<offers>', '<categories><category id="1">Столы / стулья</category></categories><offers>');
    await take(folder, feed);
    const before = csvOf(folder);
    expect((await take(folder, feed)).kind).toBe('unchanged');
    expect(csvOf(folder)).toBe(before);
    expect(before).toContain('Столы/стулья');
  });

  it('keeps the order of the catalog and puts what is new behind it; tells what changed', async () => {
    const folder = shop('');
    await take(
      folder,
      yml({ id: 'C' }, { id: 'A', more: '<quantity>5</quantity>' }, b, { id: 'D' }, { id: 'E' }),
    );
    const imported = await take(
      folder,
      yml(
        { id: 'N' },
        { id: 'A', price: '900', more: '<quantity>4</quantity>' },
        b,
        { id: 'C', name: 'Новое имя' },
        { id: 'E' },
      ),
    );
    expect(imported.changes).toEqual({
      before: 5,
      after: 5,
      added: { count: 1, first: [{ sku: 'N', name: 'Товар N', price: '1000' }] },
      gone: { count: 1, first: [{ sku: 'D', name: 'Товар D', price: '1000' }] },
      changed: {
        count: 2,
        price: 1,
        stock: 1,
        text: 1,
        first: [
          {
            sku: 'C',
            name: 'Новое имя',
            price: '1000',
            priceBefore: '1000',
            stock: '',
            stockBefore: '',
            isText: true,
          },
          {
            sku: 'A',
            name: 'Товар A',
            price: '900',
            priceBefore: '1000',
            stock: '4',
            stockBefore: '5',
            isText: false,
          },
        ],
      },
    });
    const skus = csvOf(folder)
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]);
    expect(skus).toEqual(['C', 'A', 'B', 'E', 'N']);
  });

  it('leaves out products with mistakes and tells why; the others are taken', async () => {
    const folder = shop('');
    const imported = await take(
      folder,
      yml(
        a,
        { id: 'B', price: 'дорого' },
        { id: 'A', name: 'Второй' },
        { id: 'C', name: '' },
        { id: 'D', price: '0' },
      ),
    );
    expect(imported).toMatchObject({ kind: 'written', read: 5, changes: { after: 1 } });
    expect(new Map(imported.skipped.map(({ code, count }) => [code, count]))).toEqual(
      new Map([
        ['ZK104', 1],
        ['ZK106', 1],
        ['ZK107', 1],
        ['ZK118', 1],
      ]),
    );
    expect(imported.diagnostics.every(({ severity }) => severity !== 'error')).toBe(true);
    expect(csvOf(folder)).toContain('A,Товар A,');
  });

  it('with --dry-run tells the same and writes nothing', async () => {
    const folder = shop();
    const before = csvOf(folder);
    const imported = await take(folder, yml(a, b, c), { isDryRun: true, allow: ['product-drop'] });
    expect(imported).toMatchObject({ kind: 'dry-run', changes: { added: { count: 3 }, gone: { count: 3 } } });
    expect(csvOf(folder)).toBe(before);
  });

  it.each([
    ['product-drop', yml(a, b), { before: 3, removed: 3 }],
    ['cut-off', yml(a, b, c).slice(0, -60), {}],
    [
      'currency-change',
      yml({ id: 'A', currency: 'USD' }, { id: 'B', currency: 'USD' }),
      { before: 'KZT', after: 'USD' },
    ],
    ['currency-change', 'sku,name,price,currency\nA,Диван,500,USD\n', { before: 'KZT', after: 'USD' }],
    ['currency-change', 'sku,name,price\nA,Диван,500 ₽\n', { before: 'KZT', after: 'RUB' }],
    [
      'currency-change',
      '[{"sku":"A","name":"Диван","price":500,"currency":"EUR"}]',
      { before: 'KZT', after: 'EUR' },
    ],
  ])('is stopped by the guard %s, and the catalog stays as it was', async (guard, feed, values) => {
    const folder = shop();
    const before = csvOf(folder);
    const imported = await take(folder, feed);
    expect(imported.kind).toBe('refused');
    expect(imported.alarms).toContainEqual({ guard, values });
    expect(csvOf(folder)).toBe(before);
    expect(readdirSync(join(folder.root, 'cities/almaty')).toSorted()).toEqual([
      'catalog.csv',
      'city.yaml',
      'prompts',
    ]);
  });

  it('tells what many products have in common once, and how many they are', async () => {
    const many = (more: Partial<Offer>) =>
      Array.from({ length: 300 }, (_, at) => ({ id: `S-${at}`, price: `${at + 1}`, ...more }));
    const dollars = await take(shop(), yml(...many({ currency: 'USD' })));
    const told = dollars.diagnostics.filter(({ severity }) => severity !== 'note');
    expect(told.map(({ code, severity }) => [code, severity])).toEqual([['ZK122', 'warning']]);
    expect(dollars.skipped).toEqual([{ code: 'ZK122', count: 300 }]);
    // Those that differ are told one by one; none of them is an error here, since the other products are taken.
    const bad = await take(
      shop(),
      yml(...many({}).map((offer, at) => ({ ...offer, price: at < 150 ? `мешок ${at}` : '7' }))),
      { allow: ['product-drop'] },
    );
    const last = bad.diagnostics.at(-1);
    expect(bad.diagnostics.filter(({ code }) => code === 'ZK104')).toHaveLength(100);
    expect([last?.code, last?.values]).toEqual(['ZC109', { errors: 0, warnings: 50 }]);
  });

  it('without a price in it says that prices are missing, and where they may be', async () => {
    const free = Array.from({ length: 30 }, (_, at) => ({ id: `S-${at}`, price: '0' }));
    const imported = await take(shop(), yml(...free));
    expect(imported.kind).toBe('broken');
    expect(imported.diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'ZK113', values: { why: 'prices', count: 30 } },
    ]);
    const text = (language: 'en' | 'ru') =>
      importText(imported, { language, style: plainStyle, width: 80, wraps: false });
    expect(text('en')).toContain('none of the 30 products in the file has a price');
    expect(text('en')).toContain('left out with mistakes: 30');
    expect(text('ru')).toContain('ни у одного из 30 товаров файла нет цены');
    expect(text('ru')).toContain('1С');
  });

  it('in another currency, once that is allowed, changes the currency of the city', async () => {
    const folder = shop();
    const allow = ['currency-change', 'product-drop'];
    const imported = await take(folder, yml({ id: 'A', currency: 'USD' }), { allow });
    expect(imported).toMatchObject({ kind: 'written', currency: 'USD', settings: ['currency'] });
    expect(readFileSync(join(folder.root, 'cities/almaty/city.yaml'), 'utf8')).toContain('currency: USD\n');
  });

  it('of a file that is cut off takes what is whole, once that is allowed', async () => {
    const folder = shop('');
    const imported = await take(folder, yml(a, b, c).slice(0, -60), { allow: ['cut-off'] });
    expect(imported).toMatchObject({ kind: 'written', changes: { after: 2 } });
  });

  it.each([
    ['a web page', '<html><body>Вход</body></html>', 'ZK141'],
    ['an empty feed', yml(), 'ZK113'],
    ['a file of nothing', '', 'ZK113'],
    ['a feed without a usable product', yml({ id: 'A', price: '0' }), 'ZK113'],
    ['a table without a column of codes', 'цвет,вес\nсерый,80\n', 'ZK103'],
  ])('of %s is refused', async (_, content, code) => {
    const folder = shop();
    const before = csvOf(folder);
    const imported = await take(folder, content, { allow: ['product-drop'] });
    expect(imported.kind).toBe('broken');
    expect(imported.diagnostics.map((one) => one.code)).toContain(code);
    expect(csvOf(folder)).toBe(before);
  });

  it('makes city.yaml fit: other files, numbered columns and a format are no more', async () => {
    const folder = shop('');
    folder.write(
      'cities/almaty/city.yaml',
      (smallCity('almaty')['cities/almaty/city.yaml'] ?? '').replace(
        'catalog: { files: [catalog.csv] }',
        'catalog:\n  files: [price.csv]\n  columns:\n    sku: 1\n    name: 2\n    price: 3\n  format: { header: false, delimiter: ";" }',
      ),
    );
    folder.write('cities/almaty/price.csv', 'A;Товар A;1000\nB;Старое имя;1000\n');
    const imported = await take(folder, yml(a, b));
    expect(imported).toMatchObject({
      kind: 'written',
      changes: { before: 2, changed: { count: 1, text: 1 } },
    });
    expect(imported.settings).toEqual([
      'catalog.files',
      'catalog.columns.sku',
      'catalog.columns.name',
      'catalog.columns.price',
      'catalog.format',
    ]);
    expect(readFileSync(join(folder.root, 'cities/almaty/city.yaml'), 'utf8')).toContain(
      'catalog:\n  files: [catalog.csv]\n',
    );
    expect((await take(folder, yml(a, b))).kind).toBe('unchanged');
  });

  it('keeps the headers that city.yaml names, and reads tables with headers of their own', async () => {
    const folder = shop('');
    folder.write(
      'cities/almaty/city.yaml',
      (smallCity('almaty')['cities/almaty/city.yaml'] ?? '').replace(
        '[catalog.csv] }',
        '[catalog.csv], columns: { sku: Артикул, price: "Цена, тг" } }',
      ),
    );
    expect(await take(folder, yml(a))).toMatchObject({ kind: 'written', settings: [] });
    expect(csvOf(folder)).toMatch(/^Артикул,name,category,"Цена, тг",/);
    const numbers = { sku: '1', name: '2', price: '3' };
    expect(
      await take(shop(), 'A;Товар A;900\nB;Товар B;800\n', { columns: numbers, allow: ['product-drop'] }),
    ).toMatchObject({
      kind: 'written',
      read: 2,
    });
    const columns = { sku: 'Шифр', name: 'Товар', price: 'Опт' };
    expect(await take(folder, 'Шифр;Товар;Опт;Цена\nA;Товар A;900;1000\n', { columns })).toMatchObject({
      kind: 'written',
      changes: { changed: { count: 1, price: 1 } },
    });
    expect((await take(folder, 'sku;name;price\nA;Товар A;900\n')).kind).toBe('unchanged');
  });

  it('from the web leaves nothing behind but the catalog', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/page') response.setHeader('content-type', 'text/html');
      response.end(gzipSync(yml(a, b)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const folder = shop('');
    const fetching = { ...tools, download: downloader({ ...usualLimits, loopback: true }) };
    const platform = await openPlatform(fetching, { root: folder.root });
    const options = { city: 'almaty', columns: {}, isDryRun: false, allow: [] };
    const imported = await importCatalog(fetching, platform, { ...options, from: `${url}/feed.xml` });
    expect(imported).toMatchObject({ kind: 'written', from: `${url}/feed.xml`, changes: { after: 2 } });
    expect(imported.diagnostics[0]?.place.file).toBe(`${url}/feed.xml`);
    const page = importCatalog(fetching, platform, { ...options, from: `${url}/page` });
    await expect(page).rejects.toThrow('the answer was a web page');
    expect(readdirSync(join(folder.root, '.zeta/dev/cache'))).toEqual([]);
  });

  it('asks with the login of its address, and tells neither that nor what is asked for', async () => {
    const folder = shop('');
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization}`);
      if (request.url?.startsWith('/none')) response.writeHead(403);
      response.end(yml(a, { id: 'B', price: 'dear' }));
    });
    server.listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((ready) => server.once('listening', ready));
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    const fetching = { ...tools, download: downloader({ ...usualLimits, loopback: true }) };
    const platform = await openPlatform(fetching, { root: folder.root });
    const options = { city: 'almaty', columns: {}, isDryRun: false, allow: [] };
    const secret = (path: string) => `http://shop:hunter2@127.0.0.1:${port}${path}?key=swordfish`;
    const imported = await importCatalog(fetching, platform, { ...options, from: secret('/feed.xml') });
    expect(imported).toMatchObject({ kind: 'written', changes: { after: 1 } });
    expect(asked).toEqual([`/feed.xml?key=swordfish Basic ${btoa('shop:hunter2')}`]);
    const refused = importCatalog(fetching, platform, { ...options, from: secret('/none') });
    await expect(refused).rejects.toThrow(
      `http://************@127.0.0.1:${port}/none?key=*********: the answer`,
    );
    const told =
      JSON.stringify(imported) +
      importText(imported, { language: 'en', style: plainStyle, width: 80, wraps: false });
    expect(told).not.toMatch(/hunter2|swordfish/);
  });

  it('of a file that is not there, or over plain http, is the operator’s problem', async () => {
    const folder = shop();
    await expect(take(folder, '', { from: join(folder.root, 'nothing.xml') })).rejects.toThrow(
      'There is no file',
    );
    await expect(take(folder, '', { from: 'http://shop.example/feed.xml' })).rejects.toThrow('only https');
    await expect(take(folder, '', { from: 'ftp://shop.example/feed.xml' })).rejects.toThrow('only https');
    await expect(take(folder, '', { allow: ['everything'] })).rejects.toThrow('no guard');
  });
});
