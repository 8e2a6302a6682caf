import Database from 'better-sqlite3';
import type { CatalogId, ProductRef } from '../base/ids.ts';
import { CatalogWriter } from './catalog-writer.ts';
import type { ProductText } from './product-source.ts';

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

  constructor(path: string) {
    this.#writer = new CatalogWriter(path);
  }

  add(products: readonly EarlyProduct[]): void {
    for (const product of products) {
      if (product.isGone) {
        this.#gone ??= new GoneProducts();
        this.#gone.add(product);
      } else this.#writer.add(product);
    }
  }

  finish(id: CatalogId): void {
    for (const product of this.#gone?.all() ?? []) this.#writer.add(product);
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
      'CREATE TABLE gone (id INTEGER PRIMARY KEY, ref TEXT NOT NULL, said TEXT NOT NULL); BEGIN',
    );
    this.#insert = this.#database.prepare('INSERT INTO gone (ref, said) VALUES (?, ?)');
  }

  add({ ref, row }: ProductText): void {
    this.#insert.run(ref, row);
  }

  *all(): Generator<ProductText> {
    const rows = this.#database.prepare('SELECT ref, said FROM gone ORDER BY id').raw();
    for (const [ref, row] of rows.iterate() as IterableIterator<[ProductRef, string]>) yield { ref, row };
  }

  close(): void {
    this.#database.close();
  }
}
