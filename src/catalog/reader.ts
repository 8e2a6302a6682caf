import type { CategoryRef, ProductRef } from '../base/ids.ts';
import type { Product } from './generated/product.ts';
import type { PinIndex } from './pins.ts';
import type { SynonymIndex } from './synonyms.ts';

export interface SearchRequest {
  /** What the customer wrote, as it is. */
  readonly text: string;
  /** At most this many products come back; `total` counts all. */
  readonly limit: number;
  /** Other words that a word of the text may be found as. */
  readonly synonyms?: SynonymIndex;
  /** Products that come first for certain queries. */
  readonly pins?: PinIndex;
  /** Filters that the customer took away again. */
  readonly without?: readonly FilterKind[];
  /** What products must keep to in any case, whatever the text says: these bounds are never relaxed. */
  readonly within?: SearchBounds;
  /** Whether to count categories, prices and colours of all that was found. */
  readonly facets?: boolean;
  /** Whether to say how the result came about. */
  readonly explain?: boolean;
}

export interface SearchBounds {
  /** In minor units, inclusive. */
  readonly from?: number;
  readonly to?: number;
  readonly onlyAvailable?: boolean;
}

/** How the products were found: all words, or only some of them. */
export type SearchMatch = 'all-words' | 'some-words' | 'nothing';

export type FilterKind =
  | 'price'
  | 'available'
  | 'cheap'
  | 'colour'
  | 'material'
  | 'size'
  | 'category'
  /** What is not wanted: "не серый". */
  | 'except';

/** Something that the sentence says of the product, understood as more than words. */
export interface Filter {
  readonly kind: FilterKind;
  /** In the customer's words: "до 150 тыс"; of a category its name. */
  readonly text: string;
  /** Of a price, in minor units. */
  readonly from?: number;
  readonly to?: number;
}

/** A word that no product has, and what was looked for in its place. */
export interface Mending {
  readonly from: string;
  readonly to: string;
  readonly how: 'layout' | 'letters' | 'typo' | 'split' | 'joined';
}

export interface SearchResult {
  readonly match: SearchMatch;
  /** Best first. */
  readonly products: readonly FoundProduct[];
  readonly total: number;
  /** So many were found that `total` and facets are estimates. */
  readonly isEstimate: boolean;
  /** Products that have some of the words, when fewer than ten have all: with them the list is never longer than `limit`. */
  readonly others: readonly FoundProduct[];
  /** Whether the text had anything to search for. */
  readonly hadWords: boolean;
  readonly understood: readonly Filter[];
  readonly mended: readonly Mending[];
  /** Filters that left nothing, and were not kept to. */
  readonly relaxed: readonly FilterKind[];
  /** Words that no product has, nor any that they could be mended to. */
  readonly unknown: readonly string[];
  readonly facets?: Facets;
  readonly explanation?: Explanation;
}

export interface FoundProduct {
  readonly ref: ProductRef;
  readonly product: Product;
}

export interface Facet {
  readonly name: string;
  readonly count: number;
}

/** What was found, counted; the most frequent first. */
export interface Facets {
  readonly categories: readonly Facet[];
  readonly colours: readonly Facet[];
  /** In minor units, inclusive; in ascending order. */
  readonly prices: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

/** How a result came about. */
export interface Explanation {
  /** What each word was looked for as. */
  readonly terms: readonly { readonly text: string; readonly kind: string; readonly as: readonly string[] }[];
  /** Questions to the index in their order, with how many products each found. */
  readonly steps: readonly { readonly step: string; readonly expression: string; readonly found: number }[];
  /** Scores of the products, in their order. */
  readonly scores: readonly number[];
}

/** A category as a customer walks through it. */
export interface Category {
  /** From the top down; none: the whole catalog. */
  readonly path: readonly string[];
  /** The category above; undefined where that is the whole catalog. */
  readonly parent: CategoryRef | undefined;
  /** What is directly under it, the fullest first. */
  readonly subcategories: readonly {
    readonly ref: CategoryRef;
    readonly name: string;
    readonly count: number;
  }[];
  /** Of it and all that is under it: what can be bought first, then in the order of the files. */
  readonly products: readonly FoundProduct[];
  readonly total: number;
}

/**
 * One immutable compiled catalog, read by turns: the same question to the same catalog gives the same answer, so
 * reading it is pure.
 */
export interface CatalogReader {
  search(request: SearchRequest): SearchResult;
  /** The product of a button; undefined when this catalog does not have it. */
  product(ref: ProductRef): Product | undefined;
  /** Products like this one, the most alike first; none when this catalog does not have it. */
  similar(ref: ProductRef, limit: number): readonly FoundProduct[];
  /** A category with at most `limit` of its products, without a ref the whole catalog; undefined when it has no such one. */
  category(ref: CategoryRef | undefined, limit: number): Category | undefined;
}
