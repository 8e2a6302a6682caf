import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { type CatalogId, idOf } from '../base/ids.ts';
import { analyserVersion, catalogFormat, catalogIndexes, catalogSchema } from './catalog-format.ts';
import type { Product } from './generated/product.ts';
import { ProductIndexer } from './index-product.ts';
import type { ProductSource } from './product-source.ts';
import { rankOf } from './static-rank.ts';
import { skuKey } from './text/fold.ts';
import { buildVocabulary } from './vocabulary/build-vocabulary.ts';

/**
 * The catalog's name: a hash of its canonical rows, the file's format and the analyser's version. Catalogs with the
 * same content are the same file, whichever city uses them.
 */
export function catalogIdOf(products: ProductSource): CatalogId {
  const hash = createHash('sha256');
  hash.update(`zeta catalog ${catalogFormat} analyser ${analyserVersion}\n`);
  for (const lines of products.lines()) hash.update(lines);
  return idOf<CatalogId>(hash.digest('hex'));
}

/** Bytes of words that SQLite collects before it writes a part of the index: more at once is less to merge. */
const collectedWords = 16 * 1024 * 1024;

/**
 * Writes a compiled catalog into a new file at `path`. Products have distinct SKUs. The caller makes the file
 * durable and moves it to its name: until then nobody reads it, so it is built without journal and syncing.
 */
export function buildCatalog(path: string, products: ProductSource, id: CatalogId): void {
  const database = new Database(path);
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.exec(catalogSchema);
    database.exec(`INSERT INTO words (words, rank) VALUES ('hashsize', ${collectedWords})`);
    database.transaction(() => {
      const indexer = insertAll(database, products);
      buildVocabulary(database, indexer.forms);
    })();
    database.exec(catalogIndexes);
    const meta = database.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
    meta.run('id', id);
    meta.run('format', String(catalogFormat));
    meta.run('analyser', String(analyserVersion));
    meta.run('products', String(products.count));
  } finally {
    database.close();
  }
}

function insertAll(database: Database.Database, products: ProductSource): ProductIndexer {
  const product = database.prepare('INSERT INTO product VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const words = database.prepare(
    'INSERT INTO words (rowid, name, category, brand, attributes, description) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const indexer = new ProductIndexer();
  const categories = new CategoryIds(database);
  for (const { ref, row, place } of products.ranked()) {
    // Canonical JSON of a Product: the source's contract.
    const one = JSON.parse(row) as Product;
    const id = rankOf(place, one);
    const { name, category, brand, attributes, description, colours } = indexer.wordsOf(one);
    const isAvailable = (one.stock ?? 0) > 0 ? 1 : 0;
    product.run(id, ref, skuKey(one.sku), one.price, isAvailable, categories.of(one.category), colours, row);
    words.run(id, name, category, brand, attributes, description);
  }
  return indexer;
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
