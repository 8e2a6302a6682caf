import type { CanonicalRow } from './canonical-row.ts';

/** What of a product changed: one that has another price and fewer pieces counts in both. */
export interface RowChange {
  readonly price: boolean;
  readonly stock: boolean;
  /** Anything else that a customer reads or sees. */
  readonly text: boolean;
}

/** Undefined when nothing did. */
export function compareRows(before: CanonicalRow, after: CanonicalRow): RowChange | undefined {
  const { price: oldPrice, stock: oldStock, ...oldTexts } = before;
  const { price, stock, ...texts } = after;
  const change = {
    price: oldPrice !== price,
    stock: oldStock !== stock,
    text: JSON.stringify(oldTexts) !== JSON.stringify(texts),
  };
  return change.price || change.stock || change.text ? change : undefined;
}
