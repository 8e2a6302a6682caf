import type { Product } from '../generated/product.ts';
import { queryTokens, termOf } from '../query/read-terms.ts';
import { expressionOf, type Term } from '../query/term.ts';
import type { FoundProduct } from '../reader.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokensOf } from '../text/tokens.ts';
import { type CandidateFinder, noBounds } from './candidates.ts';
import { telling } from './rank.ts';
import type { ResultParts } from './ranked-result.ts';

/** Words of the name that tell most: others of its kind share some of them. */
const mostWords = 6;
const mostRead = 60;
/** What the same category and a like price add to a likeness of words. */
const categoryFactor = 1;
const priceFactor = 0.5;

/** Products of the same kind: by the first word of the name, its telling words, the category and the price. */
export function similarTo(
  parts: ResultParts & { readonly finder: CandidateFinder },
  { ref, product }: FoundProduct,
  limit: number,
): readonly FoundProduct[] {
  const terms = tellingTerms(parts, product);
  if (terms.length === 0) return [];
  const products = terms.reduce((sum, term) => sum + term.products, 0);
  const { best } = parts.finder.find(terms.map(expressionOf).join(' OR '), noBounds, products, mostRead);
  const category = product.category.join('\n');
  const scores = new Map(best.map(({ id, score }) => [id, score]));
  return parts.reader
    .read([...scores.keys()])
    .filter(({ found }) => found.ref !== ref)
    .map(({ found, id }) => {
      const isSame = found.product.category.join('\n') === category;
      const likeness =
        (1 + (isSame ? categoryFactor : 0)) * (1 + priceFactor * priceLikeness(product, found.product));
      return { found, id, score: ((scores.get(id) ?? 0) + 1) * likeness };
    })
    .toSorted((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit)
    .map(({ found }) => found);
}

/** The first word says what it is; of the others the rarest that any other product has. */
function tellingTerms({ lexicon, products }: ResultParts, { name }: Product): readonly Term[] {
  const words = queryTokens(tokensOf(name)).filter(({ kind }) => kind === 'word');
  const head = tokensOf(name).find(({ kind, text }) => kind === 'word' && !isStopWord(text));
  const terms = words.map((token) => ({ token, term: termOf(token, lexicon) }));
  const shared = terms.filter(({ term }) => term.products > 1);
  const isHead = (text: string) => Number(text === head?.text);
  return shared
    .toSorted(
      (a, b) =>
        isHead(b.token.text) - isHead(a.token.text) || telling(b.term, products) - telling(a.term, products),
    )
    .slice(0, mostWords)
    .map(({ term }) => term);
}

/** 1: the same price; 0: twice, half, or further. */
function priceLikeness(one: Product, other: Product): number {
  if (one.price <= 0 || other.price <= 0) return 0;
  return Math.max(0, 1 - Math.abs(Math.log2(one.price / other.price)));
}
