import type Database from 'better-sqlite3';
import { idOf, type ProductRef } from '../../base/ids.ts';
import type { Product } from '../generated/product.ts';
import type { FoundProduct } from '../reader.ts';
import { analyseFor, type FirstLetters } from '../text/analyse-text.ts';
import type { Categories } from './categories.ts';

interface Row {
  readonly id: number;
  readonly ref: string;
  readonly row: string;
  readonly category: number;
}

/** The words of a name in their order, and the forms that they stand in; of those that the question may have. */
export interface NameWords {
  readonly words: readonly string[];
  readonly forms: ReadonlySet<string>;
}

/** A product that may be shown. Its words are analysed when they are first asked for, and once. */
export class ReadProduct {
  readonly id: number;
  readonly found: FoundProduct;
  /** 0: none. */
  readonly category: number;
  readonly #categories: Categories;
  readonly #letters: FirstLetters;
  #name: NameWords | undefined;
  #called: ReadonlySet<string> | undefined;

  constructor({ id, ref, row, category }: Row, categories: Categories, letters: FirstLetters) {
    this.id = id;
    // Written by buildCatalog from a Product; the file is immutable.
    this.found = { ref: idOf<ProductRef>(ref), product: JSON.parse(row) as Product };
    this.category = category;
    this.#categories = categories;
    this.#letters = letters;
  }

  get name(): NameWords {
    if (this.#name) return this.#name;
    const forms = new Set<string>();
    const words = analyseFor(this.#letters, this.found.product.name, (form) => forms.add(form));
    this.#name = { words, forms };
    return this.#name;
  }

  /** What it is called by: SKU, name, category and brand. */
  get called(): ReadonlySet<string> {
    const { sku, brand } = this.found.product;
    this.#called ??= new Set([
      ...this.name.words,
      ...analyseFor(this.#letters, brand === undefined ? sku : `${sku}\n${brand}`),
      ...this.#categories.wordsOf(this.category),
    ]);
    return this.#called;
  }
}

const noLetters: FirstLetters = new Set();

/** Reads candidates, all of a list at once. */
export class ProductReader {
  readonly #select: Database.Statement;
  readonly #byRef: Database.Statement;
  readonly #categories: Categories;

  constructor(database: Database.Database, categories: Categories) {
    this.#select = database.prepare(
      'SELECT id, ref, row, category FROM product WHERE id IN (SELECT value FROM json_each(?))',
    );
    this.#byRef = database.prepare('SELECT id, ref, row, category FROM product WHERE ref = ?');
    this.#categories = categories;
  }

  find(ref: ProductRef): ReadProduct | undefined {
    const row = this.#byRef.get(ref) as Row | undefined;
    return row && new ReadProduct(row, this.#categories, noLetters);
  }

  /** In the order of their numbers. `letters`: of the words that are asked for. */
  read(ids: readonly number[], letters: FirstLetters = noLetters): readonly ReadProduct[] {
    if (ids.length === 0) return [];
    const rows = this.#select.all(JSON.stringify(ids)) as readonly Row[];
    return rows.map((row) => new ReadProduct(row, this.#categories, letters)).sort((a, b) => a.id - b.id);
  }
}
