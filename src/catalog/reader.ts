import type { ProductRef } from '../base/ids.ts';
import type { Product } from './generated/product.ts';
import type { SynonymIndex } from './synonyms.ts';

export interface SearchRequest {
  /** What the customer wrote, as it is. */
  readonly text: string;
  /** At most this many products come back; `total` counts all. */
  readonly limit: number;
  /** Other words that a word of the text may be found as. */
  readonly synonyms?: SynonymIndex;
}

/** How the products were found: all words, or only some of them. */
export type SearchMatch = 'all-words' | 'some-words' | 'nothing';

export interface SearchResult {
  readonly match: SearchMatch;
  /** Best first. */
  readonly products: readonly FoundProduct[];
  readonly total: number;
  /** Whether the text had any word to search for. */
  readonly hadWords: boolean;
}

export interface FoundProduct {
  readonly ref: ProductRef;
  readonly product: Product;
}

/**
 * One immutable compiled catalog, read by turns: the same question to the same catalog gives the same answer, so
 * reading it is pure.
 */
export interface CatalogReader {
  search(request: SearchRequest): SearchResult;
  /** The product of a button; undefined when this catalog does not have it. */
  product(ref: ProductRef): Product | undefined;
}
