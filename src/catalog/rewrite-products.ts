import Database from 'better-sqlite3';
import type { CatalogId } from '../base/ids.ts';
import type { Product } from './generated/product.ts';
import { ProductIndexer, type ProductWords } from './index-product.ts';
import type { ChangedRow } from './patched-products.ts';
import { placeOf, rankOf } from './static-rank.ts';

/** The pages that all prices are in stay in memory until they are written. */
const cacheKib = 64 * 1024;

/**
 * Makes a copy of a compiled catalog another one, in which products have other prices and stock and nothing else is
 * different: words stay, but those of what was sold out or came back move along. Like `buildCatalog`, it leaves durability
 * to the caller.
 */
export function rewriteProducts(path: string, changes: ReadonlyMap<number, ChangedRow>, id: CatalogId): void {
  const database = new Database(path, { fileMustExist: true });
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.pragma(`cache_size = -${cacheKib}`);
    const update = database.prepare('UPDATE product SET price = ?, available = ?, row = ? WHERE id = ?');
    // Apart: even the same number, set again, has all indexes written again.
    const move = database.prepare('UPDATE product SET id = ? WHERE id = ?');
    database.transaction(() => {
      for (const [before, changed] of changes) {
        const { price, stock, row } = changed;
        update.run(price, (stock ?? 0) > 0 ? 1 : 0, row, before);
        const after = rankOf(placeOf(before), changed);
        if (after !== before) move.run(after, before);
      }
      moveWords(database, changes);
      database.prepare("UPDATE meta SET value = ? WHERE key = 'id'").run(id);
    })();
  } finally {
    database.close();
  }
}

interface Step {
  readonly rank: number;
  readonly isRemoved: boolean;
  readonly words: ProductWords;
}

/** In the order of rows: for each step back SQLite would write a part of the index of its own. */
function moveWords(database: Database.Database, changes: ReadonlyMap<number, ChangedRow>): void {
  const indexer = new ProductIndexer();
  const steps = [...changes].flatMap(([before, changed]): readonly Step[] => {
    const after = rankOf(placeOf(before), changed);
    if (after === before) return [];
    // Written by PatchedProducts from a Product, whose words are what they were.
    const words = indexer.wordsOf(JSON.parse(changed.row) as Product);
    return [
      { rank: before, isRemoved: true, words },
      { rank: after, isRemoved: false, words },
    ];
  });
  const columns = 'rowid, name, category, brand, attributes, description';
  const insert = database.prepare(`INSERT INTO words (${columns}) VALUES (?, ?, ?, ?, ?, ?)`);
  // The words of an index without content have to be told to be taken out of it.
  const remove = database.prepare(
    `INSERT INTO words (words, ${columns}) VALUES ('delete', ?, ?, ?, ?, ?, ?)`,
  );
  for (const { rank, isRemoved, words } of steps.toSorted((a, b) => a.rank - b.rank)) {
    const { name, category, brand, attributes, description } = words;
    (isRemoved ? remove : insert).run(rank, name, category, brand, attributes, description);
  }
}
