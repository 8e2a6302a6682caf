import { expect, it } from 'vitest';
import { catalogWith, product } from '../conversation/small-city.ts';

const goods = [
  product('1', 'Диван 1', { category: ['Мебель', 'Диваны'], stock: 0 }),
  product('2', 'Диван 2', { category: ['Мебель', 'Диваны'], stock: 2 }),
  product('3', 'Кресло', { category: ['Мебель', 'Кресла'] }),
  product('4', 'Ваза', { category: ['Декор'] }),
  product('5', 'Пуф', { category: ['Мебель'] }),
  product('6', 'Разное', { category: [] }),
];

it('has the fullest categories first, counted with what is under them', () => {
  const top = catalogWith(goods).category(undefined, 2);
  expect(top?.subcategories.map(({ name, count }) => [name, count])).toEqual([
    ['Мебель', 4],
    ['Декор', 1],
  ]);
  expect(top).toMatchObject({ path: [], parent: undefined, total: 6 });
  expect(top?.products.map(({ product: { sku } }) => sku)).toEqual(['2', '3']);
});

it('leads down and up again, and shows what can be bought first', () => {
  const catalog = catalogWith(goods);
  const furniture = catalog.category(undefined, 0)?.subcategories[0];
  const category = catalog.category(furniture?.ref, 10);
  expect(category?.products.map(({ product: { sku } }) => sku)).toEqual(['2', '3', '5', '1']);
  const sofas = catalog.category(category?.subcategories[0]?.ref, 10);
  expect(sofas).toMatchObject({
    path: ['Мебель', 'Диваны'],
    parent: furniture?.ref,
    total: 2,
    subcategories: [],
  });
  expect(sofas?.products.map(({ product: { sku } }) => sku)).toEqual(['2', '1']);
});

it('finds a few among many by the index, in the same order', () => {
  const many = Array.from({ length: 400 }, (_, at) =>
    product(`М${at}`, `Товар ${at}`, { category: [at % 100 === 7 ? 'Редкое' : 'Частое'], stock: at % 3 }),
  );
  const catalog = catalogWith(many);
  const subcategories = catalog.category(undefined, 0)?.subcategories ?? [];
  expect(subcategories.map(({ name, count }) => [name, count])).toEqual([
    ['Частое', 396],
    ['Редкое', 4],
  ]);
  const rare = catalog.category(subcategories[1]?.ref, 3);
  expect(rare?.products.map(({ product: { sku } }) => sku)).toEqual(['М7', 'М107', 'М307']);
});

it('knows no category of another catalog', () => {
  const other = catalogWith([product('1', 'Стол', { category: ['Столы'] })]).category(undefined, 0);
  expect(catalogWith(goods).category(other?.subcategories[0]?.ref, 1)).toBeUndefined();
});
