import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../../src/operations/platform.ts';
import type { ProductWish } from '../../../src/operations/writing/product-cells.ts';
import type { WriteOptions } from '../../../src/operations/writing/write-file.ts';
import { removeProduct, writeProduct } from '../../../src/operations/writing/write-products.ts';
import { WrongWrite } from '../../../src/operations/writing/written.ts';
import { windows1251 } from '../../support/encode-text.ts';
import { platformFolder, smallCatalog, smallCity } from '../../support/platform-folder.ts';
import { tools } from '../../support/tools.ts';

const by = { name: 'aigul', isOperator: false };
const own = 'cities/almaty/catalog.csv';

async function shop(
  catalog: string | Uint8Array = smallCatalog,
  files = '[catalog.csv]',
  more: Readonly<Record<string, string>> = {},
  setting = '',
) {
  const yaml = `name: Тест\ntimezone: Asia/Almaty\ncurrency: KZT\nlanguages: [ru]\ntelegram: { token: env:T }\nmanager: { handle: "@boss_of_shop" }\ncatalog: { files: ${files}${setting} }\n`;
  const folder = platformFolder({ ...smallCity('almaty', { yaml }), ...more });
  writeFileSync(join(folder.root, own), catalog);
  const platform = await openPlatform(tools, { root: folder.root });
  return {
    folder,
    set: (sku: string, fields: ProductWish, options: Partial<WriteOptions> = {}) =>
      writeProduct(tools, platform, { city: 'almaty', sku, fields }, { by, ...options }),
    remove: (sku: string) => removeProduct(tools, platform, { city: 'almaty', sku }, { by }),
    bytes: () => readFileSync(join(folder.root, own)),
    text: () => readFileSync(join(folder.root, own), 'utf8'),
  };
}

describe('A product that is changed for somebody', () => {
  it('has other cells, and every other byte of the file stays', async () => {
    const { set, text } = await shop();
    const writing = await set('Д-2', { price: 79_990, stock: 5, name: 'Диван «Ручей»; "новый"' });
    expect(writing).toMatchObject({
      ...{ did: 'changed', kind: 'written', file: own, sku: 'Д-2' },
      changes: [
        { key: 'price', before: '80000', after: '79990' },
        { key: 'stock', before: '0', after: '5' },
        { key: 'name', before: 'Диван прямой «Ручей»', after: 'Диван «Ручей»; "новый"' },
      ],
    });
    const [, , line] = smallCatalog.split('\n');
    expect(text()).toBe(
      smallCatalog.replace(
        line ?? '',
        'Д-2;"Диван «Ручей»; ""новый""";Диваны;79990;5;https://shop.example/p/2',
      ),
    );
    expect(await set('Д-2', { price: 79_990 })).toMatchObject({ did: 'nothing', kind: 'unchanged' });
  });

  it('keeps the decimal sign of its column, its quotes and the spaces around', async () => {
    const { set, text } = await shop(
      'sku ; name;price\r\n"A-1" ;  "Стул ""X""" ; 9990,50 \r\nA-2;Стол;1000\r\n',
    );
    await set('A-1', { price: 12.5, name: 'Кресло' });
    expect(text()).toBe('sku ; name;price\r\n"A-1" ;  "Кресло" ; 12,5 \r\nA-2;Стол;1000\r\n');
  });

  const encoders: Readonly<Record<string, (text: string) => Uint8Array>> = {
    'windows-1251': windows1251,
    'utf-16le': (text) => Buffer.from(text, 'utf16le'),
    'utf-8': (text) => Buffer.from(text),
  };

  it.each<[string, string]>([
    ['Windows-1251', 'windows-1251'],
    ['UTF-16 with its mark', 'utf-16le'],
    ['UTF-8 with its mark', 'utf-8'],
  ])('in %s: the same letters, the same bytes elsewhere', async (_what, encoding) => {
    const encode = encoders[encoding] ?? Buffer.from;
    const catalog =
      'Артикул;Наименование;Цена\nД-1;Диван угловой большой;100000\nД-2;Диван прямой удобный;80000\n';
    const marked = encoding === 'windows-1251' ? catalog : `\ufeff${catalog}`;
    const { set, bytes } = await shop(encode(marked));
    await set('Д-1', { name: 'Диван розовый' });
    const expected = marked.replace('Диван угловой большой', 'Диван розовый');
    expect(bytes().equals(Buffer.from(encode(expected)))).toBe(true);
    if (encoding === 'windows-1251')
      await expect(set('Д-1', { name: 'Төсек' })).rejects.toMatchObject({ code: 'not-in-encoding' });
  });

  it('is added behind the others, in the columns of the file', async () => {
    const { set, text } = await shop(smallCatalog.trimEnd());
    expect(await set('Н-1', { name: 'Новый стол', price: 5000 })).toMatchObject({ did: 'added' });
    expect(text()).toBe(`${smallCatalog}Н-1;Новый стол;;5000;;\n`);
  });

  it('goes with its row', async () => {
    const { remove, text } = await shop();
    const removal = await remove('Д-2');
    expect(removal).toMatchObject({ did: 'removed' });
    expect(removal.changes).toContainEqual({ key: 'price', before: '80000', after: null });
    expect(text()).toBe(
      smallCatalog
        .split('\n')
        .filter((line) => !line.startsWith('Д-2'))
        .join('\n'),
    );
    await expect(remove('Д-2')).rejects.toMatchObject({ code: 'unknown-product' });
  });

  it('spreads over lines, and its row is the one that it had', async () => {
    const { set, text } = await shop('sku,name,price,description\nA,Стул,1,"раз\nдва"\n\nB,Стол,2,\n');
    await set('B', { description: 'три\nчетыре' });
    await set('A', { description: null });
    expect(text()).toBe('sku,name,price,description\nA,Стул,1,""\n\nB,Стол,2,"три\nчетыре"\n');
  });

  it('has cells of its row that were not there, and attributes', async () => {
    const setting = ', columns: { attributes: [Цвет, Размер] }';
    const { set, text } = await shop('sku,name,price,Цвет,Размер\nA,Стул,1\n', '[catalog.csv]', {}, setting);
    await set('A', { 'attributes.Размер': 'L' });
    expect(text()).toBe('sku,name,price,Цвет,Размер\nA,Стул,1,,L\n');
    await expect(set('A', { brand: 'X' })).rejects.toMatchObject({
      code: 'no-column',
      hint: expect.stringContaining('attributes.Цвет'),
    });
  });

  it('with a mistake is not written', async () => {
    const { set, text } = await shop();
    for (const fields of [{ price: 'много' }, { link: 'ftp://x' }, { name: null }] as const)
      await expect(set('Д-1', fields)).rejects.toBeInstanceOf(WrongWrite);
    await expect(set('Н-1', { stock: 1 })).rejects.toBeInstanceOf(WrongWrite);
    expect(text()).toBe(smallCatalog);
  });

  it.each<[string, string, ProductWish, string]>([
    ['no field', 'Д-1', {}, 'no-fields'],
    ['an unknown field', 'Д-1', { sku: 'X' }, 'no-column'],
    ['a SKU of two lines', 'Д\n1', { stock: 1 }, 'no-sku'],
    ['no number', 'Д-1', { price: Number.NaN }, 'no-text'],
    ['half a letter', 'Д-1', { name: '\ud83d' }, 'no-text'],
  ])('is refused with %s', async (_what, sku, fields, code) => {
    const { set } = await shop();
    await expect(set(sku, fields)).rejects.toMatchObject({ code });
  });

  it('that a spreadsheet would run is kept as a text', async () => {
    const { set, text } = await shop('sku,name,price\nA,Стул,1\n');
    await set('A', { name: '=1+1' });
    expect(text()).toBe("sku,name,price\nA,'=1+1,1\n");
    expect(await set('A', { name: '=1+1' })).toMatchObject({ kind: 'unchanged' });
  });
});

describe('A product of a layer that other cities have, too', () => {
  const base = { 'cities/_shared/base.csv': 'sku,name,price\nA,Стул,1\nB,Стол,2\nC,Шкаф,3\n' };
  const files = '[_shared/base.csv, catalog.csv]';

  it('differs in the city’s own file alone', async () => {
    const { set, text, folder } = await shop('sku,price,remove\n', files, base);
    expect(await set('A', { price: 5 })).toMatchObject({ did: 'added', file: own });
    expect(text()).toBe('sku,price,remove\nA,5,\n');
    expect(readFileSync(join(folder.root, 'cities/_shared/base.csv'), 'utf8')).toBe(
      base['cities/_shared/base.csv'],
    );
  });

  it('is taken out by a mark, and comes back', async () => {
    const { set, remove, text } = await shop('sku,price,remove\nB,3,\n', files, base);
    await remove('A');
    await remove('B');
    expect(text()).toContain('A,,true\n');
    expect(text()).toContain('B,3,true\n');
    expect(await remove('B')).toMatchObject({ did: 'nothing' });
    await set('B', { price: 4 });
    expect(text()).toContain('B,4,\n');
    await expect(remove('D')).rejects.toMatchObject({ code: 'unknown-product' });
  });

  it('is not taken out of a file without that column', async () => {
    const { remove } = await shop('sku,price\n', files, base);
    await expect(remove('A')).rejects.toMatchObject({ code: 'no-column' });
  });

  it('is nobody’s to change where the city has no file of its own', async () => {
    const { set } = await shop('', '[_shared/base.csv]', base);
    await expect(set('A', { price: 5 })).rejects.toMatchObject({ code: 'catalog-not-own' });
  });
});

it.each([
  ['JSON', '[{"sku":"A","name":"Стул","price":1}]'],
  ['a feed', '<?xml version="1.0"?><yml_catalog date="x"><shop></shop></yml_catalog>'],
  ['something packed', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)],
  ['a table with a broken line', 'sku,name,price\nA,Сту"л,1\n'],
])('%s is not changed, and that is said', async (_what, catalog) => {
  const { set } = await shop(catalog);
  await expect(set('A', { price: 5 })).rejects.toMatchObject({ code: 'catalog-not-editable' });
});

it('Whatever text a cell gets, it is read back, and the other rows stay byte by byte', async () => {
  const before = 'sku,name,price,description\nA,"Стул, новый",1,x\nB,Стол,2,"y\nz"\n';
  const { set, text } = await shop(before);
  const texts = fc.stringMatching(/^[а-яa-z][а-яa-z ,;"'\n=+-]{0,20}[а-яa-z]$/);
  await fc.assert(
    fc.asyncProperty(texts, async (description) => {
      await set('A', { description });
      expect((await set('A', { description: 'x' })).changes[0]?.before).toBe(
        description.replaceAll(/[^\S\n]+/g, ' '),
      );
      expect(text().replace('1,"x"', '1,x')).toBe(before);
    }),
    { numRuns: 15 },
  );
});
