import type { CityId } from '../../base/ids.ts';
import type { SearchRequest } from '../../catalog/reader.ts';
import type { ProductsWish } from '../products-wish.ts';
import type { Problem } from './wire.ts';

/** What is asked of the catalog of a live city. */
export type CatalogAsk =
  | { readonly search: Omit<SearchRequest, 'synonyms' | 'pins'> }
  | { readonly products: ProductsWish }
  /** Its article. */
  | { readonly product: string };

/** A release as a server serves it. */
export interface ServedRelease {
  readonly city: CityId;
  /** 17 in `almaty#17`. */
  readonly release: number;
  /** Another one each time a release begins to be served: a new city with the name of one that was renamed begins at #1 again. */
  readonly serving: number;
}

/** What comes of a question: JSON, which crosses from thread to thread at less cost as bytes than as a text. */
export type CatalogOutcome =
  | { readonly bytes: Uint8Array; readonly etag: string }
  | { readonly problem: Problem; readonly bug?: string };

/** A question for the thread of searches. */
export interface CatalogRequest extends ServedRelease {
  /** Absolute path of the target's data. */
  readonly dataRoot: string;
  readonly ask: CatalogAsk;
}
