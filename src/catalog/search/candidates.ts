import type Database from 'better-sqlite3';
import { searchFields } from '../catalog-format.ts';

/** At most this many products, the first in static rank, are looked at for one question: scoring more takes too long. */
export const mostScored = 2000;
/** Scoring counts every product of every word first: words of more products all together are not scored. */
const mostCounted = 40_000;

/** A product that matches, and what ranking and facets need of it. */
export interface Candidate {
  readonly id: number;
  /** Of the full-text index; higher is better, 0 where it was not asked. */
  readonly score: number;
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
  /** In static rank. */
  readonly all: readonly Candidate[];
  readonly total: number;
  readonly isEstimate: boolean;
}

type Row = readonly [id: number, score: number, price: number, category: number, colours: number];

/** Asks the full-text index, with bounded work. */
export class CandidateFinder {
  readonly #scored: Database.Statement;
  readonly #unscored: Database.Statement;
  readonly #count: Database.Statement;
  readonly #browse: Database.Statement;

  constructor(database: Database.Database) {
    const weights = searchFields.map((field) => field.weight).join(', ');
    const select = (score: string) =>
      database
        .prepare(
          `SELECT words.rowid, ${score}, price, product.category, colours FROM words JOIN product ON product.id = words.rowid
           WHERE words MATCH ? AND price BETWEEN ? AND ? AND available >= ? LIMIT ${mostScored + 1}`,
        )
        .raw();
    this.#scored = select(`-bm25(words, ${weights})`);
    this.#unscored = select('0');
    this.#browse = database
      .prepare(
        `SELECT id, 0, price, category, colours FROM product
         WHERE price BETWEEN ? AND ? AND available >= ? ORDER BY id LIMIT ${mostScored + 1}`,
      )
      .raw();
    this.#count = database.prepare('SELECT count(*) FROM words WHERE words MATCH ? AND rowid <= ?').pluck();
  }

  /** `products`: how many products the words of the question are in, all together. */
  find(expression: string, bounds: Bounds, products: number): Candidates {
    const statement = products > mostCounted ? this.#unscored : this.#scored;
    const available = bounds.onlyAvailable ? 1 : 0;
    const all = (statement.all(expression, bounds.from, bounds.to, available) as Row[]).map(candidateOf);
    if (all.length <= mostScored) return { all, total: all.length, isEstimate: false };
    return { all: all.slice(0, mostScored), ...this.#totalOf(expression, bounds, all) };
  }

  /** All products within bounds; more than are looked at are not counted. */
  browse({ from, to, onlyAvailable }: Bounds): Candidates {
    const all = (this.#browse.all(from, to, onlyAvailable ? 1 : 0) as Row[]).map(candidateOf);
    return {
      all: all.slice(0, mostScored),
      total: Math.min(all.length, mostScored),
      isEstimate: all.length > mostScored,
    };
  }

  /** What is beyond the candidates is counted where no bound is set, else taken to keep to the bounds as often. */
  #totalOf(expression: string, bounds: Bounds, all: readonly Candidate[]) {
    const total = Number(this.#count.get(expression, Number.MAX_SAFE_INTEGER));
    const isFree = bounds.from <= 0 && bounds.to === Number.MAX_SAFE_INTEGER && !bounds.onlyAvailable;
    if (isFree) return { total, isEstimate: false };
    const seen = Number(this.#count.get(expression, all.at(-1)?.id ?? 0));
    return { total: Math.round((total * all.length) / Math.max(1, seen)), isEstimate: true };
  }
}

function candidateOf([id, score, price, category, colours]: Row): Candidate {
  return { id, score, price, category, colours };
}
