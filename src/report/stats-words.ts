import type { Language } from '../diagnostics/words/languages.ts';
import type { OptionalField, WeakSpot } from '../operations/catalog-stats.ts';

/** What `zeta catalog stats` says around the numbers. */
export interface StatsWords {
  readonly stock: (counts: {
    readonly left: number;
    readonly soldOut: number;
    readonly unknown: number;
  }) => string;
  /** Heads of the columns: what is counted, and how many products have it. */
  readonly head: Readonly<Record<'fields' | 'categories' | 'prices' | 'weak', string>>;
  readonly products: string;
  readonly field: Readonly<Record<OptionalField, string>>;
  readonly weak: Readonly<Record<WeakSpot, string>>;
  readonly noWeak: string;
}

const english: StatsWords = {
  stock: ({ left, soldOut, unknown }) => `in stock ${left}, sold out ${soldOut}, not said ${unknown}`,
  head: { fields: 'field', categories: 'category', prices: 'price', weak: 'weak spots' },
  products: 'products',
  field: {
    category: 'category',
    brand: 'brand',
    stock: 'stock',
    link: 'link',
    images: 'picture',
    attributes: 'attributes',
    description: 'description',
  },
  weak: {
    'no-picture': 'without a picture',
    'no-link': 'without a link',
    'no-category': 'without a category',
    'no-description': 'without a description',
    'odd-price': 'price far from the others of its category',
    'same-name': 'the same name as another product',
    capitals: 'name in capitals',
    'long-name': 'name over 100 characters',
  },
  noWeak: 'no weak spots',
};

const russian: StatsWords = {
  stock: ({ left, soldOut, unknown }) => `в наличии ${left}, закончились ${soldOut}, не указано ${unknown}`,
  head: { fields: 'поле', categories: 'категория', prices: 'цена', weak: 'слабые места' },
  products: 'товаров',
  field: {
    category: 'категория',
    brand: 'бренд',
    stock: 'остаток',
    link: 'ссылка',
    images: 'фото',
    attributes: 'характеристики',
    description: 'описание',
  },
  weak: {
    'no-picture': 'без фото',
    'no-link': 'без ссылки',
    'no-category': 'без категории',
    'no-description': 'без описания',
    'odd-price': 'цена далека от остальных в категории',
    'same-name': 'название как у другого товара',
    capitals: 'название заглавными буквами',
    'long-name': 'название длиннее 100 знаков',
  },
  noWeak: 'слабых мест нет',
};

export const statsWords: Readonly<Record<Language, StatsWords>> = { en: english, ru: russian };
