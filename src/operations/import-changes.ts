import type { CanonicalRow } from '../compile/importing/canonical-row.ts';
import type { MergedProduct } from '../compile/importing/merge-catalogs.ts';

/** A product, as an import tells of it. */
export interface ImportedProduct {
  readonly sku: string;
  readonly name: string;
  /** As the file writes it. */
  readonly price: string;
}

export interface ChangedProduct extends ImportedProduct {
  readonly priceBefore: string;
  readonly stock: string;
  readonly stockBefore: string;
  /** Anything else that a customer reads or sees. */
  readonly isText: boolean;
}

/** So many of a kind, and the first of them. */
export interface Told<T> {
  readonly count: number;
  readonly first: readonly T[];
}

export interface ImportChanges {
  readonly before: number;
  readonly after: number;
  readonly added: Told<ImportedProduct>;
  readonly gone: Told<ImportedProduct>;
  /** Each product once, whatever changed; the counts by what did may be more together. */
  readonly changed: Told<ChangedProduct> & {
    readonly price: number;
    readonly stock: number;
    readonly text: number;
  };
}

/** Of each kind of change so many products are named. */
const mostNamed = 100;

/** Counts what an import changes, product by product. */
export class ChangeCount {
  #before = 0;
  #after = 0;
  readonly #added = new FirstOf<ImportedProduct>();
  readonly #gone = new FirstOf<ImportedProduct>();
  readonly #changed = new FirstOf<ChangedProduct>();
  readonly #kinds = { price: 0, stock: 0, text: 0 };

  get all(): ImportChanges {
    return {
      before: this.#before,
      after: this.#after,
      added: this.#added.told,
      gone: this.#gone.told,
      changed: { ...this.#changed.told, ...this.#kinds },
    };
  }

  add(product: MergedProduct): void {
    if (product.kind !== 'added') this.#before += 1;
    if (product.kind !== 'gone') this.#after += 1;
    if (product.kind === 'added') this.#added.add(shown(product.after));
    if (product.kind === 'gone') this.#gone.add(shown(product.before));
    if (product.kind === 'changed') this.#addChanged(product);
  }

  #addChanged({ before, after, change }: Extract<MergedProduct, { kind: 'changed' }>): void {
    for (const kind of ['price', 'stock', 'text'] as const) if (change[kind]) this.#kinds[kind] += 1;
    const { sku, name, price, stock } = after;
    const changed = { sku, name, price, stock, priceBefore: before.price, stockBefore: before.stock };
    this.#changed.add({ ...changed, isText: change.text });
  }
}

function shown({ sku, name, price }: CanonicalRow): ImportedProduct {
  return { sku, name, price };
}

class FirstOf<T extends ImportedProduct> {
  #count = 0;
  readonly #first: T[] = [];

  get told(): Told<T> {
    return { count: this.#count, first: this.#first };
  }

  add(one: T): void {
    this.#count += 1;
    if (this.#first.length < mostNamed) this.#first.push(one);
  }
}
