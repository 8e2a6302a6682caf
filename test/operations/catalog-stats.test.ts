import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { catalogStats } from '../../src/operations/catalog-stats.ts';
import type { CityCatalog } from '../../src/operations/city-catalog.ts';
import { catalogOf, product } from '../catalog/products.ts';

function statsOf(products: readonly Product[]) {
  const settings: CityCatalog['settings'] = {
    name: 'Тест',
    timezone: 'Asia/Almaty',
    currency: 'KZT',
    languages: ['ru'],
    telegram: { token: 'env:TOKEN' },
  };
  return catalogStats({
    city: idOf<CityId>('almaty'),
    settings,
    synonyms: new Map(),
    pins: new Map(),
    catalog: catalogOf(products),
  });
}

const whole = {
  category: ['Мебель', 'Диваны'],
  brand: 'Тянь',
  stock: 2,
  link: 'https://shop.example/1',
  images: ['https://shop.example/1.png'],
  attributes: [{ name: 'Цвет', value: 'серый' }],
  description: 'Мягкий.',
};

describe('The statistics of a catalog', () => {
  it('count the fields that are filled, the stock and the categories', () => {
    const stats = statsOf([
      product('Д-1', 'Диван', whole),
      product('Д-2', 'Диван прямой', { ...whole, stock: 0 }),
      product('С-1', 'Стул', { category: ['Стулья'] }),
    ]);
    expect(stats).toMatchObject({ city: 'almaty', locale: 'ru', currency: 'KZT', products: 3 });
    expect(stats.fields).toEqual([
      { field: 'category', count: 3 },
      { field: 'brand', count: 2 },
      { field: 'stock', count: 2 },
      { field: 'link', count: 2 },
      { field: 'images', count: 2 },
      { field: 'attributes', count: 2 },
      { field: 'description', count: 2 },
    ]);
    expect(stats.stock).toEqual({ left: 1, soldOut: 1, unknown: 1 });
    expect(stats.categories).toEqual([
      { name: 'Мебель / Диваны', count: 2 },
      { name: 'Стулья', count: 1 },
    ]);
    expect(stats.prices).toEqual([{ from: 1_000_000, to: 2_000_000, count: 3 }]);
  });

  it('name what is weak, the first three of each kind', () => {
    const stats = statsOf([
      ...['1', '2', '3', '4'].map((sku) => product(sku, `Стул ${sku}`)),
      product('Г-1', 'ДИВАН УГЛОВОЙ НОВИНКА', whole),
      product('Г-2', 'IKEA X200', whole),
      product('Г-3', `Диван ${'очень '.repeat(20)}длинный`, whole),
      product('Г-4', 'IKEA X200', whole),
    ]);
    const counts = stats.weak.map(({ spot, count }) => [spot, count]);
    expect(Object.fromEntries(counts)).toEqual({
      'no-picture': 4,
      'no-link': 4,
      'no-category': 4,
      'no-description': 4,
      'odd-price': 0,
      'same-name': 2,
      capitals: 1,
      'long-name': 1,
    });
    const first = new Map(stats.weak.map((weak) => [weak.spot, weak.first]));
    expect(first.get('no-picture')?.map(({ sku }) => sku)).toEqual(['1', '2', '3']);
    expect(first.get('capitals')).toEqual([{ sku: 'Г-1', name: 'ДИВАН УГЛОВОЙ НОВИНКА' }]);
  });

  it('are empty for a catalog that is', () => {
    expect(statsOf([])).toMatchObject({ products: 0, categories: [], prices: [] });
  });
});
