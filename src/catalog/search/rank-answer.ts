import type { Term } from '../query/term.ts';
import type { Filter } from '../reader.ts';
import type { Candidate } from './candidates.ts';
import { type RankWish, rankScore } from './rank.ts';
import type { ProductReader, ReadProduct } from './read-products.ts';
import { isLook } from './read-question.ts';
import type { Answer } from './search-catalog.ts';

export interface Ranked {
  readonly read: ReadProduct;
  readonly score: number;
}

export interface RankedAnswer {
  /** Have every word that any product has. */
  readonly full: readonly Ranked[];
  /** Have some of the words, each once; those that were looked at for `full` are not among them. */
  readonly partial: readonly Ranked[];
}

/** Sorting by price keeps to those that answer about as well as the best, and are called by as many of the words. */
const goodShare = 0.5;

/** Candidates -> products, best first. */
export function rankAnswer(answer: Answer, wish: RankWish, reader: ProductReader): RankedAnswer {
  const byPrice = priceOrder(answer);
  const inOrder = (ranked: readonly Ranked[]) =>
    byPrice ? goodByPrice(ranked, byPrice, answer.terms) : ranked;
  const full = ranked(answer.full.best, wish, reader);
  const seen = new Set(answer.full.best.map(({ id }) => id));
  const partial = answer.partial.flatMap(({ best }) => {
    // A question for fewer words finds those of the question before it, too.
    const others = best.filter(({ id }) => !seen.has(id) && seen.add(id));
    return mostWordsFirst(ranked(others, wish, reader), answer.terms);
  });
  const called = (one: Ranked | undefined) => (one ? countOf(one, answer.terms) : 0);
  // All words in a description are less than some of them in a name: that is how goods are called.
  if (partial.length > 0 && called(partial[0]) > Math.max(0, ...full.map(called)))
    return { full: [], partial: inOrder(mostWordsFirst([...partial, ...full], answer.terms)) };
  return { full: inOrder(full), partial: inOrder(partial) };
}

/** The first of each product, without those of `before`. */
export function uniqueOf(all: readonly Ranked[], before: readonly Ranked[]): readonly Ranked[] {
  const seen = new Set(before.map(({ read }) => read.id));
  return all.filter(({ read }) => !seen.has(read.id) && seen.add(read.id));
}

function ranked(best: readonly Candidate[], wish: RankWish, reader: ProductReader): readonly Ranked[] {
  const scores = new Map(best.map(({ id, score }) => [id, score]));
  const scored = reader
    .read([...scores.keys()], wish.letters)
    .map((read) => ({ read, score: rankScore(scores.get(read.id) ?? 0, read, wish) }));
  // Static rank decides between equals, so that the order is always the same.
  return scored.toSorted((a, b) => b.score - a.score || a.read.id - b.read.id);
}

/**
 * What a product is comes before how it looks: a grey sofa is nearer to a red sofa than a red bed. Of as many words the
 * first one of a name says most of what it is.
 */
function mostWordsFirst(sorted: readonly Ranked[], terms: readonly Term[]): readonly Ranked[] {
  const counts = new Map(sorted.map((one) => [one, countOf(one, terms) + (isHeaded(one, terms) ? 0.5 : 0)]));
  return sorted.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

/** "Кресло рабочее" is what "кресло компьютерное" asks for, sooner than "Полка компьютерная". */
function isHeaded({ read }: Ranked, terms: readonly Term[]): boolean {
  const [head] = read.name.words;
  if (head === undefined || head === '') return false;
  const sure = terms.filter(({ kind, trust }) => !isLook(kind) && trust === undefined);
  return sure.some(({ alternatives }) => alternatives.some(([first]) => first === head));
}

/** How many of the words that say what it is stand in what a product is called. */
export function countOf({ read }: Ranked, terms: readonly Term[]): number {
  return terms.filter(({ kind }) => !isLook(kind)).filter(isCalled(read.called)).length;
}

function isCalled(words: ReadonlySet<string>): (term: Term) => boolean {
  return ({ alternatives, beginnings }) =>
    alternatives.some((one) => one.every((word) => words.has(word))) ||
    beginnings.some((beginning) => [...words].some((word) => word.startsWith(beginning)));
}

/** How far a price is from what was wished; undefined: nothing was. */
function priceOrder({ filters, relaxed }: Answer): ((price: number) => number) | undefined {
  const wished = filters.find(({ kind }) => kind === 'price');
  // A price that nothing keeps to: the nearest to it.
  if (wished && relaxed.includes('price')) return (price) => distance(price, wished);
  return filters.some(({ kind }) => kind === 'cheap') ? (price) => price : undefined;
}

function distance(price: number, { from = 0, to = Number.POSITIVE_INFINITY }: Filter): number {
  return price > to ? price - to : Math.max(0, from - price);
}

function priceOf({ read }: Ranked): number {
  return read.found.product.price;
}

function goodByPrice(
  sorted: readonly Ranked[],
  order: (price: number) => number,
  terms: readonly Term[],
): readonly Ranked[] {
  const [best] = sorted;
  if (!best) return [];
  const [leastScore, leastWords] = [best.score * goodShare, countOf(best, terms)];
  const isGood = (one: Ranked) => one.score >= leastScore && countOf(one, terms) >= leastWords;
  const good = sorted.filter(isGood);
  return [
    ...good.toSorted((a, b) => order(priceOf(a)) - order(priceOf(b))),
    ...sorted.filter((one) => !isGood(one)),
  ];
}
