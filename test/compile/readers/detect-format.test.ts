import { expect, it } from 'vitest';
import { declaredEncoding, textKindOf } from '../../../src/compile/readers/detect-format.ts';
import { readCatalog } from './read-catalog.ts';

it.each([
  ['<?xml version="1.0"?>\n<yml_catalog date="">', { kind: 'yml' }],
  [
    '<!-- a > b -->\n<!DOCTYPE yml_catalog SYSTEM "shops.dtd" [ <!ENTITY a "x>y"> ]>\n<yml_catalog>',
    { kind: 'yml' },
  ],
  ['<КоммерческаяИнформация ВерсияСхемы="2.05">', { kind: 'commerceml' }],
  ['<rss version="2.0">', { kind: 'google' }],
  ['<atom:feed>', { kind: 'google' }],
  ['  <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">', { kind: 'html' }],
  ['<html lang="ru">', { kind: 'html' }],
  ['<?xml version="1.0"?><html>', { kind: 'html' }],
  ['<price date="">', { kind: 'element', name: 'price' }],
  ['<!-- without end', { kind: 'element', name: '' }],
  ['[\n  {"sku": 1}', { kind: 'json' }],
  ['{"sku": 1}', { kind: 'json' }],
  ['[новинка] Диван;1000', { kind: 'csv' }],
  ['{скидка};5', { kind: 'csv' }],
  ['sku;name', { kind: 'csv' }],
])('%j is told by how it begins', (start, kind) => {
  expect(textKindOf(start)).toEqual(kind);
});

it('An encoding is told by the declaration, in either kind of quotes', () => {
  expect(declaredEncoding(Buffer.from(`<?xml version='1.0' encoding='Windows-1251'?>`))).toBe('windows-1251');
  expect(declaredEncoding(Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'))).toBe(
    'utf-8',
  );
  expect(declaredEncoding(Buffer.from('<?xml version="1.0"?><a encoding="x"/>'))).toBeUndefined();
});

it('catalog.format.type decides what a file is, and is told when it cannot be that', async () => {
  const shop = '<shop><offers><offer id="1"><name>Стол</name><price>5</price></offer></offers></shop>';
  expect((await readCatalog(shop)).told).toEqual([['ZK142']]);
  expect((await readCatalog(shop, { format: { type: 'yml' } })).products).toMatchObject([{ sku: '1' }]);
  const wrong = await readCatalog('sku;name\n', { format: { type: 'xlsx' } });
  expect(wrong.diagnostics[0]).toMatchObject({ code: 'ZK142', values: { wanted: 'xlsx' } });
  const shopify = 'Handle,Title,Variant SKU,Variant Price\nsofa,Sofa,S,5\n';
  const table = await readCatalog(shopify, { format: { type: 'csv' } });
  expect(table.told.map(([code]) => code)).toContain('ZK103');
});
