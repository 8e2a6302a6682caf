import type { CatalogId, CityId } from '../base/ids.ts';
import type { OpenCatalog } from '../catalog/open-catalog.ts';
import { indexPins } from '../catalog/pins.ts';
import { indexSynonyms } from '../catalog/synonyms.ts';
import type { City } from '../city/city.ts';
import { Prompts } from '../city/prompts.ts';
import type { PromptLayer, Settings, Synonyms } from '../city/settings.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { LiveRelease, Store, StoredRelease } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import type { Reach } from './failpoints.ts';

/** A catalog that no live city uses any more stays open this long for turns that have begun. */
const closeAfterMs = 10_000;

interface LiveCitiesDeps {
  readonly store: Store;
  readonly timers: Timers;
  readonly log: Log;
  readonly openCatalog: (id: CatalogId) => OpenCatalog;
  readonly reach: Reach;
  /** Serves only these; absent: all that are live. */
  readonly only?: ReadonlySet<CityId>;
}

/**
 * The cities as they are served. A turn takes its city once and keeps it, so a city never changes within a turn; what
 * cannot be opened leaves the release before it serving.
 */
export class LiveCities {
  readonly #deps: LiveCitiesDeps;
  readonly #cities = new Map<CityId, City>();
  readonly #catalogs = new Map<CatalogId, OpenCatalog>();
  readonly #catalogOf = new Map<CityId, CatalogId>();
  readonly #problems = new Map<CityId, string>();

  constructor(deps: LiveCitiesDeps) {
    this.#deps = deps;
  }

  get(city: CityId): City | undefined {
    return this.#cities.get(city);
  }

  all(): readonly City[] {
    return [...this.#cities.values()];
  }

  /** Why a city does not serve its newest release. */
  problems(): ReadonlyMap<CityId, string> {
    return this.#problems;
  }

  /** Takes over what was made live since; gives back the cities that changed, new and removed ones included. */
  async refresh(): Promise<readonly CityId[]> {
    const { store, only } = this.#deps;
    const live = (await store.liveReleases()).filter(({ city }) => !only || only.has(city));
    const changed: CityId[] = [];
    for (const city of this.#problems.keys()) {
      if (!live.some((one) => one.city === city)) this.#problems.delete(city);
    }
    for (const city of [...this.#cities.keys()]) {
      if (live.some((one) => one.city === city)) continue;
      this.#cities.delete(city);
      this.#catalogOf.delete(city);
      changed.push(city);
    }
    for (const one of live) {
      if (this.#cities.get(one.city)?.release === one.number) {
        // A release that could not be served was taken back.
        this.#problems.delete(one.city);
        continue;
      }
      if (await this.#switch(one)) changed.push(one.city);
    }
    if (changed.length > 0) this.#deps.timers.after(closeAfterMs, () => this.#closeUnused());
    return changed;
  }

  close(): void {
    for (const catalog of this.#catalogs.values()) catalog.close();
    this.#catalogs.clear();
    this.#cities.clear();
    this.#catalogOf.clear();
  }

  async #switch({ city, number }: LiveRelease): Promise<boolean> {
    const release = await this.#deps.store.release(city, number);
    if (!release) return false;
    try {
      this.#deps.reach('release:before-switch');
      this.#cities.set(city, this.#cityOf(release));
      this.#deps.reach('release:after-switch');
      this.#catalogOf.set(city, release.catalog);
      this.#problems.delete(city);
      this.#deps.log.info('serving', { city, release: number });
      return true;
    } catch (error) {
      const problem = error instanceof Error ? error.message : nameOfError(error);
      if (this.#problems.get(city) !== problem)
        this.#deps.log.error('a release cannot be served', { city, release: number, problem });
      this.#problems.set(city, problem);
      return false;
    }
  }

  #cityOf(release: StoredRelease): City {
    // All were written by `release/` from these very types.
    const settings = JSON.parse(release.settings) as Settings;
    return {
      id: release.city,
      release: release.number,
      settings,
      synonyms: indexSynonyms(JSON.parse(release.synonyms) as Synonyms),
      pins: indexPins(settings.search?.pins ?? {}),
      prompts: new Prompts(JSON.parse(release.prompts) as PromptLayer),
      catalog: this.#catalog(release.catalog),
    };
  }

  #catalog(id: CatalogId): OpenCatalog {
    let catalog = this.#catalogs.get(id);
    if (!catalog) {
      catalog = this.#deps.openCatalog(id);
      this.#catalogs.set(id, catalog);
    }
    return catalog;
  }

  #closeUnused(): void {
    const used = new Set(this.#catalogOf.values());
    for (const [id, catalog] of this.#catalogs) {
      if (used.has(id)) continue;
      catalog.close();
      this.#catalogs.delete(id);
    }
  }
}
