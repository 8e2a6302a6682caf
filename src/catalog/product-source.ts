import type { ProductRef } from '../base/ids.ts';

/** A product as text: its canonical JSON, and its name in buttons. */
export interface ProductText {
  readonly ref: ProductRef;
  readonly row: string;
}

/** The products of one catalog, too many to be held in memory: they are read as often as somebody asks. */
export interface ProductSource {
  readonly count: number;
  /** Canonical JSON of each product, in the order of the files. */
  rows(): Iterable<string>;
  /** In static rank: what can be bought comes first, then the order of the files. */
  ranked(): Iterable<ProductText>;
}
