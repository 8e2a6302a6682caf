import Database from 'better-sqlite3';
import type { CatalogId } from '../base/ids.ts';
import type { ChangedRow } from './patched-products.ts';

/**
 * Makes a copy of a compiled catalog another one, in which products have other prices and stock and nothing else is
 * different: words and order stay. Like `buildCatalog`, it leaves durability to the caller.
 */
export function rewriteProducts(path: string, changes: ReadonlyMap<number, ChangedRow>, id: CatalogId): void {
  const database = new Database(path, { fileMustExist: true });
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    const update = database.prepare('UPDATE product SET price = ?, available = ?, row = ? WHERE id = ?');
    database.transaction(() => {
      for (const [product, { price, stock, row }] of changes)
        update.run(price, (stock ?? 0) > 0 ? 1 : 0, row, product);
      database.prepare("UPDATE meta SET value = ? WHERE key = 'id'").run(id);
    })();
  } finally {
    database.close();
  }
}
