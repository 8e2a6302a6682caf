import { pinnedQuery } from '../pins.ts';
import { firstLettersOf } from '../query/term.ts';
import type { Explanation, SearchRequest, SearchResult } from '../reader.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import { Answered } from './answered.ts';
import type { Categories } from './categories.ts';
import { facetsOf } from './facets.ts';
import { countOf, type Ranked, rankAnswer, uniqueOf } from './rank-answer.ts';
import type { ProductReader } from './read-products.ts';
import { isLook } from './read-question.ts';
import type { Answer } from './search-catalog.ts';
import { isWithin } from './within.ts';

/** What an answer's products are read from. */
export interface ResultParts {
  readonly lexicon: Lexicon;
  readonly categories: Categories;
  readonly products: number;
  readonly reader: ProductReader;
}

/** An answer has at least so much of the question; else it is only the nearest that there is. */
const leastShare = 0.4;

/** An answer -> the products to show, best first, and what is to be told about them. */
export function rankedResult(parts: ResultParts, request: SearchRequest, answer: Answer): SearchResult {
  const named = request.without?.includes('category') ? [] : parts.categories.namedBy(answer.terms);
  const categories = new Set(named.map(({ id }) => id));
  const { terms, filters } = answer;
  const wish = { terms, letters: firstLettersOf(terms), products: parts.products, categories };
  const { full, partial } = rankAnswer(answer, wish, parts.reader);
  const isFull = full.length > 0;
  const found = isFull ? full : partial;
  const answered = new Answered(answer, found[0]?.read.found);
  const isAnswer = found.length > 0 && answered.share >= leastShare;
  const shown = pinnedFirst(parts, request, isAnswer ? found : []).slice(0, request.limit);
  const rest = uniqueOf([...full, ...partial], isAnswer && !isFull ? partial : shown);
  // Beside no answer, what has a word in its description only is near to nothing.
  const others = isAnswer ? rest : rest.filter((one) => countOf(one, terms) > 0);
  const counted = (isFull ? undefined : answer.partial[0]) ?? answer.full;
  const total = isAnswer ? Math.max(counted.total, shown.length) : shown.length;
  const relaxed = isAnswer ? answered.relaxed : answer.relaxed;
  // A look that no product has was left out: it is told as that.
  const unknown = answer.unknown.filter(({ kind }) => !isLook(kind)).map(({ text }) => text);
  const isExact = isFull && unknown.length === 0 && relaxed.length === 0;
  return {
    match: shown.length === 0 ? 'nothing' : isExact ? 'all-words' : 'some-words',
    products: shown.map(({ read }) => read.found),
    total,
    isEstimate: counted.isEstimate,
    others: others.slice(0, request.limit - shown.length).map(({ read }) => read.found),
    hadWords: true,
    understood: [
      ...filters,
      ...named.slice(0, 1).map(({ name }) => ({ kind: 'category' as const, text: name })),
    ],
    mended: answered.mended(parts.lexicon),
    relaxed,
    unknown,
    ...(request.facets && { facets: facetsOf(counted.countable(), parts.categories, total) }),
    ...(request.explain && { explanation: explained(answer, shown) }),
  };
}

/** Pinned products come first for just their query: a wish beside it is the customer's, and goes before. */
function pinnedFirst(
  parts: ResultParts,
  { pins, text, within }: SearchRequest,
  all: readonly Ranked[],
): readonly Ranked[] {
  const refs = pins?.get(pinnedQuery(text)) ?? [];
  const first = refs.flatMap((ref): readonly Ranked[] => {
    const read = parts.reader.find(ref);
    return read && isWithin(read.found.product, within) ? [{ read, score: Number.POSITIVE_INFINITY }] : [];
  });
  return first.length > 0 ? [...first, ...uniqueOf(all, first)] : all;
}

function explained({ terms, steps }: Answer, shown: readonly Ranked[]): Explanation {
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
