import type { Term } from '../query/term.ts';
import type { FirstLetters } from '../text/analyse-text.ts';
import type { ReadProduct } from './read-products.ts';

/** What ranking knows of the question. */
export interface RankWish {
  readonly terms: readonly Term[];
  /** Of all products, for how much a word tells. */
  readonly products: number;
  /** Of the terms. */
  readonly letters: FirstLetters;
  /** Categories that the query names. */
  readonly categories: ReadonlySet<number>;
}

/**
 * What the name, the category and the stock add to a product's score from the index. The factors were found on queries
 * that the benchmark tunes on.
 */
export function rankScore(score: number, { name, category, found }: ReadProduct, wish: RankWish): number {
  const placed = wish.terms.map((term) => placeOf(term, name.words));
  const places = placed.map(({ at }) => at);
  const weights = wish.terms.map((term) => telling(term, wish.products));
  const all = sum(weights) || 1;
  const covered = sum(weights.filter((_, index) => (places[index] ?? -1) >= 0)) / all;
  return (
    (score + base) *
    (1 + coverageFactor * covered) *
    placed.reduce((all, { doubt }) => all * (1 - doubtFactor * Math.min(1, doubt)), 1) *
    (1 + exactFactor * exactShare(wish.terms, name.forms)) *
    (1 + phraseFactor * orderedShare(places)) *
    (places.includes(0) ? 1 + headFactor : 1) *
    (wish.categories.has(category) ? 1 + categoryFactor : 1) *
    (found.product.stock === 0 ? 1 - goneFactor : 1)
  );
}

/** So that products without a score from the index still differ. */
const base = 1;
const coverageFactor = 0.9;
const phraseFactor = 0.25;
/** Goods are called by what they are first: "Стол обеденный" is a table, "Лампа на стол" is not. */
const headFactor = 0.2;
const categoryFactor = 0.25;
const goneFactor = 0.15;
const exactFactor = 0.1;
const doubtFactor = 0.5;
/** That a word is only begun, where it may also be misspelt. */
const beginningDoubt = 0.3;

/** How much a word tells, as BM25 has it. */
export function telling({ products }: Term, all: number): number {
  return Math.log(1 + (all - products + 0.5) / (products + 0.5));
}

/**
 * Where a term's first word stands among the words of a name (-1: nowhere), and how doubtful it is that it was meant. The
 * least doubtful of the alternatives counts.
 */
function placeOf(
  { alternatives, beginnings, doubts }: Term,
  name: readonly string[],
): { readonly at: number; readonly doubt: number } {
  for (const words of alternatives) {
    const at = name.indexOf(words[0] ?? '');
    if (at >= 0 && words.every((word) => name.includes(word)))
      return { at, doubt: doubts?.get(words.join(' ')) ?? 0 };
  }
  const at = name.findIndex((word) => beginnings.some((beginning) => word.startsWith(beginning)));
  return { at, doubt: doubts && at >= 0 ? beginningDoubt : 0 };
}

/** How many of the words stand in the name in the very form that they were written in. */
function exactShare(terms: readonly Term[], forms: ReadonlySet<string>): number {
  return terms.filter(({ text }) => forms.has(text)).length / Math.max(1, terms.length);
}

/** Of the neighbours in the query, how many stand side by side in the name, too. */
function orderedShare(places: readonly number[]): number {
  if (places.length < 2) return 0;
  const pairs = places.slice(1).filter((place, index) => {
    const before = places[index] ?? -1;
    return before >= 0 && place > before && place - before <= 2;
  });
  return pairs.length / (places.length - 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
