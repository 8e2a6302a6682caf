import Database from 'better-sqlite3';
import type { CatalogId, ProductRef } from '../base/ids.ts';
import { CatalogWriter } from './catalog-writer.ts';
import type { PlacedProduct, ProductText } from './product-source.ts';

/** A product in the order of the files. */
export interface EarlyProduct extends ProductText {
  /** Known to be sold out. */
  readonly isGone: boolean;
}

/**
 * A catalog that is written while its file is still read, in the hope that each row is a product as it stands: in the
 * end the same catalog as `buildCatalog` makes.
 */
export class EarlyCatalog {
  readonly #writer: CatalogWriter;
  #gone: GoneProducts | undefined;
  #count = 0;

  constructor(path: string) {
    this.#writer = new CatalogWriter(path);
  }

  add(products: readonly EarlyProduct[]): void {
    for (const { isGone, ...product } of products) {
      this.#count += 1;
      const placed = { ...product, place: this.#count };
      if (isGone) {
        this.#gone ??= new GoneProducts();
        this.#gone.add(placed);
      } else this.#writer.add(placed);
    }
  }

  /** After the last product; its name need not be known yet. */
  complete(): void {
    for (const product of this.#gone?.all() ?? []) this.#writer.add(product);
    this.#writer.complete();
  }

  finish(id: CatalogId): void {
    this.#writer.finish(id);
  }

  /** Whether it was finished or not. */
  close(): void {
    this.#gone?.close();
    this.#writer.close();
  }
}

/** What is sold out comes last, and may be too much for memory: it waits in a private database without a name. */
class GoneProducts {
  readonly #database = new Database('');
  readonly #insert: Database.Statement;

  constructor() {
    this.#database.pragma('journal_mode = OFF');
    this.#database.exec(
      'CREATE TABLE gone (place INTEGER PRIMARY KEY, ref TEXT NOT NULL, said TEXT NOT NULL); BEGIN',
    );
    this.#insert = this.#database.prepare('INSERT INTO gone VALUES (?, ?, ?)');
  }

  add({ ref, row, place }: PlacedProduct): void {
    this.#insert.run(place, ref, row);
  }

  *all(): Generator<PlacedProduct> {
    const rows = this.#database.prepare('SELECT ref, said, place FROM gone ORDER BY place').raw();
    for (const [ref, row, place] of rows.iterate() as IterableIterator<[ProductRef, string, number]>)
      yield { ref, row, place };
  }

  close(): void {
    this.#database.close();
  }
}
