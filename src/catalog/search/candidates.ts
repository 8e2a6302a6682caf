import type Database from 'better-sqlite3';
import { searchFields } from '../catalog-format.ts';

/** At most this many products, the first in static rank, are looked at for one question: scoring more takes too long. */
const mostScored = 2000;
/** Scoring counts every product of every word first: words of more products all together are not scored. */
const mostCounted = 40_000;

/** A product that matches. */
export interface Candidate {
  readonly id: number;
  /** Of the full-text index; higher is better, 0 where it was not asked. */
  readonly score: number;
}

/** What facets count of a product that matches. */
export interface Countable {
  readonly price: number;
  readonly category: number;
  /** A bit for each of `colourNames()`. */
  readonly colours: number;
}

export interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly onlyAvailable: boolean;
}

export const noBounds: Bounds = { from: 0, to: Number.MAX_SAFE_INTEGER, onlyAvailable: false };

export interface Candidates {
  /** The best ones by their score, in no order that counts. */
  readonly best: readonly Candidate[];
  readonly total: number;
  readonly isEstimate: boolean;
  /** Of those that were looked at; asked when facets are wanted. */
  readonly countable: () => readonly Countable[];
}

export const noCandidates: Candidates = { best: [], total: 0, isEstimate: false, countable: () => [] };

type Values = readonly (string | number)[];

const matching = 'FROM words WHERE words MATCH ?';
const matchingWithin = `FROM words JOIN product ON product.id = words.rowid
  WHERE words MATCH ? AND price BETWEEN ? AND ? AND available >= ?`;
const within = 'FROM product WHERE price BETWEEN ? AND ? AND available >= ?';

/** Asks the full-text index, with bounded work. */
export class CandidateFinder {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
    // Noticed when the file is opened: a table that is not there.
    this.#prepare(`SELECT count(*) ${matchingWithin}`);
  }

  /**
   * Products that match an expression. `products`: how many products its words are in, all together; `most`: as many
   * candidates come back.
   */
  find(expression: string, bounds: Bounds, products: number, most: number): Candidates {
    const weights = searchFields.map((field) => field.weight).join(', ');
    const score = products > mostCounted ? '0' : `-bm25(words, ${weights})`;
    if (isFree(bounds)) {
      const best = this.#best('rowid', score, matching, [expression], most);
      const total = best.length < most ? best.length : this.#count(matching, [expression]);
      return {
        best,
        total,
        isEstimate: false,
        countable: () => this.#countable(matchingWithin, [expression, ...limits(bounds)]),
      };
    }
    const values = [expression, ...limits(bounds)];
    const best = this.#best('words.rowid', score, matchingWithin, values, most);
    return {
      best,
      ...(best.length < most ? { total: best.length, isEstimate: false } : this.#total(expression, values)),
      countable: () => this.#countable(matchingWithin, values),
    };
  }

  /** All products within bounds, the first in static rank; more than are looked at are not counted. */
  browse(bounds: Bounds, most: number): Candidates {
    const values = limits(bounds);
    const best = this.#best('id', '0', within, values, most);
    const total = this.#countFirst(within, values);
    return { best, total, isEstimate: total > mostScored, countable: () => this.#countable(within, values) };
  }

  #best(id: string, score: string, from: string, values: Values, most: number): readonly Candidate[] {
    const statement = this.#prepare(
      `SELECT id, score FROM (SELECT ${id} AS id, ${score} AS score ${from} LIMIT ${mostScored})
       ORDER BY score DESC, id LIMIT ?`,
    );
    return statement.all(...values, most) as Candidate[];
  }

  /** What is beyond those that are looked at is taken to keep to the bounds as often. */
  #total(expression: string, values: Values): { readonly total: number; readonly isEstimate: boolean } {
    const seen = this.#countFirst(matchingWithin, values);
    if (seen <= mostScored) return { total: seen, isEstimate: false };
    const last = this.#prepare(
      `SELECT words.rowid ${matchingWithin} LIMIT 1 OFFSET ${mostScored - 1}`,
    ).pluck();
    const upTo = this.#count(`${matching} AND rowid <= ?`, [expression, Number(last.get(...values))]);
    return {
      total: Math.round((this.#count(matching, [expression]) * mostScored) / Math.max(1, upTo)),
      isEstimate: true,
    };
  }

  #count(from: string, values: Values): number {
    return Number(
      this.#prepare(`SELECT count(*) ${from}`)
        .pluck()
        .get(...values),
    );
  }

  #countFirst(from: string, values: Values): number {
    return this.#count(`FROM (SELECT 1 ${from} LIMIT ${mostScored + 1})`, values);
  }

  #countable(from: string, values: Values): readonly Countable[] {
    const statement = this.#prepare(
      `SELECT price, product.category AS category, colours ${from} LIMIT ${mostScored}`,
    );
    return statement.all(...values) as Countable[];
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function isFree({ from, to, onlyAvailable }: Bounds): boolean {
  return from <= noBounds.from && to >= noBounds.to && !onlyAvailable;
}

function limits({ from, to, onlyAvailable }: Bounds): Values {
  return [from, to, onlyAvailable ? 1 : 0];
}
