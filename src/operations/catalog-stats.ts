import type { CityId } from '../base/ids.ts';
import type { NoticedProducts } from '../catalog/catalog-checks.ts';
import type { Product } from '../catalog/generated/product.ts';
import type { CityCatalog } from './city-catalog.ts';
import { type PriceBand, PriceBands } from './price-bands.ts';

/** What a product may lack. */
const optionalFields = ['category', 'brand', 'stock', 'link', 'images', 'attributes', 'description'] as const;
export type OptionalField = (typeof optionalFields)[number];

/** What makes products hard to find, or poor to look at. */
export type WeakSpot =
  | 'no-picture'
  | 'no-link'
  | 'no-category'
  | 'no-description'
  | 'odd-price'
  | 'same-name'
  | 'capitals'
  | 'long-name';

export interface CatalogStats {
  readonly city: CityId;
  /** The city's first language, which prices are written in. */
  readonly locale: string;
  readonly currency: string;
  readonly products: number;
  /** How many products have each field. */
  readonly fields: readonly { readonly field: OptionalField; readonly count: number }[];
  readonly stock: { readonly left: number; readonly soldOut: number; readonly unknown: number };
  /** The most frequent first; levels joined by " / ". */
  readonly categories: readonly { readonly name: string; readonly count: number }[];
  readonly prices: readonly PriceBand[];
  /** All of them, also those that no product has. */
  readonly weak: readonly (NoticedProducts & { readonly spot: WeakSpot })[];
}

/** Of each weak spot so many products are named. */
const mostNamed = 3;
/** A price is odd beyond so many times the median of its category; fewer products have no median worth the name. */
const oddPrice = { factor: 10, least: 8 };
/** Characters; longer names are cut in lists of results. */
const longName = 100;
/** Fewer letters may be a brand or a model. */
const leastCapitals = 8;

/** Reads a catalog once, a product at a time; memory grows with its categories alone. */
export function catalogStats({ city, settings, catalog }: CityCatalog): CatalogStats {
  const count = new Counting(settings.currency);
  for (const product of catalog.products()) count.add(product);
  return {
    city,
    locale: settings.languages[0],
    currency: settings.currency,
    ...count.counted(),
    weak: [
      ...count.weak(),
      { spot: 'odd-price', ...catalog.checks.oddPrices(oddPrice, mostNamed) },
      { spot: 'same-name', ...catalog.checks.sameNames(mostNamed) },
    ],
  };
}

interface OwnWeakSpot {
  readonly spot: WeakSpot;
  readonly applies: (product: Product) => boolean;
}

/** Weak spots that a product has by itself. */
const ownWeakSpots: readonly OwnWeakSpot[] = [
  { spot: 'no-picture', applies: ({ images }) => images.length === 0 },
  { spot: 'no-link', applies: ({ link }) => link === undefined },
  { spot: 'no-category', applies: ({ category }) => category.length === 0 },
  { spot: 'no-description', applies: ({ description }) => description === undefined },
  { spot: 'capitals', applies: ({ name }) => isInCapitals(name) },
  { spot: 'long-name', applies: ({ name }) => name.length > longName },
];

function isInCapitals(name: string): boolean {
  return (name.match(/\p{L}/gu)?.length ?? 0) >= leastCapitals && !/\p{Ll}/u.test(name);
}

class Counting {
  readonly #fields = new Map<OptionalField, number>();
  readonly #categories = new Map<string, number>();
  readonly #prices: PriceBands;
  readonly #weak = ownWeakSpots.map((own) => new Noticing(own));
  #products = 0;
  #soldOut = 0;

  constructor(currency: string) {
    this.#prices = new PriceBands(currency);
  }

  add(product: Product): void {
    this.#products += 1;
    for (const field of optionalFields) {
      if (hasField(product, field)) countOne(this.#fields, field);
    }
    if (product.stock === 0) this.#soldOut += 1;
    if (product.category.length > 0) countOne(this.#categories, product.category.join(' / '));
    this.#prices.add(product.price);
    for (const noticing of this.#weak) noticing.look(product);
  }

  counted(): Pick<CatalogStats, 'products' | 'fields' | 'stock' | 'categories' | 'prices'> {
    const told = this.#fields.get('stock') ?? 0;
    return {
      products: this.#products,
      fields: optionalFields.map((field) => ({ field, count: this.#fields.get(field) ?? 0 })),
      stock: { left: told - this.#soldOut, soldOut: this.#soldOut, unknown: this.#products - told },
      categories: [...this.#categories]
        .map(([name, count]) => ({ name, count }))
        .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
      prices: this.#prices.bands(),
    };
  }

  weak(): CatalogStats['weak'] {
    return this.#weak.map(({ spot, count, first }) => ({ spot, count, first }));
  }
}

function hasField(product: Product, field: OptionalField): boolean {
  const value = product[field];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function countOne<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Counts the products that a weak spot applies to, and keeps the first of them. */
class Noticing implements NoticedProducts {
  readonly spot: WeakSpot;
  readonly #applies: (product: Product) => boolean;
  readonly first: { readonly sku: string; readonly name: string }[] = [];
  count = 0;

  constructor({ spot, applies }: OwnWeakSpot) {
    this.spot = spot;
    this.#applies = applies;
  }

  look(product: Product): void {
    if (!this.#applies(product)) return;
    this.count += 1;
    const { sku, name } = product;
    if (this.first.length < mostNamed) this.first.push({ sku, name });
  }
}
