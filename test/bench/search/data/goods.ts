import type { Product } from '../../../../src/catalog/generated/product.ts';
import { readFeed } from './read-feed.ts';
import { productOf, readRows } from './read-rows.ts';

/** The catalogs that are searched. */
export const goodsNames = ['ozon', 'furniture', 'kzt', 'chorus'] as const;
export type GoodsName = (typeof goodsNames)[number];

export const goodsTitles: Readonly<Record<GoodsName, string>> = {
  ozon: 'a marketplace in Russian',
  furniture: 'furniture in Russian',
  kzt: 'feeds in tenge',
  chorus: 'electronics in English',
};

/** Rows in the file of the first ones; more are in the other. */
const fewOzon = 20_000;

/** Products with distinct SKUs and names, in the order of their files; of the marketplace at most `mostOzon`. */
export function readGoods(name: GoodsName, mostOzon = fewOzon): readonly Product[] {
  const all = {
    ozon: () => readOzon(mostOzon),
    furniture: readFurniture,
    kzt: readTenge,
    chorus: readChorus,
  };
  const bySku = new Map<string, Product>();
  // Codes of hundreds of letters are mistakes of their shops.
  for (const product of all[name]()) {
    if (product.sku.length <= 100 && product.name !== '' && !bySku.has(product.sku))
      bySku.set(product.sku, product);
  }
  return [...bySku.values()];
}

/** Without its categories: they are Latin names of web pages, which would help those who type Russian in Latin. */
function readOzon(most: number): readonly Product[] {
  const file = most > fewOzon ? 'ru/ozon/ozon_A_half.csv.gz' : 'ru/ozon/ozon_A_first20k.csv.gz';
  return readRows(file, { most }).map((row) =>
    productOf({ sku: row['id'] ?? '', name: row['name'] ?? '', price: row['price'], currency: 'RUB' }),
  );
}

function readFurniture(): readonly Product[] {
  const sofas = readRows('ru/furniture/divany_yandexmarket.csv').map((row) =>
    productOf({
      sku: `S-${row['id']}`,
      name: row['название'] ?? '',
      price: row['цена'],
      currency: 'RUB',
      category: row['тип'],
      brand: row['бренд'],
      attributes: [
        ['материалы', row['материалы']],
        ['цвета', row['цвета']],
        ['стиль', row['стиль']],
      ],
    }),
  );
  const rest = readRows('ru/furniture/divan_ru_1824.csv').map((row, at) =>
    productOf({ sku: `D-${at + 1}`, name: row['Название'] ?? '', price: row['Цена'], currency: 'RUB' }),
  );
  return [...sofas, ...rest];
}

function readTenge(): readonly Product[] {
  const tools = readRows('kz/kaspi_karaganda.csv').map((row) =>
    productOf({
      sku: row['Код 1C'] ?? '',
      name: row['Наименование'] ?? '',
      price: row['Цена_1'],
      currency: 'KZT',
      brand: row['Бренд'],
    }),
  );
  return [...readFeed('kz/alstyle_latest.yml.gz'), ...readFeed('kz/akcent_latest.yml.gz'), ...tools];
}

/** SKUs are the ids that the judgements name. */
function readChorus(): readonly Product[] {
  return readRows('relevance/chorus_electronics/products_19406.csv.gz').map((row) =>
    productOf({
      sku: row['id'] ?? '',
      name: row['title'] ?? '',
      price: String(Number(row['price_cents']) / 100),
      currency: 'USD',
      category: row['product_type'],
      brand: row['supplier'],
      attributes: [['colour', row['colour']]],
      description: row['short_description'],
    }),
  );
}
