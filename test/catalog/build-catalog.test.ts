import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { buildCatalog, catalogIdOf } from '../../src/catalog/build-catalog.ts';
import { catalogFormat } from '../../src/catalog/catalog-format.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { sourceOf } from '../support/product-source.ts';
import { builtCatalog, catalogOf, product, temporaryPath } from './products.ts';

const sofa = product('A-1', 'Диван', { attributes: [{ name: 'Цвет', value: 'серый' }], stock: 3 });
const table = product('A-2', 'Стол', { stock: 0, link: 'https://s.kz/2', brand: 'Ясень' });

describe('A catalog’s id', () => {
  it('is the same for the same products, in whichever order their fields were written', () => {
    const turned = Object.fromEntries(Object.entries(sofa).reverse()) as unknown as Product;
    expect(catalogIdOf(sourceOf([turned, table]))).toBe(catalogIdOf(sourceOf([sofa, table])));
    expect(catalogIdOf(sourceOf([sofa, table]))).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, readonly Product[]]>([
    ['another price', [{ ...sofa, price: 1 }, table]],
    ['another name', [{ ...sofa, name: 'Диван ' }, table]],
    ['another attribute', [{ ...sofa, attributes: [] }, table]],
    ['another picture', [{ ...sofa, images: ['https://s.kz/1.jpg'] }, table]],
    ['another order', [table, sofa]],
    ['a product less', [sofa]],
    ['no products', []],
  ])('is another for %s', (_what, products) => {
    expect(catalogIdOf(sourceOf(products))).not.toBe(catalogIdOf(sourceOf([sofa, table])));
  });
});

describe('A compiled catalog', () => {
  it('gives back every product as it was, those that can be bought first', () => {
    const chair = product('A-3', 'Стул');
    expect([...catalogOf([table, sofa, chair]).products()]).toEqual([sofa, chair, table]);
  });

  it('of the same products is the same file, byte by byte', () => {
    expect(readFileSync(builtCatalog([sofa, table]))).toEqual(readFileSync(builtCatalog([sofa, table])));
  });

  it('carries its id, its format and the number of its products', () => {
    const products = [sofa, table];
    const database = new Database(builtCatalog(products), { readonly: true });
    try {
      const rows = database.prepare('SELECT key, value FROM meta').raw().all() as [string, string][];
      expect(Object.fromEntries(rows)).toMatchObject({
        id: catalogIdOf(sourceOf(products)),
        products: '2',
        format: String(catalogFormat),
      });
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    } finally {
      database.close();
    }
  });

  it('may be empty', () => {
    const catalog = catalogOf([]);
    expect([...catalog.products()]).toEqual([]);
    expect(catalog.search({ text: 'диван', limit: 5 })).toMatchObject({ match: 'nothing', total: 0 });
  });

  it('is not made of two products with one SKU', () => {
    expect(() =>
      buildCatalog(temporaryPath(), sourceOf([sofa, sofa]), catalogIdOf(sourceOf([sofa]))),
    ).toThrow(/UNIQUE/);
  });
});
