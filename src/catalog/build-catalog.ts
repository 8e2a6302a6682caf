import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { type CatalogId, idOf } from '../base/ids.ts';
import { analyseText, skuKey } from './analyse-text.ts';
import { analyserVersion, catalogFormat, catalogIndexes, catalogSchema } from './catalog-format.ts';
import type { Product } from './generated/product.ts';
import type { ProductSource } from './product-source.ts';

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
/** Categories and brands are few, and come again with every product. */
const mostRemembered = 2000;

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
    database.transaction(() => insertAll(database, products))();
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

function insertAll(database: Database.Database, products: ProductSource): void {
  const product = database.prepare('INSERT INTO product VALUES (?, ?, ?, ?, ?, ?)');
  const words = database.prepare(
    'INSERT INTO words (rowid, name, category, brand, attributes, description) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const again = remembered(indexed, mostRemembered);
  let id = 0;
  for (const { ref, row } of products.ranked()) {
    id += 1;
    // Canonical JSON of a Product: the source's contract.
    const { sku, name, price, category, brand, attributes, description } = JSON.parse(row) as Product;
    product.run(id, ref, sku, skuKey(sku), price, row);
    words.run(
      id,
      indexed(`${name} ${sku}`),
      again(category.join(' ')),
      again(brand ?? ''),
      attributes.length === 0 ? '' : indexed(attributes.map((attribute) => attribute.value).join(' ')),
      indexed(description ?? ''),
    );
  }
}

function indexed(text: string): string {
  return text === '' ? '' : analyseText(text).join(' ');
}

/** The same function, which remembers so many of its answers. */
function remembered(work: (text: string) => string, most: number): (text: string) => string {
  const answers = new Map<string, string>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = work(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
