import { shortId } from '../base/digest.ts';
import { idOf, type ProductRef } from '../base/ids.ts';

/** A product's name in button data: it follows from the SKU alone, so it survives releases and catalog changes. */
export function productRef(sku: string): ProductRef {
  return idOf<ProductRef>(shortId(sku));
}
