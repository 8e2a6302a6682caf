import type { Statement } from 'better-sqlite3';
import type { EarlyProduct } from '../early-catalog.ts';
import { productRef } from '../product-ref.ts';
import { rowMarks } from './schema.ts';
import {
  fold,
  marksOf,
  pageRows,
  parseSaid,
  type RowPlace,
  type StagedProduct,
  type StagedRow,
} from './staged-row.ts';
import type { StagingDatabase } from './staging-database.ts';

export interface StoredRow extends StagedRow {
  readonly id: number;
}

interface Stored {
  readonly id: number;
  readonly file: number;
  readonly line: number;
  readonly marks: number;
  readonly said: string;
  readonly raw: string;
}

/** Hears of rows while they are staged. */
export interface RowListener {
  rowAdded(product: EarlyProduct): void;
  /** All were added. */
  rowsEnded(): void;
  /** The rows that it heard of are not the products. */
  rowsChanged(): void;
}

const mostCachedCategories = 10_000;

/** Rows as they come, and then one row a product. */
export class StagedRows {
  readonly #database: StagingDatabase;
  readonly #insert: Statement;
  readonly #categories = new Map<string, number>();
  readonly #listener: RowListener | undefined;
  #lastId = 0;

  constructor(database: StagingDatabase, listener?: RowListener) {
    this.#database = database;
    this.#listener = listener;
    this.#insert = database.prepare('INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  }

  add(row: StagedRow): void {
    this.#lastId += 1;
    this.#database.countRows(this.#lastId);
    const { sku, price, stock, category } = row.product;
    const [ref, marks, said] = [productRef(sku), marksOf(row), JSON.stringify(row.product)];
    this.#insert.run(
      this.#lastId,
      row.file,
      row.line,
      sku,
      /^[a-z0-9_.-]*$/.test(sku) ? sku : fold(sku),
      ref,
      marks,
      price ?? null,
      stock ?? null,
      this.#categoryOf(category, this.#lastId),
      said,
      row.raw,
    );
    if (marks === rowMarks.named && price !== undefined)
      this.#listener?.rowAdded({ ref, row: said, isGone: stock === 0 });
    else this.#listener?.rowsChanged();
  }

  /** Forgets a file that has to be read again. */
  dropFile(file: number): void {
    this.#listener?.rowsChanged();
    this.#database.prepare('DELETE FROM row WHERE file = ?').run(file);
    this.#database.prepare('DELETE FROM level WHERE row NOT IN (SELECT id FROM row)').run();
    this.#categories.clear();
  }

  /** All rows are there: now they can be asked about. */
  seal(): void {
    this.#listener?.rowsEnded();
    this.#database.index();
  }

  /**
   * Rows that share a SKU, or nearly one (but for case and spaces), in the order in which they were read: the first
   * hundreds of them, and how many more there are.
   */
  *groups(): Generator<{ readonly rows: readonly StoredRow[]; readonly more: number }> {
    const page = this.#database.prepare(
      `SELECT sku_key AS key, count(*) AS count FROM row WHERE sku_key > ?
       GROUP BY sku_key HAVING count(*) > 1 ORDER BY sku_key LIMIT ?`,
    );
    const rows = this.#database.prepare(
      'SELECT id, file, line, marks, said, raw FROM row WHERE sku_key = ? ORDER BY id LIMIT ?',
    );
    const rest = this.#database.prepare('DELETE FROM row WHERE sku_key = ? AND id > ?');
    // SKUs are not empty, so nothing sorts before the first of them.
    for (let last: string | undefined = ''; last !== undefined; ) {
      const keys = page.all(last, pageRows) as readonly { key: string; count: number }[];
      for (const { key, count } of keys) {
        const stored = rows.all(key, pageRows) as readonly Stored[];
        const more = count - stored.length;
        // They are counted: left where they are, they would be told again as products that look alike.
        if (more > 0) rest.run(key, stored.at(-1)?.id ?? 0);
        yield { rows: stored.map(readStored), more };
      }
      last = keys.length < pageRows ? undefined : keys.at(-1)?.key;
    }
  }

  /** Puts a product that several rows made into the place of the first of them; messages name the last. */
  replace(id: number, row: StagedProduct, place: RowPlace): void {
    const { price, stock, category } = row.product;
    this.#listener?.rowsChanged();
    this.#database
      .prepare(
        `UPDATE row SET file = ?, line = ?, raw = ?, marks = ?, price = ?, stock = ?, category = ?, said = ?
         WHERE id = ?`,
      )
      .run(
        place.file,
        place.line,
        place.raw,
        marksOf(row),
        price ?? null,
        stock ?? null,
        this.#categoryOf(category, id),
        JSON.stringify(row.product),
        id,
      );
  }

  delete(id: number): void {
    this.#listener?.rowsChanged();
    this.#database.prepare('DELETE FROM row WHERE id = ?').run(id);
  }

  /** Removes rows that are no product: without a name or a price, or with a code or name that is too long. */
  dropIncomplete(limits: { readonly sku: number; readonly name: number }): void {
    this.#database
      .prepare(
        `DELETE FROM row WHERE price IS NULL OR NOT marks & ${rowMarks.named} OR length(sku) > ?
         OR length(json_extract(said, '$.name')) > ?`,
      )
      .run(limits.sku, limits.name);
  }

  /** Each product is one row from here on; rows that only remove something are gone. */
  settle(): void {
    this.#database.prepare('DELETE FROM row WHERE marks & ?').run(rowMarks.remove);
  }

  #categoryOf(path: readonly string[], row: number): number | null {
    if (path.length === 0) return null;
    const text = path.join('\n');
    const cached = this.#categories.get(text);
    if (cached !== undefined) return cached;
    const id = this.#database
      .prepare(
        'INSERT INTO category (path) VALUES (?) ON CONFLICT (path) DO UPDATE SET path = path RETURNING id',
      )
      .pluck()
      .get(text) as number;
    const level = this.#database.prepare('INSERT OR IGNORE INTO level VALUES (?, ?, ?)');
    for (const [index, name] of path.entries())
      level.run(fold(path.slice(0, index + 1).join('\n')), name, row);
    if (this.#categories.size >= mostCachedCategories) this.#categories.clear();
    this.#categories.set(text, id);
    return id;
  }
}

function readStored({ id, file, line, marks, said, raw }: Stored): StoredRow {
  const told = { name: (marks & rowMarks.nameTold) !== 0, price: (marks & rowMarks.priceTold) !== 0 };
  const isRemoved = (marks & rowMarks.remove) !== 0;
  return { id, file, line, raw, product: parseSaid(said), isRemoved, told };
}
