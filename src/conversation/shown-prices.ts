import type { ProductRef } from '../base/ids.ts';
import type { Product } from '../catalog/generated/product.ts';
import type { View } from './effect.ts';

/** Cards of one list whose prices are remembered, the newest. */
const mostCards = 50;

/** The list as it is once a card of it is shown; undefined where nothing of it is news. */
export function withShownPrice(view: View, ref: ProductRef, { price, currency }: Product): View | undefined {
  const { [ref]: before, ...others } = view.shown ?? {};
  if (before?.price === price && before.currency === currency) return undefined;
  const kept = Object.entries(others).slice(1 - mostCards);
  return { ...view, shown: Object.fromEntries([...kept, [ref, { price, currency }]]) };
}

/** The product at the price that its card said, and at today's where that is another. */
export function asShown(
  product: Product,
  ref: ProductRef,
  view: View | undefined,
): { readonly product: Product; readonly now?: Product } {
  const shown = view?.shown?.[ref];
  if (!shown || (shown.price === product.price && shown.currency === product.currency)) return { product };
  return { product: { ...product, ...shown }, now: product };
}
