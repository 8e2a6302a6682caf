import Database from 'better-sqlite3';
import type { ProductRef } from '../../base/ids.ts';
import { productRef } from '../product-ref.ts';
import type { ProductSource, ProductText } from '../product-source.ts';
import { stagingSchema } from './schema.ts';
import { StagedChecks } from './staged-checks.ts';
import { StagedPictures } from './staged-pictures.ts';
import { StagedRows } from './staged-rows.ts';
import { StagedTexts } from './staged-texts.ts';

/** KiB of pages in memory; what is more goes to a file without a name in the system's temporary folder. */
const cacheKib = 32 * 1024;

/**
 * The rows of one catalog while it is compiled. They may be too many for memory, so they are in a temporary database of
 * SQLite, which also finds duplicates, layers, medians and collisions. It vanishes when it is closed, or with the process.
 */
export interface Staging {
  readonly rows: StagedRows;
  readonly checks: StagedChecks;
  readonly pictures: StagedPictures;
  /** Texts by a key, for as long as the staging is open. */
  lookup(): StagedTexts;
  /** The products, once they are settled; valid until the staging is closed. */
  products(): ProductSource;
  /** The canonical JSON of one of them, once they are settled. */
  find(sku: string): string | undefined;
  close(): void;
}

export function openStaging(): Staging {
  const database = new Database('');
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma(`cache_size = -${cacheKib}`);
  database.exec(stagingSchema);
  // One transaction for all of it: nothing is ever kept, so there is nothing to commit.
  database.exec('BEGIN');
  return {
    rows: new StagedRows(database),
    checks: new StagedChecks(database),
    pictures: new StagedPictures(database),
    lookup: () => new StagedTexts(database),
    products: () => productsIn(database),
    find: finderIn(database),
    close: () => database.close(),
  };
}

/** The statement is prepared once, when somebody asks. */
function finderIn(database: Database.Database): Staging['find'] {
  let statement: Database.Statement | undefined;
  return (sku) => {
    statement ??= database.prepare('SELECT said FROM row WHERE ref = ? AND sku = ?').pluck();
    return statement.get(productRef(sku), sku) as string | undefined;
  };
}

function productsIn(database: Database.Database): ProductSource {
  return {
    count: Number(database.prepare('SELECT count(*) FROM row').pluck().get()),
    rows: () =>
      database.prepare('SELECT said FROM row ORDER BY id').pluck().iterate() as IterableIterator<string>,
    ranked: () => ranked(database),
  };
}

function* ranked(database: Database.Database): Generator<ProductText> {
  for (const where of ['stock IS NOT 0', 'stock = 0']) {
    const rows = database.prepare(`SELECT ref, said FROM row WHERE ${where} ORDER BY id`).raw();
    for (const [ref, row] of rows.iterate() as IterableIterator<[ProductRef, string]>) yield { ref, row };
  }
}
