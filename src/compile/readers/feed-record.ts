import type { WrittenRow } from '../cell-place.ts';

/** Fields of a product that a feed says as a text. */
export type RecordField = 'sku' | 'name' | 'price' | 'stock' | 'brand' | 'link' | 'description';

/** What a feed says of one product, as it is written there; empty texts say nothing. */
export interface FeedRecord {
  readonly fields: Readonly<Partial<Record<RecordField, string>>>;
  /** Levels, the widest first. */
  readonly category: readonly string[];
  /** Web addresses, or paths in the city's folder. */
  readonly images: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** ISO code that the feed gives for the price; absent where it gives none. */
  readonly currency?: string;
}

/** Records that a reader leaves out on purpose, by why it does. */
export type LeftOut =
  /** A draft, hidden or archived in the shop. */
  | 'unpublished'
  /** Only stands for its variants, which follow. */
  | 'variants-parent'
  | 'deleted'
  /** Goods that nothing gives a price: the shop does not offer them. */
  | 'no-offer'
  /** A gift card, a service, a shop's own grouping. */
  | 'not-goods'
  /** Prices of goods that no other file describes. */
  | 'unknown-goods';

/** Whoever takes what a reader finds. */
export interface RecordTaker {
  /** `written`: where it stands, as the table of the reader understands it. */
  take(record: FeedRecord, written: WrittenRow): void;
  /** `count`: so many of them, 1 without it. */
  leaveOut(why: LeftOut, count?: number): void;
  /** When the shop wrote the file, as it says. */
  date(written: string): void;
}
