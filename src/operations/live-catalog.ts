import { openCatalog } from '../catalog/open-catalog.ts';
import type { Settings } from '../city/settings.ts';
import { catalogPath } from './catalog-file.ts';
import { withStore } from './known-customer.ts';
import type { ProductSource } from './list-products.ts';
import { liveCity } from './live-city.ts';
import type { Platform } from './platform.ts';

/** Opens the catalog of a city as it is live, what feeds said included, for as long as `use` takes. Throws `ZetaError`. */
export async function withLiveCatalog<T>(
  platform: Platform,
  name: string,
  use: (source: ProductSource) => T,
): Promise<T> {
  const release = await withStore(platform, async (store) => {
    const { city, number } = await liveCity(store, platform, name);
    return store.release(city, number);
  });
  if (!release) throw new Error('what is live is a release');
  const catalog = openCatalog(platform.data.absolute(catalogPath(release.catalog)), release.catalog);
  try {
    // Written by `release/` from this very type.
    const settings = JSON.parse(release.settings) as Settings;
    return use({ city: release.city, settings, catalog });
  } finally {
    catalog.close();
  }
}
