import type { ProductRef } from '../base/ids.ts';

/** A product as text: its canonical JSON, and its name in buttons. */
export interface ProductText {
  readonly ref: ProductRef;
  readonly row: string;
}

export interface PlacedProduct extends ProductText {
  /** In the order of the files, from 1; numbers may be left out. */
  readonly place: number;
}

/** The products of one catalog, too many to be held in memory: they are read as often as somebody asks. */
export interface ProductSource {
  readonly count: number;
  /** Canonical JSON (UTF-8) of the products in the order of the files, a line each, a few lines at once. */
  lines(): Iterable<Uint8Array>;
  /** In static rank: what can be bought comes first, then the order of the files. */
  ranked(): Iterable<PlacedProduct>;
}

/** Each product's canonical JSON, in the order of the files. */
export function* rowsOf(products: ProductSource): Generator<string> {
  for (const lines of products.lines()) yield* Buffer.from(lines).toString().trimEnd().split('\n');
}
