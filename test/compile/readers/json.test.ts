import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCatalog } from './read-catalog.ts';

const sofa =
  '{"sku":"Д-1","name":"Диван","price":1500.50,"category":["Мебель","Диваны"],"images":["https://a.example/1.jpg","https://a.example/2.jpg"],"size":{"width":200},"stock":3}';
const table = '{"sku":12345678901234567890,"price":"900","name":"Стол","brand":null}';
const read = [
  {
    attributes: [],
    category: ['Мебель', 'Диваны'],
    currency: 'KZT',
    images: ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
    name: 'Диван',
    price: 150_050,
    sku: 'Д-1',
    stock: 3,
  },
  {
    attributes: [],
    category: [],
    currency: 'KZT',
    images: [],
    name: 'Стол',
    price: 90_000,
    sku: '12345678901234567890',
  },
];

describe('A JSON file', () => {
  it.each([
    ['a list', `[${sofa},\n${table}]`],
    ['a list in an object', `{"shop": {"name": "Уют"}, "products": [${sofa}, ${table}]}`],
    ['lines of objects', `${sofa}\n${table}\n`],
    ['objects over several lines', `${sofa.replace('{', '{\n')}\n${table}`],
  ])('that is %s gives its objects', async (_, text) => {
    expect(await readCatalog(text)).toMatchObject({ products: read, told: [] });
    expect(await readCatalog(gzipSync(text))).toMatchObject({ products: read });
  });

  it('has columns of city.yaml: keys, and those of objects within after a dot', async () => {
    const { products } = await readCatalog(`[${sofa}]`, { columns: { attributes: ['size.width'] } });
    expect(products[0]?.attributes).toEqual([{ name: 'size.width', value: '200' }]);
  });

  it('has its mistakes told by the line of the object and the key', async () => {
    const { diagnostics } = await readCatalog(`[${sofa},\n\n${table.replace('900', 'дорого')}]`);
    const told = diagnostics.find(({ code }) => code === 'ZK104');
    expect(told?.place).toMatchObject({ line: 3, field: 'price' });
  });

  it.each([
    ['cut off', `[${sofa},\n{"sku":`, 'cut-off', 2],
    ['cut off between lines', `${sofa}\n{"sku":"2"`, 'cut-off', 2],
    ['not JSON any more', `[${sofa},\n{oops}]`, 'not-well-formed', 2],
    ['nested without end', `[${sofa},\n${'['.repeat(200)}`, 'too-deep', 2],
  ])('that is %s is refused with its line', async (_, text, problem, line) => {
    const { diagnostics } = await readCatalog(text);
    const broken = diagnostics.find(({ code }) => code === 'ZK143');
    expect(broken).toMatchObject({ values: { problem }, place: { line } });
  });

  it.each(['[]', '{}', '[{}]'])('that is %s is empty', async (text) => {
    expect((await readCatalog(text)).told).toEqual([['ZK113']]);
  });
});
