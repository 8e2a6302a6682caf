import { rowMarks } from './schema.ts';
import { type ProductPlace, pageRows } from './staged-row.ts';
import type { StagingDatabase } from './staging-database.ts';

/** A price far from the others of its category, in minor units. */
export interface OddPrice extends ProductPlace {
  readonly price: number;
  readonly median: number;
}

/** A category's name, and a product that is in it. */
export interface NamedCategory {
  readonly name: string;
  readonly row: ProductPlace;
}

/** Questions about all products at once. Answers are bounded: at most `most` of anything. */
export class StagedChecks {
  readonly #database: StagingDatabase;

  constructor(database: StagingDatabase) {
    this.#database = database;
  }

  /** Products without a name or a price, unless why was told: the first of them, and their number. */
  lacking(
    field: 'name' | 'price',
    most: number,
  ): { readonly rows: readonly ProductPlace[]; readonly count: number } {
    const lacks = field === 'price' ? 'price IS NULL' : `NOT marks & ${rowMarks.named}`;
    const told = field === 'price' ? rowMarks.priceTold : rowMarks.nameTold;
    const where = `${lacks} AND NOT marks & ${told}`;
    const count = Number(this.#database.prepare(`SELECT count(*) FROM row WHERE ${where}`).pluck().get());
    if (count === 0) return { rows: [], count };
    return { rows: this.#places(`${where} ORDER BY file, line LIMIT ?`, most), count };
  }

  /** Products that have the same name in buttons as another. */
  collisions(): readonly { readonly row: ProductPlace; readonly other: ProductPlace }[] {
    const refs = this.#database
      .prepare('SELECT ref FROM row GROUP BY ref HAVING count(*) > 1 LIMIT ?')
      .pluck()
      .all(pageRows) as readonly string[];
    return refs.flatMap((ref) => {
      const [other, ...rows] = this.#places('ref = ? ORDER BY id LIMIT ?', ref, pageRows);
      return other ? rows.map((row) => ({ row, other })) : [];
    });
  }

  /**
   * Prices more than `factor` times the median of their category, or less than that part of it. Categories with fewer
   * than `least` prices say nothing.
   */
  *oddPrices(factor: number, least: number, most: number): Generator<OddPrice> {
    const categories = this.#database
      .prepare(
        `SELECT category, count(price) AS count FROM row WHERE category IS NOT NULL GROUP BY category
         HAVING count(price) >= ? AND max(price) > min(price) * ?`,
      )
      .all(least, factor) as readonly { category: number; count: number }[];
    const median = this.#database
      .prepare(
        'SELECT price FROM row WHERE category = ? AND price IS NOT NULL ORDER BY price LIMIT 1 OFFSET ?',
      )
      .pluck();
    const odd = this.#database.prepare(
      `SELECT file, line, raw, sku, price FROM row
       WHERE category = ? AND (price > ? OR price < ?) ORDER BY file, line LIMIT ?`,
    );
    for (const { category, count } of categories) {
      const middle = Number(median.get(category, Math.floor(count / 2)));
      const rows = odd.all(category, middle * factor, middle / factor, most) as readonly OddPrice[];
      for (const row of rows) yield { ...row, median: middle };
    }
  }

  /** Categories whose names differ by case and spaces only. */
  lookAlikeCategories(most: number): readonly (readonly NamedCategory[])[] {
    const folds = this.#database
      .prepare('SELECT fold FROM level GROUP BY fold HAVING count(*) > 1 LIMIT ?')
      .pluck()
      .all(most) as readonly string[];
    const names = this.#database.prepare('SELECT name, row FROM level WHERE fold = ? ORDER BY row LIMIT 10');
    return folds.map((fold) =>
      (names.all(fold) as readonly { name: string; row: number }[]).flatMap(({ name, row }) =>
        this.#places('id = ?', row).map((place) => ({ name, row: place })),
      ),
    );
  }

  /** Categories that are nothing but a number, unless that is how most of them are called. */
  numericCategories(most: number): readonly NamedCategory[] {
    const found = this.#database
      .prepare(
        "SELECT name, row FROM level WHERE name GLOB '*[0-9]*' AND name NOT GLOB '*[^0-9., ]*' ORDER BY row",
      )
      .all() as readonly { name: string; row: number }[];
    const all = this.#database.prepare('SELECT count(*) FROM level').pluck().get();
    if (found.length * 2 > Number(all)) return [];
    return found
      .slice(0, most)
      .flatMap(({ name, row }) => this.#places('id = ?', row).map((place) => ({ name, row: place })));
  }

  #places(where: string, ...values: readonly (string | number)[]): readonly ProductPlace[] {
    return this.#database
      .prepare(`SELECT file, line, raw, sku FROM row WHERE ${where}`)
      .all(...values) as ProductPlace[];
  }
}
