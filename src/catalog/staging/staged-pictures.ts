import { rowMarks } from './schema.ts';
import { isOnTheWeb, type ProductPlace, pageRows, parseSaid, type SaidProduct } from './staged-row.ts';
import type { StagingDatabase } from './staging-database.ts';

/** Pictures of products that are not web addresses. */
export class StagedPictures {
  readonly #database: StagingDatabase;

  constructor(database: StagingDatabase) {
    this.#database = database;
  }

  /** Each picture once, in the order of the alphabet, with the first product that has it. */
  *all(): Generator<{ readonly path: string; readonly row: ProductPlace }> {
    this.#collect();
    const page = this.#database.prepare(
      `SELECT path, file, line, raw, sku FROM picture JOIN row ON row.id = picture.row
       WHERE path > ? ORDER BY path LIMIT ?`,
    );
    for (let last: string | undefined = ''; last !== undefined; ) {
      const found = page.all(last, pageRows) as readonly (ProductPlace & { path: string })[];
      for (const { path, ...row } of found) yield { path, row };
      last = found.length < pageRows ? undefined : found.at(-1)?.path;
    }
  }

  /** Gives a picture the name under which products keep it. */
  name(path: string, name: string): void {
    this.#database.prepare('UPDATE picture SET name = ? WHERE path = ?').run(name, path);
  }

  /** Writes the names into the products; a picture without one is left out. */
  place(): void {
    const nameOf = this.#database.prepare('SELECT name FROM picture WHERE path = ?').pluck();
    const update = this.#database.prepare('UPDATE row SET said = ? WHERE id = ?');
    for (const { id, product } of this.#pictured()) {
      const images = product.images.flatMap((image) =>
        isOnTheWeb(image) ? image : ((nameOf.get(image) as string | null) ?? []),
      );
      update.run(JSON.stringify({ ...product, images }), id);
    }
  }

  #collect(): void {
    const insert = this.#database.prepare('INSERT OR IGNORE INTO picture VALUES (?, NULL, ?)');
    for (const { id, product } of this.#pictured()) {
      for (const image of product.images) if (!isOnTheWeb(image)) insert.run(image, id);
    }
  }

  *#pictured(): Generator<{ readonly id: number; readonly product: SaidProduct }> {
    const page = this.#database.prepare(
      `SELECT id, said FROM row WHERE id > ? AND marks & ${rowMarks.pictured} ORDER BY id LIMIT ?`,
    );
    for (let last: number | undefined = 0; last !== undefined; ) {
      const rows = page.all(last, pageRows) as readonly { id: number; said: string }[];
      for (const { id, said } of rows) yield { id, product: parseSaid(said) };
      last = rows.length < pageRows ? undefined : rows.at(-1)?.id;
    }
  }
}
