import type Database from 'better-sqlite3';
import type { Term } from '../query/term.ts';
import { analyseText } from '../text/analyse-text.ts';

interface Category {
  readonly id: number;
  /** From the top down. */
  readonly path: readonly string[];
  /** Words of its own name, without those above it. */
  readonly words: readonly string[];
  /** Words of the whole path. */
  readonly pathWords: readonly string[];
}

/** The categories of a catalog: hundreds, read when the first question comes. */
export class Categories {
  readonly #all: () => readonly Category[];
  #cached: ReadonlyMap<number, Category> | undefined;

  constructor(database: Database.Database) {
    const select = database.prepare('SELECT id, path FROM category');
    this.#all = () =>
      (select.all() as { id: number; path: string }[]).map(({ id, path }) => {
        const levels = path.split('\n');
        const [own = '', ...above] = levels.toReversed();
        const words = analyseText(own);
        return { id, path: levels, words, pathWords: [...words, ...analyseText(above.join('\n'))] };
      });
  }

  /** Undefined for products that have none. */
  pathOf(id: number): readonly string[] | undefined {
    return this.#byId.get(id)?.path;
  }

  /** Words of the path; none for products that have no category. */
  wordsOf(id: number): readonly string[] {
    return this.#byId.get(id)?.pathWords ?? [];
  }

  /** Numbers of a category, named from the top down in whatever letters, and of all that is under it. */
  under(path: readonly string[]): readonly number[] {
    const wanted = path.map((level) => level.toLowerCase());
    const isUnder = (levels: readonly string[]) =>
      wanted.every((level, at) => levels[at]?.toLowerCase() === level);
    return [...this.#byId.values()].filter((one) => isUnder(one.path)).map(({ id }) => id);
  }

  /** The categories whose whole name the query has, the longest names of them. */
  namedBy(terms: readonly Term[]): readonly { readonly id: number; readonly name: string }[] {
    const asked = new Set(terms.flatMap(({ alternatives }) => alternatives.flat()));
    let longest = 1;
    let named: Category[] = [];
    for (const category of this.#byId.values()) {
      const { length } = category.words;
      if (length < longest || !category.words.every((word) => asked.has(word))) continue;
      if (length > longest) named = [];
      longest = length;
      named.push(category);
    }
    return named.map(({ id, path }) => ({ id, name: path.at(-1) ?? '' }));
  }

  get #byId(): ReadonlyMap<number, Category> {
    this.#cached ??= new Map(this.#all().map((category) => [category.id, category]));
    return this.#cached;
  }
}
