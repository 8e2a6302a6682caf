import type { CityId } from '../base/ids.ts';
import { type OpenCatalog, openCatalog } from '../catalog/open-catalog.ts';
import { indexPins, type PinIndex } from '../catalog/pins.ts';
import { indexSynonyms, type SynonymIndex } from '../catalog/synonyms.ts';
import type { Settings } from '../city/settings.ts';
import { buildCity, builtCity } from './build-city.ts';
import { buildRequest } from './build-request.ts';
import { catalogPath } from './catalog-file.ts';
import { CityBroken } from './city-broken.ts';
import type { OpenIndexer } from './early-index.ts';
import { chosenCities, ensureDataFolder, type Platform } from './platform.ts';

/** A city for questions to its catalog. */
export interface CityCatalog {
  readonly city: CityId;
  readonly settings: Settings;
  readonly synonyms: SynonymIndex;
  readonly pins: PinIndex;
  readonly catalog: OpenCatalog;
}

/**
 * Compiles a city's working tree, without what feeds said, into the cache of the target and opens its catalog for as
 * long as `use` takes. Needs no
 * secret, no network and no serving process. Throws `CityBroken` when the files have mistakes.
 */
export async function withCityCatalog<T>(
  { indexer }: { readonly indexer?: OpenIndexer },
  platform: Platform,
  name: string,
  use: (catalog: CityCatalog) => T | Promise<T>,
): Promise<T> {
  const { cities } = await chosenCities(platform.files, [name]);
  const [city] = cities;
  if (city === undefined) throw new Error('chosenCities gives back what it was given');
  await ensureDataFolder(platform);
  const build = await buildCity(
    platform.files,
    platform.data,
    buildRequest(platform, city, 'all', []),
    indexer,
  );
  const built = builtCity(build);
  if (!built) throw new CityBroken(build.diagnostics);
  const catalog = openCatalog(platform.data.absolute(catalogPath(built.catalog)));
  try {
    const { settings } = built;
    const [synonyms, pins] = [indexSynonyms(built.synonyms), indexPins(settings.search?.pins ?? {})];
    return await use({ city, settings, synonyms, pins, catalog });
  } finally {
    catalog.close();
  }
}
