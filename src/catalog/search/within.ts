import type { Product } from '../generated/product.ts';
import type { SearchBounds } from '../reader.ts';

/** Whether a product that the index was not asked for keeps to the bounds that must be kept to. */
export function isWithin({ price, stock }: Product, within: SearchBounds | undefined): boolean {
  const { from = 0, to = Number.MAX_SAFE_INTEGER, onlyAvailable = false } = within ?? {};
  return price >= from && price <= to && (!onlyAvailable || (stock ?? 0) > 0);
}
