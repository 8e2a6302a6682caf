import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { canonicalJson } from '../base/canonical-json.ts';
import { type CatalogId, idOf } from '../base/ids.ts';
import { analyseText, skuKey } from './analyse-text.ts';
import { analyserVersion, catalogFormat, catalogIndexes, catalogSchema } from './catalog-format.ts';
import type { Product } from './generated/product.ts';
import { productRef } from './product-ref.ts';

/**
 * The catalog's name: a hash of its canonical rows, the file's format and the analyser's version. Catalogs with the
 * same content are the same file, whichever city uses them.
 */
export function catalogIdOf(products: readonly Product[]): CatalogId {
  const hash = createHash('sha256');
  hash.update(`zeta catalog ${catalogFormat} analyser ${analyserVersion}\n`);
  for (const product of products) hash.update(`${canonicalJson(product)}\n`);
  return idOf<CatalogId>(hash.digest('hex'));
}

/**
 * Writes a compiled catalog into a new file at `path`. Products have distinct SKUs. The caller makes the file
 * durable and moves it to its name: until then nobody reads it, so it is built without journal and syncing.
 */
export function buildCatalog(path: string, products: readonly Product[], id: CatalogId): void {
  const database = new Database(path);
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.exec(catalogSchema);
    database.transaction(() => insertAll(database, products))();
    database.exec(catalogIndexes);
    const meta = database.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
    meta.run('id', id);
    meta.run('format', String(catalogFormat));
    meta.run('analyser', String(analyserVersion));
    meta.run('products', String(products.length));
  } finally {
    database.close();
  }
}

function insertAll(database: Database.Database, products: readonly Product[]): void {
  const product = database.prepare('INSERT INTO product VALUES (?, ?, ?, ?, ?, ?)');
  const words = database.prepare(
    'INSERT INTO words (rowid, name, category, brand, attributes, description) VALUES (?, ?, ?, ?, ?, ?)',
  );
  let id = 0;
  for (const row of byStaticRank(products)) {
    id += 1;
    product.run(id, productRef(row.sku), row.sku, skuKey(row.sku), row.price, canonicalJson(row));
    words.run(
      id,
      indexed(`${row.name} ${row.sku}`),
      indexed(row.category.join(' ')),
      indexed(row.brand ?? ''),
      indexed(row.attributes.map((attribute) => attribute.value).join(' ')),
      indexed(row.description ?? ''),
    );
  }
}

function byStaticRank(products: readonly Product[]): readonly Product[] {
  return [
    ...products.filter((product) => product.stock !== 0),
    ...products.filter((product) => product.stock === 0),
  ];
}

function indexed(text: string): string {
  return analyseText(text).join(' ');
}
