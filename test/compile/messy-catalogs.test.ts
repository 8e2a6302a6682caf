import { describe, expect, it } from 'vitest';
import { utf16be, windows1251 } from '../support/encode-text.ts';
import { cityYaml, compileAlmaty, placed, wordsOfAll } from './platform-folder.ts';

const city = 'cities/almaty/city.yaml';
const csv = 'cities/almaty/catalog.csv';

/** Compiles a catalog of this content in roubles, with these settings below `catalog`. */
function compiled(content: string | Uint8Array, settings = '') {
  const catalog = `{ files: [catalog.csv]${settings === '' ? '' : `, ${settings}`} }`;
  return compileAlmaty({ [city]: cityYaml({ currency: 'RUB', catalog }), [csv]: content });
}

/** Code, name and price (in kopecks) of each product. */
async function goodsOf(content: string | Uint8Array, settings = '') {
  const { catalog, diagnostics } = await compiled(content, settings);
  const goods = catalog?.products.map(({ sku, name, price }) => [sku, name, price]);
  return { goods, told: placed(diagnostics).map(([code, , line]) => [code, line]), diagnostics };
}

const sheet = [
  ['Артикул', 'Наименование', 'Цена'],
  ['007', 'Диван «Берег», угловой', '56990'],
  ['A-2', 'Кресло', '12500'],
];
const goods = [
  ['007', 'Диван «Берег», угловой', 56_990_00],
  ['A-2', 'Кресло', 12_500_00],
];

/** All cells in quotes, as some programs write them. */
function written(delimiter: string, rows: readonly (readonly string[])[] = sheet, lineEnd = '\n'): string {
  return rows.map((cells) => cells.map((cell) => `"${cell}"`).join(delimiter) + lineEnd).join('');
}

const plain = 'Артикул;Наименование;Цена\n007;Диван угловой;56990\nA-2;Кресло белое, тёплое;12500\n';

describe('A catalog as it comes out of a program', () => {
  it.each([
    ['a column', 'sku;name;price;Валюта\nA;Диван;5000;USD\nB;Стол;7000;руб\nC;Стул;900;\n', ['B', 'C']],
    ['the header of the prices', 'sku;name;Цена, $\nA;Диван;5000\nB;Стол;7000 руб\n', ['B']],
    ['the same in brackets', 'sku;name;Price (RUB)\nA;Диван;5000\n', ['A']],
  ])("may say the currency in %s; another one than the city's is a mistake", async (_, content, right) => {
    const { diagnostics } = await compiled(content);
    const wrong = content
      .split('\n')
      .slice(1, -1)
      .map((line) => line.charAt(0))
      .filter((sku) => !right.includes(sku));
    expect(diagnostics.filter(({ code }) => code === 'ZK122')).toHaveLength(wrong.length);
    expect(placed(diagnostics).filter(([code]) => code !== 'ZK122' && code !== 'ZK117')).toEqual([]);
  });

  it('may have the HTML of a page in its texts, which is read as text', async () => {
    const { catalog } = await compiled(
      'sku;name;price;description\nA;"Диван &laquo;Уют&raquo;, болт <M8>";5000;"<p>Хороший <b>диван</b></p><ul><li>раз</li></ul>"\n',
    );
    expect(catalog?.products).toMatchObject([
      { name: 'Диван «Уют», болт <M8>', description: 'Хороший диван\nраз' },
    ]);
  });

  it('may have control characters in its descriptions, and in nothing else', async () => {
    const written = (name: string, text: string) => `sku;name;price;description\nA;${name};5000;${text}\n`;
    expect((await compiled(written('Диван', 'Диван \u0096 уют'))).catalog?.products).toHaveLength(1);
    expect((await compiled(written('Диван \u0096', 'Уют'))).catalog).toBeUndefined();
  });

  it('has the columns told that nothing is read from', async () => {
    const { diagnostics } = await compiled('sku;name;price;Цена со скидкой;Архивный\nA;Диван;5000;4000;да\n');
    expect(wordsOfAll(diagnostics, 'ru')).toContain('не читаются столбцы: Цена со скидкой, Архивный');
  });

  it.each([',', ';', '\t', '|', '/'])('may have %j between its cells', async (delimiter) => {
    expect(await goodsOf(written(delimiter))).toMatchObject({ goods, told: [] });
  });

  it.each(['\n', '\r\n', '\r'])('may end its lines in %j', async (lineEnd) => {
    expect(await goodsOf(written(';', sheet, lineEnd))).toMatchObject({ goods, told: [] });
  });

  it.each([
    ['UTF-8', Buffer.from(plain)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${plain}`)],
    ['UTF-16', Buffer.from(`\ufeff${plain}`, 'utf16le')],
    ['UTF-16', utf16be(`\ufeff${plain}`)],
    ['Windows-1251', windows1251(plain)],
  ])('may be written in %s, and is told to be', async (encoding, bytes) => {
    const { goods: found, told, diagnostics } = await goodsOf(bytes);
    expect(found).toEqual([
      ['007', 'Диван угловой', 56_990_00],
      ['A-2', 'Кресло белое, тёплое', 12_500_00],
    ]);
    expect(told).toEqual([]);
    expect(wordsOfAll(diagnostics)).toContain(`CSV with ";", ${encoding}, 3 columns, 2 rows`);
  });

  it('may say its delimiter in a first line, as spreadsheets do', async () => {
    expect(await goodsOf(`sep=;\r\n${plain}`)).toMatchObject({ goods: { length: 2 }, told: [] });
  });

  it('may have line breaks and doubled quotes within cells', async () => {
    const text = 'sku;name;price;description\nA-1;"Стол ""Дуб""";100;"Строка\nи ещё; строка"\nA-2;Стул;50;\n';
    const { catalog, diagnostics } = await compiled(text);
    expect(placed(diagnostics)).toEqual([]);
    expect(catalog?.products).toMatchObject([
      { sku: 'A-1', name: 'Стол "Дуб"', description: 'Строка\nи ещё; строка' },
      { sku: 'A-2' },
    ]);
  });

  it('may have no header when city.yaml numbers the columns', async () => {
    const text = '007;дом;Диван;56990\nA-2;сад;Кресло;12500\n';
    expect(await goodsOf(text, 'columns: { sku: 1, name: 3, price: 4 }')).toMatchObject({
      goods: [
        ['007', 'Диван', 56_990_00],
        ['A-2', 'Кресло', 12_500_00],
      ],
      told: [],
    });
  });

  it('without a header and without numbers is refused, and city.yaml’s setting is named', async () => {
    const { goods: found, told, diagnostics } = await goodsOf('007;Диван;56990\nA-2;Кресло;12500\n');
    expect([found, told]).toEqual([undefined, [['ZK133', 1]]]);
    expect(wordsOfAll(diagnostics)).toContain('columns: { sku: 1, name: 2, price: 3 }');
    expect(wordsOfAll(diagnostics)).toContain('CSV with ";", UTF-8, 3 columns without a header, 2 rows');
  });

  it('may repeat its header where two exports were joined: that row is skipped, and told', async () => {
    const text = `${plain}Артикул;Наименование;Цена\nA-3;Стол;900\n`;
    expect(await goodsOf(text)).toMatchObject({ goods: { length: 3 }, told: [['ZK125', 4]] });
  });

  it('may leave out empty cells at the ends of rows, and have too many', async () => {
    const text = 'sku;name;price;stock;brand\nA-1;Стол;100\nA-2;Стул;50;3;Лада;;;\n';
    expect(await goodsOf(text)).toMatchObject({ goods: { length: 2 }, told: [] });
  });

  it('has no row silently left out: those that are cut or slipped are told', async () => {
    const text = 'sku;name;price\nA-1;Стол\nA-2;Стул;большой;50\n';
    expect(await goodsOf(text)).toMatchObject({
      goods: undefined,
      told: [
        ['ZK127', 2],
        ['ZK104', 3],
        ['ZK108', 3],
      ],
    });
  });

  it.each([
    ['1 905 ₽', 1_905_00],
    ['1\u2009905\u00a0₽', 1_905_00],
    ['56\u202f990руб.', 56_990_00],
    ['61538,18', 61_538_18],
    ['1.250.000,50', 1_250_000_50],
  ])('may have the price %j', async (price, minor) => {
    const text = `sku;name;price\nA-1;Стол;${price}\n`;
    expect(await goodsOf(text)).toMatchObject({ goods: [['A-1', 'Стол', minor]], told: [] });
  });

  it('has the price of "от 1 200" taken, and told', async () => {
    const text = 'sku;name;price\nA-1;Стол;от 1 200\n';
    expect(await goodsOf(text)).toMatchObject({ goods: [['A-1', 'Стол', 1_200_00]], told: [['ZK123', 2]] });
  });

  it.each([
    ['1000 2000', 'ZK121'],
    ['1,250', 'ZK120'],
    ['0', 'ZK118'],
    ['-5', 'ZK119'],
    ['$100', 'ZK122'],
    ['звоните', 'ZK104'],
  ])('is refused for the price %j', async (price, code) => {
    const text = `sku;name;price\nA-1;Стол;${price}\n`;
    expect(await goodsOf(text)).toMatchObject({ goods: undefined, told: [[code, 2]] });
  });

  it('has "1,250" read as city.yaml says', async () => {
    const text = 'sku;name;price\nA-1;Стол;1,250\n';
    expect((await goodsOf(text, 'format: { decimal: "." }')).goods).toEqual([['A-1', 'Стол', 1_250_00]]);
    expect((await goodsOf(text, 'format: { decimal: "," }')).told).toEqual([]);
  });

  it('may have several pictures in a cell, with spaces in their addresses', async () => {
    const cell = 'https://shop.example/big sofa.jpg, https://shop.example/2.jpg https://shop.example/3.jpg';
    const { catalog } = await compiled(`sku;name;price;images\nA-1;Стол;100;"${cell}"\n`);
    expect(catalog?.products[0]?.images).toEqual([
      'https://shop.example/big%20sofa.jpg',
      'https://shop.example/2.jpg',
      'https://shop.example/3.jpg',
    ]);
  });

  it('is refused when its letters are not certain, and city.yaml’s setting is named', async () => {
    const koi = Uint8Array.from(plain, (letter) => {
      const at = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ'.indexOf(letter);
      return at === -1 ? (letter.codePointAt(0) ?? 0) % 128 : 0xc0 + at;
    });
    const { goods: found, told, diagnostics } = await goodsOf(koi);
    expect([found, told]).toEqual([undefined, [['ZK102', undefined]]]);
    expect(wordsOfAll(diagnostics)).toContain('catalog: { format: { encoding: koi8-r } }');
    const said = await goodsOf(koi, 'format: { encoding: koi8-r }');
    expect(said.goods?.[0]).toEqual(['007', 'Диван угловой', 56_990_00]);
  });

  it('has its first hundred mistakes told and the rest counted', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => `A-${at};Стол;дорого\n`);
    const { told, diagnostics } = await goodsOf(`sku;name;price\n${rows.join('')}`);
    expect(told).toHaveLength(101);
    expect(told.at(-2)).toEqual(['ZK104', 101]);
    expect(wordsOfAll(diagnostics)).toContain('and 9,900 errors more in this file');
  });
});
