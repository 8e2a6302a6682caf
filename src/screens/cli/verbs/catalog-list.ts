import { exitCode } from '../../../base/exit-code.ts';
import { withCityCatalog } from '../../../operations/city-catalog.ts';
import { listProducts, type ProductSource, showProduct } from '../../../operations/list-products.ts';
import { withLiveCatalog } from '../../../operations/live-catalog.ts';
import { productsText, productText } from '../../../report/products-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';

export interface ProductListFlags {
  readonly category?: string;
  readonly available?: boolean;
  readonly priceMin?: number;
  readonly priceMax?: number;
  readonly limit: number;
  readonly cursor?: string;
  /** As customers meet them, instead of as the files are now. */
  readonly live?: boolean;
}

/** `zeta catalog list`: the products of a city, a page at a time. */
export function runCatalogList(city: string, { live, ...wish }: ProductListFlags): Verb {
  return async (cli) => {
    const list = await asked(cli, city, live, (source) => listProducts(source, wish));
    cli.answer(list, () => productsText(list, cli));
    return exitCode.done;
  };
}

/** `zeta catalog show`: one of them, by its SKU. */
export function runCatalogShow(city: string, sku: string, { live }: Pick<ProductListFlags, 'live'>): Verb {
  return async (cli) => {
    const product = await asked(cli, city, live, (source) => showProduct(source, sku));
    cli.answer(product, () => productText(product, cli));
    return exitCode.done;
  };
}

async function asked<T>(
  cli: Cli,
  city: string,
  live: boolean | undefined,
  use: (source: ProductSource) => T,
): Promise<T> {
  const platform = await findPlatform(cli);
  return live
    ? withLiveCatalog(platform, city, use)
    : withCityCatalog(await cli.tools(), platform, city, use);
}
