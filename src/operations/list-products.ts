import { exitCode } from '../base/exit-code.ts';
import type { CityId } from '../base/ids.ts';
import { minorDigits } from '../base/money.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { PagePlace, ProductFilter } from '../catalog/product-pages.ts';
import { badCursor, cursorAt, readCursor, usualLimit } from './api/paging.ts';
import type { CityCatalog } from './city-catalog.ts';
import { type ListedProduct, listedProduct } from './listed-product.ts';
import type { ProductsWish } from './products-wish.ts';

export interface ProductList {
  readonly city: CityId;
  /** In the catalog's order: what can be bought first, then as in the files. */
  readonly products: readonly ListedProduct[];
  /** What the next page begins with; null: this is the last one. */
  readonly next: string | null;
}

/** What products are asked of. */
export type ProductSource = Pick<CityCatalog, 'city' | 'settings' | 'catalog'>;

const mostOfPage = 500;

/** The products of a catalog, a page at a time. When another catalog goes live between two pages, the list goes on at the same product. */
export function listProducts(
  { city, settings, catalog }: ProductSource,
  { cursor, limit = usualLimit, ...wish }: ProductsWish,
): ProductList {
  const after = cursor === undefined ? undefined : placeIn(cursor);
  const most = Math.min(Math.max(1, limit), mostOfPage);
  const { products, next } = catalog.pages.page(filterOf(wish, settings.currency), most, after);
  return {
    city,
    products: products.map((one) => listedProduct(one, settings)),
    next: next ? cursorAt(`${next.id} ${next.ref}`) : null,
  };
}

/** One of them, by its article as it is written. Throws `ZetaError` (usage) when the catalog does not have it. */
export function showProduct({ city, settings, catalog }: ProductSource, sku: string): ShownProduct {
  const { found, alike } = catalog.pages.withSku(sku);
  if (found) return { city, ...listedProduct(found, settings) };
  const hint = alike.length > 0 ? `Did you mean ${alike.slice(0, 5).join(', ')}?` : undefined;
  throw new ZetaError('unknown-product', `The catalog of ${city} has no "${sku.slice(0, 80)}".`, {
    ...(hint !== undefined && { hint }),
    exit: exitCode.usage,
  });
}

export interface ShownProduct extends ListedProduct {
  readonly city: CityId;
}

export function filterOf(
  { category, available, priceMin, priceMax }: Omit<ProductsWish, 'limit' | 'cursor'>,
  currency: string,
): ProductFilter {
  const minor = 10 ** minorDigits(currency);
  if (priceMin !== undefined && priceMax !== undefined && priceMin > priceMax) {
    throw new ZetaError('no-price', `No price is from ${priceMin} to ${priceMax}.`, {
      hint: 'Swap them.',
      exit: exitCode.usage,
    });
  }
  return {
    ...(category !== undefined && { category: category.split('/').map((level) => level.trim()) }),
    ...(available && { onlyAvailable: true }),
    ...(priceMin !== undefined && { from: Math.ceil(priceMin * minor - rounding) }),
    ...(priceMax !== undefined && { to: Math.floor(priceMax * minor + rounding) }),
  };
}

/** What has decimals is not exact: 9990.55 times a hundred is a little less. */
const rounding = 1e-6;

function placeIn(cursor: string): PagePlace {
  const [, id, ref] = /^(\d{1,15}) ([a-z2-7]{10})$/.exec(readCursor(cursor)) ?? [];
  if (id === undefined || ref === undefined) throw badCursor();
  return { id: Number(id), ref };
}
