import type Database from 'better-sqlite3';
import { idOf, type ProductRef } from '../base/ids.ts';
import type { Product } from './generated/product.ts';
import type { FoundProduct } from './reader.ts';
import type { Categories } from './search/categories.ts';
import { skuKey } from './text/fold.ts';

/** Which products of a catalog are listed. Prices: in minor units, inclusive. */
export interface ProductFilter {
  /** From the top down, in whatever letters; of it and all that is under it. */
  readonly category?: readonly string[];
  readonly onlyAvailable?: boolean;
  readonly from?: number;
  readonly to?: number;
}

export interface ProductPage {
  /** In the catalog's order: what can be bought first, then as in the files. */
  readonly products: readonly FoundProduct[];
  /** Where the next page begins; undefined: this is the last one. */
  readonly next?: PagePlace;
}

/** After this product; where the catalog does not have it any more, after its place. */
export interface PagePlace {
  readonly id: number;
  readonly ref: string;
}

interface Row {
  readonly id: number;
  readonly ref: string;
  readonly row: string;
}

/** The products of a compiled catalog, a page at a time, and one by its SKU. */
export class ProductPages {
  readonly #database: Database.Database;
  readonly #categories: Categories;
  readonly #idOf: Database.Statement;
  readonly #bySku: Database.Statement;

  constructor(database: Database.Database, categories: Categories) {
    this.#database = database;
    this.#categories = categories;
    this.#idOf = database.prepare('SELECT id FROM product WHERE ref = ?').pluck();
    this.#bySku = database.prepare('SELECT id, ref, row FROM product WHERE sku_key = ?');
  }

  page(filter: ProductFilter, limit: number, after?: PagePlace): ProductPage {
    const { category, onlyAvailable = false, from, to } = filter;
    const under = category && this.#categories.under(category);
    const start = after ? Number(this.#idOf.get(after.ref) ?? after.id) : -1;
    const conditions = [
      'id > @start',
      // The plus keeps SQLite from sorting what the index of categories finds.
      ...(under ? ['+category IN (SELECT value FROM json_each(@under))'] : []),
      ...(onlyAvailable ? ['available = 1'] : []),
      ...(from === undefined ? [] : ['price >= @from']),
      ...(to === undefined ? [] : ['price <= @to']),
    ];
    const rows = this.#database
      .prepare(`SELECT id, ref, row FROM product WHERE ${conditions.join(' AND ')} ORDER BY id LIMIT @most`)
      .all({ start, under: JSON.stringify(under ?? []), from, to, most: limit + 1 }) as Row[];
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { products: shown.map(found), ...(last && { next: { id: last.id, ref: last.ref } }) };
  }

  /** Just this one, letter by letter; `alike`: those that are written alike. */
  withSku(sku: string): { readonly found?: FoundProduct; readonly alike: readonly string[] } {
    const all = (this.#bySku.all(skuKey(sku)) as Row[]).map(found);
    const one = all.find(({ product }) => product.sku === sku);
    return { ...(one && { found: one }), alike: all.map(({ product }) => product.sku) };
  }
}

function found({ ref, row }: Row): FoundProduct {
  // Written by buildCatalog from a Product; the file is immutable.
  return { ref: idOf<ProductRef>(ref), product: JSON.parse(row) as Product };
}
