import type { Product } from '../../../../src/catalog/generated/product.ts';
import { wordsOf } from '../fold.ts';
import { formsOf } from '../spoil/inflect.ts';

/** The names of a catalog as word lists, and which products hold a word. */
export interface Shelf {
  readonly products: readonly Product[];
  /** Folded words of all names. */
  readonly vocabulary: ReadonlySet<string>;
  /** The words of a product's name, in its order. */
  wordsOf(index: number): readonly string[];
  /** Products whose names hold every word, in whichever form, as indexes; in no more than `most` + 1 of them. */
  holders(words: readonly string[], most: number): readonly number[];
  /** The other forms of a word that somebody wrote somewhere. */
  otherForms(word: string): readonly string[];
}

/** `known` are words that occur elsewhere: they tell the forms of a word better than the names of a small catalog. */
export function shelfOf(products: readonly Product[], known: ReadonlySet<string> = new Set()): Shelf {
  const names = products.map(({ name }) => wordsOf(name));
  const holdersOf = new Map<string, number[]>();
  for (const [index, words] of names.entries()) {
    for (const word of words) {
      const holders = holdersOf.get(word);
      if (holders === undefined) holdersOf.set(word, [index]);
      else if (holders.at(-1) !== index) holders.push(index);
    }
  }
  const vocabulary = new Set(holdersOf.keys());
  const words = new Set([...known, ...vocabulary]);
  const asked = new Map<string, ReadonlySet<number>>();
  const holdersOfForms = (word: string) => {
    const before = asked.get(word);
    if (before) return before;
    const holders = new Set(formsOf(word, words).flatMap((form) => holdersOf.get(form) ?? []));
    asked.set(word, holders);
    return holders;
  };
  return {
    products,
    vocabulary,
    wordsOf: (index) => names[index] ?? [],
    holders: (wanted, most) => {
      const [first, ...rest] = wanted.map(holdersOfForms).sort((a, b) => a.size - b.size);
      const all: number[] = [];
      for (const index of first ?? []) {
        if (rest.every((set) => set.has(index))) all.push(index);
        if (all.length > most) break;
      }
      return all;
    },
    otherForms: (word) => formsOf(word, words).filter((form) => form !== word),
  };
}
