import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { listProducts, type ProductSource, showProduct } from '../../src/operations/list-products.ts';
import { withLiveCatalog } from '../../src/operations/live-catalog.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import type { ProductsWish } from '../../src/operations/products-wish.ts';
import { productsText, productText } from '../../src/report/products-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { catalogOf, product } from '../catalog/products.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const settings: ProductSource['settings'] = {
  name: 'Тест',
  timezone: 'Asia/Almaty',
  currency: 'KZT',
  languages: ['ru', 'kk'],
  telegram: { token: 'env:TOKEN' },
};
const voice = { language: 'ru', style: plainStyle, width: 80, wraps: false } as const;

function sourceOf(products: readonly Product[]): ProductSource {
  return { city: idOf<CityId>('almaty'), settings, catalog: catalogOf(products) };
}

const goods = [
  product('Д-1', 'Диван', { category: ['Мебель', 'Диваны'], price: 12_999_000, stock: 0 }),
  product('Д-2', 'Диван прямой', { category: ['Мебель', 'Диваны'], price: 8_000_000, stock: 2 }),
  product('К-1', 'Кресло', { category: ['Мебель', 'Кресла'], price: 999_055 }),
  product('Л-1', 'Люстра', { category: ['Свет'], price: 500_000, stock: 1 }),
  product('Н-1', 'Без раздела', { category: [], price: 100 }),
];
const skus = (wish: ProductsWish, source = sourceOf(goods)) =>
  listProducts(source, wish).products.map(({ sku }) => sku);

describe('The products of a city', () => {
  it('are listed in the catalog’s order, and by category, price and stock', () => {
    expect(skus({})).toEqual(['Д-2', 'К-1', 'Л-1', 'Н-1', 'Д-1']);
    expect(skus({ category: 'мебель' })).toEqual(['Д-2', 'К-1', 'Д-1']);
    expect(skus({ category: 'Мебель/ДИВАНЫ' })).toEqual(['Д-2', 'Д-1']);
    expect(skus({ category: 'Диваны' })).toEqual([]);
    expect(skus({ available: true })).toEqual(['Д-2', 'Л-1']);
    // Whole prices and those with decimals are exact, both ends included.
    expect(skus({ priceMin: 9990.55, priceMax: 80_000 })).toEqual(['Д-2', 'К-1']);
    expect(skus({ priceMin: 9990.56 })).toEqual(['Д-2', 'Д-1']);
    expect(skus({ category: 'Мебель', available: true, priceMax: 100_000 })).toEqual(['Д-2']);
    for (const category of ["' or 1=1 --", '%', '/', 'ж'.repeat(2000)])
      expect(skus({ category })).toEqual([]);
    expect(() => skus({ priceMin: 5, priceMax: 1 })).toThrow(/No price/);
    expect(skus({}, sourceOf([]))).toEqual([]);
  });

  it('come page by page, and go on in another catalog at the same product', () => {
    const source = sourceOf(goods);
    const first = listProducts(source, { limit: 2 });
    expect(first.products.map(({ sku }) => sku)).toEqual(['Д-2', 'К-1']);
    expect(productsText(first, voice)).toContain('--cursor');
    const cursor = first.next ?? '';
    expect(skus({ limit: 2, cursor }, source)).toEqual(['Л-1', 'Н-1']);
    // К-1 stands elsewhere by now; or is gone, and its place counts.
    const [d1, d2, k1, l1, n1] = goods as [Product, Product, Product, Product, Product];
    expect(skus({ cursor }, sourceOf([d2, l1, k1, n1, d1]))).toEqual(['Н-1', 'Д-1']);
    expect(skus({ cursor }, sourceOf([d1, d2, l1, n1]))).toEqual(['Н-1', 'Д-1']);
    const last = listProducts(source, { limit: 2, cursor: listProducts(source, { limit: 4 }).next ?? '' });
    expect(last).toMatchObject({ products: [{ sku: 'Д-1' }], next: null });
    for (const wrong of ['', 'x', 'MTIz'])
      expect(() => listProducts(source, { cursor: wrong })).toThrow(
        expect.objectContaining({ code: 'bad-cursor' }),
      );
  });

  it('are shown one by one, by just their article', () => {
    const source = sourceOf(goods);
    const shown = showProduct(source, 'К-1');
    expect(shown).toMatchObject({
      city: 'almaty',
      category: ['Мебель', 'Кресла'],
      price: 999_055,
      currency: 'KZT',
      stock: null,
      isAvailable: false,
      link: null,
    });
    expect(shown.priceText).toMatch(/^9\s990,55\s₸$/);
    expect(shown.ref).toMatch(/^[a-z2-7]{10}$/);
    expect(productText(shown, voice)).toContain('раздел: Мебель / Кресла');
    expect(() => showProduct(source, 'к1')).toThrow(
      expect.objectContaining({ code: 'unknown-product', hint: 'Did you mean К-1?' }),
    );
    expect(() => showProduct(source, "'; drop table product")).toThrow(/has no/);
  });

  it('are those of the live release, where they are asked for', async () => {
    const folder = platformFolder(smallCity('almaty'));
    const platform = await openPlatform(tools, { root: folder.root });
    const live = () => withLiveCatalog(platform, 'almaty', (source) => skus({}, source));
    await expect(live()).rejects.toThrow(/not live/);
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    folder.write('cities/almaty/catalog.csv', 'Артикул;Наименование;Цена\nН-9;Новый;1\n');
    expect(await live()).toEqual(['Д-1', 'С-1', 'Д-2']);
  });
});
