import type { Product } from '../generated/product.ts';
import { pinKey } from '../pins.ts';
import type { Term } from '../query/term.ts';
import type { FilterKind, FoundProduct, Mending, SearchRequest, SearchResult } from '../reader.ts';
import { analyseText } from '../text/analyse-text.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import type { Candidate, Candidates } from './candidates.ts';
import type { Categories } from './categories.ts';
import { facetsOf } from './facets.ts';
import { type RankWish, rankScore } from './rank.ts';
import { isLook } from './read-question.ts';
import type { Answer } from './search-catalog.ts';

/** What an answer's products are read from. */
export interface ResultParts {
  readonly lexicon: Lexicon;
  readonly categories: Categories;
  readonly products: number;
  /** The product of a candidate. */
  readonly read: (id: number) => FoundProduct & { readonly category: number };
  readonly find: (ref: FoundProduct['ref']) => FoundProduct | undefined;
}

interface Ranked {
  readonly found: FoundProduct;
  readonly score: number;
}

/** An answer has at least so much of the question, words of colour and size counting half. */
const leastShare = 0.4;
/** "недорогой": the cheapest of those that answer about as well as the best. */
const cheapShare = 0.5;

/** An answer -> the products to show, best first, and what is to be told about them. */
export function rankedResult(parts: ResultParts, request: SearchRequest, answer: Answer): SearchResult {
  const named = parts.categories.namedBy(answer.terms);
  const isNamed = named.length > 0 && !request.without?.includes('category');
  const wish: RankWish = {
    terms: answer.terms,
    products: parts.products,
    categories: new Set(isNamed ? named.map(({ id }) => id) : []),
  };
  const isCheap = answer.filters.some(({ kind }) => kind === 'cheap');
  const rank = ({ best }: Candidates) => ranked(parts, best, wish, isCheap);
  const full = rank(answer.full);
  const partial = answer.partial.flatMap(rank);
  const isFull = full.length > 0;
  const found = isFull ? full : uniqueOf(partial, []);
  // What shares too little with the question is no answer to it, only the nearest that there is.
  const isAnswer = found.length > 0 && answeredShare(answer, found[0]) >= leastShare;
  const shown = pinnedFirst(parts, request, isAnswer ? found : []).slice(0, request.limit);
  const rest =
    isFull && isAnswer ? uniqueOf(partial, full) : isAnswer ? [] : uniqueOf([...full, ...partial], []);
  const others = rest.slice(0, request.limit - shown.length);
  const [counted = answer.full] = isFull ? [answer.full] : answer.partial;
  const total = isAnswer ? Math.max(counted.total, shown.length) : shown.length;
  const relaxed = isFull ? answer.relaxed : [...answer.relaxed, ...leftOut(answer, shown)];
  const isExact = isFull && isAnswer && answer.unknown.length === 0 && relaxed.length === 0;
  return {
    match: shown.length === 0 ? 'nothing' : isExact ? 'all-words' : 'some-words',
    products: shown.map(({ found }) => found),
    total,
    isEstimate: counted.isEstimate,
    others: others.map(({ found }) => found),
    hadWords: true,
    understood: isNamed
      ? [...answer.filters, { kind: 'category', text: named[0]?.name ?? '' }]
      : answer.filters,
    mended: [...answer.relaid, ...mendedBy(answer, parts.lexicon, shown)],
    relaxed,
    unknown: answer.unknown,
    ...(request.facets && {
      facets: facetsOf(counted.countable(), parts.categories, total),
    }),
    ...(request.explain && { explanation: explained(answer, shown) }),
  };
}

function ranked(
  parts: ResultParts,
  best: readonly Candidate[],
  wish: RankWish,
  isCheap: boolean,
): readonly Ranked[] {
  const scored = best.map(({ id, score }) => {
    const { category, ...found } = parts.read(id);
    return { found, id, score: rankScore(score, category, found.product, wish) };
  });
  // Static rank decides between equals, so that the order is always the same.
  const sorted = scored.toSorted((a, b) => b.score - a.score || a.id - b.id);
  return isCheap ? cheapFirst(sorted) : sorted;
}

function cheapFirst(sorted: readonly Ranked[]): readonly Ranked[] {
  const least = (sorted[0]?.score ?? 0) * cheapShare;
  const good = sorted
    .filter(({ score }) => score >= least)
    .toSorted((a, b) => a.found.product.price - b.found.product.price);
  return [...good, ...sorted.filter(({ score }) => score < least)];
}

/** The first of each product, without those of `before`. */
function uniqueOf(all: readonly Ranked[], before: readonly Ranked[]): readonly Ranked[] {
  const seen = new Set(before.map(({ found }) => found.ref));
  return all.filter(({ found }) => !seen.has(found.ref) && seen.add(found.ref));
}

function pinnedFirst(
  parts: ResultParts,
  { pins, text }: SearchRequest,
  all: readonly Ranked[],
): readonly Ranked[] {
  const refs = pins?.get(pinKey(analyseText(text))) ?? [];
  const pinned = refs.flatMap((ref) => parts.find(ref) ?? []);
  if (pinned.length === 0) return all;
  const first = pinned.map((found): Ranked => ({ found, score: Number.POSITIVE_INFINITY }));
  return [...first, ...uniqueOf(all, first)];
}

/** Of several words that one may have meant, the one that the best product has is told. */
function mendedBy({ mended }: Answer, lexicon: Lexicon, shown: readonly Ranked[]): readonly Mending[] {
  const [best] = shown;
  const words = best ? new Set(textWords(best.found.product)) : new Set<string>();
  return mended.flatMap(({ term, how }) => {
    const chosen =
      term.alternatives.find((one) => one.every((word) => words.has(word))) ?? term.alternatives[0];
    if (!chosen) return [];
    const to = chosen.map((word) => lexicon.shown(word)).join(' ');
    return [{ from: term.text, to, how: how.get(chosen.join(' ')) ?? 'typo' }];
  });
}

/** How much of the question the best product has. A word that was mended far counts less. */
function answeredShare({ terms }: Answer, best: Ranked | undefined): number {
  if (terms.length === 0) return 1;
  const words = new Set(best ? textWords(best.found.product) : []);
  const weights = terms.map(({ kind }) => (isLook(kind) || kind === 'number' ? 0.5 : 1));
  const shares = terms.map((term, index) => (weights[index] ?? 0) * trustIn(term, words));
  return shares.reduce((a, b) => a + b, 0) / weights.reduce((a, b) => a + b, 0);
}

/** 0: the product does not have the word; 1: it has, as it was written. */
function trustIn({ alternatives, beginnings, doubts, trust = 1 }: Term, words: ReadonlySet<string>): number {
  const has = alternatives.find((one) => one.every((word) => words.has(word)));
  if (has) return trust * (1 - (doubts?.get(has.join(' ')) ?? 0) / 2);
  const isBegun = beginnings.some((beginning) => [...words].some((word) => word.startsWith(beginning)));
  return isBegun ? 1 : 0;
}

/** Filters that the best product does not keep to. */
function leftOut({ terms }: Answer, [best]: readonly Ranked[]): readonly FilterKind[] {
  if (!best) return [];
  const words = new Set(textWords(best.found.product));
  return terms.flatMap(({ kind, alternatives }) => {
    const isKept = alternatives.some((one) => one.every((word) => words.has(word)));
    return isKept || !isLook(kind) ? [] : [kind];
  });
}

function textWords({ name, category, brand, attributes, description }: Product): readonly string[] {
  return analyseText(
    [name, ...category, brand ?? '', ...attributes.map(({ value }) => value), description ?? ''].join(' '),
  );
}

function explained({ terms, steps }: Answer, shown: readonly Ranked[]): SearchResult['explanation'] & object {
  return {
    terms: terms.map(({ text, kind, alternatives, beginnings }) => ({
      text,
      kind,
      as: [
        ...alternatives.map((words) => words.join(' + ')),
        ...beginnings.map((beginning) => `${beginning}…`),
      ],
    })),
    steps,
    scores: shown.map(({ score }) => score),
  };
}
