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
