import Database from 'better-sqlite3';
import type { CatalogId } from '../base/ids.ts';
import { analyserVersion, catalogFormat, catalogIndexes, catalogSchema } from './catalog-format.ts';
import type { Product } from './generated/product.ts';
import { ProductIndexer } from './index-product.ts';
import type { PlacedProduct } from './product-source.ts';
import { rankOf } from './static-rank.ts';
import { skuKey } from './text/fold.ts';
import { buildVocabulary } from './vocabulary/build-vocabulary.ts';

/** Bytes of words that SQLite collects before it writes a part of the index: more at once is less to merge. */
const collectedWords = 16 * 1024 * 1024;

/**
 * Writes a compiled catalog into a new file, product by product in static rank. The caller makes the file durable and
 * moves it to its name: until then nobody reads it, so it is built without journal and syncing.
 */
export class CatalogWriter {
  readonly #database: Database.Database;
  readonly #product: Database.Statement;
  readonly #words: Database.Statement;
  readonly #indexer = new ProductIndexer();
  readonly #categories: CategoryIds;
  #count = 0;

  constructor(path: string) {
    this.#database = new Database(path);
    this.#database.pragma('journal_mode = OFF');
    this.#database.pragma('synchronous = OFF');
    this.#database.exec(catalogSchema);
    this.#database.exec(`INSERT INTO words (words, rank) VALUES ('hashsize', ${collectedWords})`);
    this.#product = this.#database.prepare('INSERT INTO product VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    this.#words = this.#database.prepare(
      'INSERT INTO words (rowid, name, category, brand, attributes, description) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#categories = new CategoryIds(this.#database);
    this.#database.exec('BEGIN');
  }

  /** `row` is the canonical JSON of a `Product`. Products have distinct SKUs. */
  add({ ref, row, place }: PlacedProduct): void {
    this.#count += 1;
    // The contract of ProductText.
    const one = JSON.parse(row) as Product;
    const { name, category, brand, attributes, description, colours } = this.#indexer.wordsOf(one);
    const isAvailable = (one.stock ?? 0) > 0 ? 1 : 0;
    const categoryId = this.#categories.of(one.category);
    const id = rankOf(place, one);
    this.#product.run(id, ref, skuKey(one.sku), one.price, isAvailable, categoryId, colours, row);
    this.#words.run(id, name, category, brand, attributes, description);
  }

  /** After the last product. */
  complete(): void {
    buildVocabulary(this.#database, this.#indexer.forms);
    this.#database.exec('COMMIT');
    this.#database.exec(catalogIndexes);
  }

  /** Names the complete catalog. */
  finish(id: CatalogId): void {
    const meta = this.#database.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
    meta.run('id', id);
    meta.run('format', String(catalogFormat));
    meta.run('analyser', String(analyserVersion));
    meta.run('products', String(this.#count));
  }

  /** Whether it was finished or not. */
  close(): void {
    this.#database.close();
  }
}

/** Numbers of categories, given out as they come. */
class CategoryIds {
  readonly #ids = new Map<string, number>();
  readonly #insert: Database.Statement;

  constructor(database: Database.Database) {
    this.#insert = database.prepare('INSERT INTO category VALUES (?, ?)');
  }

  of(path: readonly string[]): number {
    if (path.length === 0) return 0;
    const text = path.join('\n');
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.#ids.size + 1;
      this.#ids.set(text, id);
      this.#insert.run(id, text);
    }
    return id;
  }
}
