import type { ProductRef } from '../../base/ids.ts';
import { productRef } from '../product-ref.ts';
import type { PlacedProduct, ProductSource } from '../product-source.ts';
import { StagedChecks } from './staged-checks.ts';
import { StagedPictures } from './staged-pictures.ts';
import { type RowListener, StagedRows } from './staged-rows.ts';
import { StagedTexts } from './staged-texts.ts';
import { StagingDatabase } from './staging-database.ts';

/**
 * The rows of one catalog while it is compiled. They may be too many for memory, so they are in a temporary database of
 * SQLite, which also finds duplicates, layers, medians and collisions. All is gone when it is closed, or with the process.
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
  /** The SKUs of all of them. */
  skus(): Iterable<string>;
  close(): void;
}

/** Empty databases for the next catalogs: as many as are compiled at the same time. */
const idle: StagingDatabase[] = [];
const mostIdle = 8;

export function openStaging(listener?: RowListener): Staging {
  const database = idle.pop() ?? new StagingDatabase();
  database.begin();
  return {
    rows: new StagedRows(database, listener),
    checks: new StagedChecks(database),
    pictures: new StagedPictures(database),
    lookup: () => new StagedTexts(database),
    products: () => productsIn(database),
    find: finderIn(database),
    skus: () =>
      database.prepare('SELECT sku FROM row ORDER BY id').pluck().iterate() as IterableIterator<string>,
    close: () => release(database),
  };
}

function finderIn(database: StagingDatabase): Staging['find'] {
  return (sku) =>
    database.prepare('SELECT said FROM row WHERE ref = ? AND sku = ?').pluck().get(productRef(sku), sku) as
      | string
      | undefined;
}

function release(database: StagingDatabase): void {
  if (!database.isReusable || idle.length >= mostIdle) {
    database.close();
    return;
  }
  database.rollback();
  idle.push(database);
}

function productsIn(database: StagingDatabase): ProductSource {
  return {
    count: Number(database.prepare('SELECT count(*) FROM row').pluck().get()),
    lines: () => lines(database),
    ranked: () => ranked(database),
  };
}

/** Rows are as long as a file makes them: so many of the longest are still not much memory. */
const rowsAtOnce = 50;

/** Put together by SQLite: to take each row out as a text, only to hash it, takes thrice as long. */
function* lines(database: StagingDatabase): Generator<Uint8Array> {
  const page = database
    .prepare(
      `SELECT max(id), CAST(group_concat(said || char(10), '') AS BLOB)
       FROM (SELECT id, said FROM row WHERE id > ? ORDER BY id LIMIT ${rowsAtOnce})`,
    )
    .raw();
  for (let last = 0; ; ) {
    const [id, bytes] = page.get(last) as [number, Uint8Array] | [null, null];
    if (id === null) return;
    yield bytes;
    last = id;
  }
}

function* ranked(database: StagingDatabase): Generator<PlacedProduct> {
  for (const where of ['stock IS NOT 0', 'stock = 0']) {
    const rows = database.prepare(`SELECT ref, said, id FROM row WHERE ${where} ORDER BY id`).raw();
    for (const [ref, row, place] of rows.iterate() as IterableIterator<[ProductRef, string, number]>)
      yield { ref, row, place };
  }
}
