import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { openCatalog } from '../../catalog/open-catalog.ts';
import { productRef } from '../../catalog/product-ref.ts';
import type { OrderLine } from '../../conversation/event.ts';
import type { StoredRelease } from '../../store/store.ts';
import { catalogPath } from '../catalog-file.ts';
import type { Platform } from '../platform.ts';
import type { CheckedOrder } from './checked-order.ts';

/** What is ordered, as the live catalog has it. Throws `ZetaError` (usage) for articles that it does not have. */
export function orderLines(
  { data }: Platform,
  { city, catalog: id }: StoredRelease,
  products: CheckedOrder['products'],
): readonly OrderLine[] {
  if (products.length === 0) return [];
  const catalog = openCatalog(data.absolute(catalogPath(id)), id);
  try {
    const found = products.map(({ sku, quantity }) => ({
      sku,
      quantity,
      product: catalog.product(productRef(sku)),
    }));
    const unknown = found.filter(({ product }) => product === undefined).map(({ sku }) => sku);
    if (unknown.length > 0) throw unknownProducts(city, unknown);
    return found.flatMap(({ product, quantity }) => {
      if (!product) return [];
      const { sku, name, price, currency, category, link } = product;
      return [{ sku, name, quantity, price, currency, category, ...(link !== undefined && { link }) }];
    });
  } finally {
    catalog.close();
  }
}

function unknownProducts(city: string, unknown: readonly string[]): ZetaError {
  const named = unknown.map((sku) => `"${sku.slice(0, 60)}"`).slice(0, 10);
  return new ZetaError('unknown-product', `The live catalog of ${city} has no ${named.join(', ')}.`, {
    hint: 'Articles stand in the order as in the catalog: `zeta catalog show` finds them.',
    exit: exitCode.usage,
  });
}
