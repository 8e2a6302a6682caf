import type Database from 'better-sqlite3';

/** Products that something is to be said about: how many, and the first of them. */
export interface NoticedProducts {
  readonly count: number;
  readonly first: readonly { readonly sku: string; readonly name: string }[];
}

interface Row {
  readonly total: number;
  readonly sku: string;
  readonly name: string;
}

/** Questions about all products of a compiled catalog at once. SQLite sorts, in memory that does not grow with them. */
export class CatalogChecks {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** Products with the name of another; of each such name the first one is shown, the commonest names first. */
  sameNames(most: number): NoticedProducts {
    return this.#noticed(
      `SELECT sum(count(*)) OVER () AS total, row ->> 'name' AS name, min(row ->> 'sku') AS sku
       FROM product GROUP BY name HAVING count(*) > 1 ORDER BY count(*) DESC, name LIMIT ?`,
      most,
    );
  }

  /**
   * Prices more than `factor` times the median of their category, or less than that part of it. Categories with fewer
   * than `least` products say nothing.
   */
  oddPrices(
    { factor, least }: { readonly factor: number; readonly least: number },
    most: number,
  ): NoticedProducts {
    return this.#noticed(
      `WITH placed AS (
         SELECT category, price, row_number() OVER (PARTITION BY category ORDER BY price) AS place,
           count(*) OVER (PARTITION BY category) AS size
         FROM product WHERE category > 0
       ), middle AS (SELECT category, price FROM placed WHERE size >= ? AND place = (size + 1) / 2)
       SELECT count(*) OVER () AS total, row ->> 'name' AS name, row ->> 'sku' AS sku
       FROM product JOIN middle USING (category)
       WHERE product.price > middle.price * ? OR product.price * ? < middle.price ORDER BY id LIMIT ?`,
      least,
      factor,
      factor,
      most,
    );
  }

  #noticed(sql: string, ...values: readonly number[]): NoticedProducts {
    const rows = this.#database.prepare(sql).all(...values) as readonly Row[];
    return { count: rows[0]?.total ?? 0, first: rows.map(({ sku, name }) => ({ sku, name })) };
  }
}
