import Database from 'better-sqlite3';
import type { ProductRef } from '../base/ids.ts';
import type { Product } from './generated/product.ts';
import { overlay } from './overlay-product.ts';
import { productRef } from './product-ref.ts';
import type { PlacedProduct, ProductSource } from './product-source.ts';
import { placeOf } from './static-rank.ts';

/** What a feed says of one product: some of its fields. */
export type ProductPatch = Pick<Product, 'sku'> & Partial<Omit<Product, 'sku' | 'currency'>>;

/** A product that is no longer what the compiled catalog says. */
export interface ChangedRow {
  readonly price: number;
  readonly stock: number | undefined;
  /** Canonical JSON. */
  readonly row: string;
}

interface StoredRow {
  readonly id: number;
  readonly ref: ProductRef;
  readonly row: string;
}

const rowsAtOnce = 200;
/** Products are looked up in the order of the feed, which is not the catalog's. */
const cacheKib = 64 * 1024;
/** Fields that are in no index. */
const plainFields: ReadonlySet<string> = new Set(['sku', 'price', 'stock']);

/** Products that are sold out or come back take their words along; of more than so many, all are built anew in less time. */
const mostMoved = 0.1;

/**
 * The products of a compiled catalog with other values in some of them. It is named and built like any other catalog;
 * where only prices and stock changed, `changes` are all there is to write.
 */
export class PatchedProducts implements ProductSource {
  readonly count: number;
  readonly #database: Database.Database;
  readonly #isThere: Database.Statement;
  readonly #byRef: Database.Statement;
  readonly #price: Database.Statement;
  readonly #changes = new Map<number, ChangedRow>();
  #isPlain = true;
  #moved = 0;

  /** `path`: a whole compiled catalog. */
  constructor(path: string) {
    this.#database = new Database(path, { readonly: true, fileMustExist: true });
    this.#database.pragma(`cache_size = -${cacheKib}`);
    // One lock for all that is looked up, not one for each product.
    this.#database.exec('BEGIN');
    this.#isThere = this.#database.prepare('SELECT 1 FROM product WHERE ref = ?').pluck();
    this.#byRef = this.#database.prepare('SELECT id, ref, row FROM product WHERE ref = ?');
    this.#price = this.#database.prepare('SELECT price FROM product WHERE ref = ?').pluck();
    this.count = Number(this.#database.prepare('SELECT count(*) FROM product').pluck().get());
  }

  /** By the number of their row. */
  get changes(): ReadonlyMap<number, ChangedRow> {
    return this.#changes;
  }

  /** Whether the words of the compiled catalog hold for these products too, and most of their order. */
  get keepsIndex(): boolean {
    return this.#isPlain && this.#moved <= this.count * mostMoved;
  }

  /** By its name in buttons, which products that are counted may share once in 10^15 times. */
  has(sku: string): boolean {
    return this.#isThere.get(productRef(sku)) !== undefined;
  }

  /** In minor units, as the compiled catalog has it; undefined: it has no such product. */
  priceOf(sku: string): number | undefined {
    return this.#price.get(productRef(sku)) as number | undefined;
  }

  /** False: the catalog has no such product. */
  patch(patch: ProductPatch): boolean {
    const stored = this.#byRef.get(productRef(patch.sku)) as StoredRow | undefined;
    if (!stored) return false;
    const row = this.#changes.get(stored.id)?.row ?? stored.row;
    const before = productOf(row);
    if (before.sku !== patch.sku) return false;
    // Most of what a feed says is what is known.
    if (saysNothingNew(patch, before)) return true;
    const after = patched(before, patch);
    const text = JSON.stringify(after);
    if (text === row) return true;
    this.#isPlain &&= Object.keys(patch).every((field) => plainFields.has(field));
    if ((before.stock === 0) !== (after.stock === 0)) this.#moved += 1;
    this.#changes.set(stored.id, { price: after.price, stock: after.stock, row: text });
    return true;
  }

  *lines(): Generator<Uint8Array> {
    const page = this.#database.prepare(
      `SELECT id, ref, row FROM product WHERE id > ? ORDER BY id LIMIT ${rowsAtOnce}`,
    );
    for (let last = 0; ; ) {
      const rows = page.all(last) as readonly StoredRow[];
      if (rows.length === 0) return;
      yield Buffer.from(rows.map((stored) => `${this.#rowOf(stored)}\n`).join(''));
      last = rows.at(-1)?.id ?? last;
    }
  }

  *ranked(): Generator<PlacedProduct> {
    const all = this.#database.prepare('SELECT id, ref, row FROM product ORDER BY id');
    for (const wantsGone of [false, true]) {
      for (const stored of all.iterate() as IterableIterator<StoredRow>) {
        const row = this.#rowOf(stored);
        if ((productOf(row).stock === 0) === wantsGone)
          yield { ref: stored.ref, row, place: placeOf(stored.id) };
      }
    }
  }

  close(): void {
    this.#database.close();
  }

  #rowOf({ id, row }: StoredRow): string {
    return this.#changes.get(id)?.row ?? row;
  }
}

function patched(before: Product, patch: ProductPatch): Product {
  // Keys that are there keep their place in the alphabet.
  const isPlain = Object.keys(patch).every((field) => plainFields.has(field) && field in before);
  if (isPlain) return { ...before, ...patch };
  const said = { attributes: [], category: [], images: [], ...patch, currency: before.currency };
  // A whole product stays one, whatever is laid over it.
  return overlay(before, said) as Product;
}

/** Lists are compared when they have been laid over each other. */
function saysNothingNew(patch: ProductPatch, before: Product): boolean {
  return (Object.keys(patch) as (keyof ProductPatch)[]).every((field) => patch[field] === before[field]);
}

function productOf(row: string): Product {
  // Written by buildCatalog from a Product, or by `patch`.
  return JSON.parse(row) as Product;
}
