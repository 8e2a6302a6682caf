import type { CatalogId, CityId } from '../base/ids.ts';
import { PhraseIndex } from '../catalog/phrases.ts';
import { indexPins } from '../catalog/pins.ts';
import type { CatalogReader } from '../catalog/reader.ts';
import { indexSynonyms } from '../catalog/synonyms.ts';
import { unreadableCatalog } from '../catalog/unreadable-catalog.ts';
import type { City } from '../city/city.ts';
import type { Faq, FaqReader } from '../city/faq.ts';
import { Prompts } from '../city/prompts.ts';
import type { PromptLayer, Settings, Synonyms } from '../city/settings.ts';
import type { Log } from '../ports/log.ts';
import type { LiveRelease, Store, StoredRelease } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import type { Reach } from './failpoints.ts';
import { type CatalogFiles, LiveCatalogs, type SharedCatalog } from './live-catalogs.ts';

interface LiveCitiesDeps {
  readonly store: Store;
  readonly log: Log;
  readonly catalogs: CatalogFiles;
  readonly reach: Reach;
  /** Serves only these; absent: all that are live. */
  readonly only?: ReadonlySet<CityId>;
  /** Makes a city of a release; default: `cityOf`. */
  readonly readRelease?: typeof cityOf;
}

/** A release as it is served. */
interface Served {
  readonly city: City;
  readonly catalog: CatalogId;
  /** Undefined: there is none to be read. */
  readonly reader: SharedCatalog | undefined;
}

/** A city for a turn, which gives its catalog back with `end`. */
interface LeasedCity {
  readonly city: City;
  readonly end: () => void;
}

/**
 * The cities as they are served. A turn leases its city once and keeps it, so a city never changes within a turn, and
 * its catalog, once read, is not closed under it.
 *
 * A release whose catalog is damaged or lost is not served while there is a good one: the one that is served stays, or
 * else the newest earlier one comes back. Without any, the city goes on with its texts, and says that nothing can be
 * searched now.
 */
export class LiveCities {
  readonly #deps: LiveCitiesDeps;
  readonly #catalogs: LiveCatalogs;
  readonly #served = new Map<CityId, Served>();
  #refreshing = 0;
  /** The newest release that is known to be live; what was overtaken while its catalog was read is not served. */
  readonly #wanted = new Map<CityId, number>();
  /** A rollback holds them. */
  readonly #pinned = new Set<CityId>();
  readonly #problems = new Map<CityId, string>();

  constructor(deps: LiveCitiesDeps) {
    this.#deps = deps;
    this.#catalogs = new LiveCatalogs(deps.catalogs, deps.log);
  }

  get(city: CityId): City | undefined {
    return this.#served.get(city)?.city;
  }

  /** For whoever reads the catalog more than once, or later. */
  lease(city: CityId): LeasedCity | undefined {
    const served = this.#served.get(city);
    return served && { city: served.city, end: served.reader?.lease() ?? (() => undefined) };
  }

  all(): readonly City[] {
    return [...this.#served.values()].map(({ city }) => city);
  }

  /** Whether a rollback holds the city as it is. */
  isPinned(city: CityId): boolean {
    return this.#pinned.has(city);
  }

  /** Why a city does not serve its newest release, or not for long. */
  problems(): ReadonlyMap<CityId, string> {
    return this.#problems;
  }

  /** Looks whether somebody wrote into the files that are served from, or deleted them. */
  lookAtCatalogs(): void {
    this.#catalogs.look();
  }

  /** True once after a catalog turned out to be damaged, or may be: `refresh` finds out. */
  takeAlarm(): boolean {
    return this.#catalogs.takeAlarm();
  }

  /**
   * Takes over what was made live since; gives back the cities that changed, new and removed ones included. It may be
   * called again before it is done: cities whose catalogs are being read hold up no others.
   */
  async refresh(): Promise<readonly CityId[]> {
    this.#refreshing += 1;
    try {
      return await this.#refreshed();
    } finally {
      this.#refreshing -= 1;
      // Another one may hold a catalog that it is about to serve.
      if (this.#refreshing === 0) this.#closeUnused();
    }
  }

  async #refreshed(): Promise<readonly CityId[]> {
    const { store, only } = this.#deps;
    const live = (await store.liveReleases()).filter(({ city }) => !only || only.has(city));
    const gone = this.#dropAllBut(new Set(live.map(({ city }) => city)));
    this.#pinned.clear();
    for (const { city, number, pinned } of live) {
      this.#wanted.set(city, number);
      if (pinned !== null) this.#pinned.add(city);
    }
    const isChanged = await Promise.all(live.map((one) => this.#settle(one)));
    return [...gone, ...live.filter((_, at) => isChanged[at]).map(({ city }) => city)];
  }

  close(): void {
    this.#catalogs.closeUnused(new Set());
    this.#served.clear();
  }

  #dropAllBut(live: ReadonlySet<CityId>): readonly CityId[] {
    const gone = [...this.#wanted.keys()].filter((city) => !live.has(city));
    for (const city of gone) {
      for (const known of [this.#served, this.#wanted, this.#problems]) known.delete(city);
    }
    return gone;
  }

  /** True when the city is served otherwise than before. One city's failure touches no other. */
  async #settle(live: LiveRelease): Promise<boolean> {
    try {
      return await this.#settled(live);
    } catch (error) {
      const problem = error instanceof Error ? error.message : nameOfError(error);
      this.#tell(live, `#${live.number} cannot be served: ${problem}`);
      return false;
    }
  }

  async #settled({ city, number }: LiveRelease): Promise<boolean> {
    const served = this.#served.get(city);
    if (served?.city.release === number && this.#isFine(served)) {
      // A release that could not be served was taken back.
      this.#problems.delete(city);
      return false;
    }
    const release = await this.#deps.store.release(city, number);
    if (!release) return false;
    const { reader, problem } = await this.#catalogs.get(release.catalog);
    if (this.#wanted.get(city) !== number) return false;
    if (reader) {
      const isNew = this.#serve(release, reader);
      this.#tell(
        release,
        problem && `the catalog of #${number} is ${problem}; it is served while it stays open`,
      );
      return isNew;
    }
    const isNew = await this.#standIn(release);
    if (this.#wanted.get(city) === number)
      this.#tell(release, `the catalog of #${number} is ${problem}; ${this.#insteadOf(release)}`);
    return isNew;
  }

  #isFine({ city, catalog }: Served): boolean {
    return this.#catalogs.isFine(catalog, city.catalog);
  }

  /** Serves the best that there is in place of a release without a catalog. */
  async #standIn(release: StoredRelease): Promise<boolean> {
    const { city } = release;
    const served = this.#served.get(city);
    if (served && (await this.#catalogs.get(served.catalog)).reader === served.city.catalog) return false;
    const hadNothing = served?.city.catalog === unreadableCatalog && served.city.release === release.number;
    if (hadNothing) return false;
    for (const earlier of await this.#earlierThan(release)) {
      const { reader } = await this.#catalogs.get(earlier.catalog);
      if (this.#wanted.get(city) !== release.number) return false;
      if (reader) return this.#serve(earlier, reader);
    }
    return this.#serve(release, undefined);
  }

  /** Newest first; what was rolled back from was no good. */
  async #earlierThan({ city, number }: StoredRelease): Promise<readonly StoredRelease[]> {
    const releases = await this.#deps.store.releases(city);
    return releases.filter((one) => one.number < number && one.rolledBackAt === null);
  }

  #insteadOf({ city, number }: StoredRelease): string {
    const served = this.get(city)?.release;
    return served === number ? 'customers are told so' : `#${served} is served`;
  }

  #serve(release: StoredRelease, reader: SharedCatalog | undefined): boolean {
    const { city, number } = release;
    const before = this.get(city);
    const catalog = reader ?? unreadableCatalog;
    if (before?.release === number && before.catalog === catalog) return false;
    this.#deps.reach('release:before-switch');
    const { readRelease = cityOf } = this.#deps;
    this.#served.set(city, { city: readRelease(release, catalog), catalog: release.catalog, reader });
    this.#deps.reach('release:after-switch');
    this.#deps.log.info('serving', { city, release: `${city}#${number}` });
    return true;
  }

  #tell({ city, number }: LiveRelease | StoredRelease, problem: string | undefined): void {
    if (problem === undefined) this.#problems.delete(city);
    else {
      if (this.#problems.get(city) !== problem)
        this.#deps.log.error('a release cannot be served as it is', {
          city,
          release: `${city}#${number}`,
          problem,
        });
      this.#problems.set(city, problem);
    }
  }

  #closeUnused(): void {
    this.#catalogs.closeUnused(new Set(this.all().map(({ catalog }) => catalog)));
  }
}

/** What of a release is served. */
export type ServableRelease = Pick<
  StoredRelease,
  'city' | 'number' | 'settings' | 'prompts' | 'synonyms' | 'faq'
>;

/** Also of one that is not served any more, to take a turn again as it was taken then. */
export function cityOf(release: ServableRelease, catalog: CatalogReader): City {
  // All were written by `release/` from these very types.
  const settings = JSON.parse(release.settings) as Settings;
  return {
    id: release.city,
    release: release.number,
    settings,
    synonyms: indexSynonyms(JSON.parse(release.synonyms) as Synonyms),
    faq: faqReader(JSON.parse(release.faq) as Faq),
    pins: indexPins(settings.search?.pins ?? {}),
    prompts: new Prompts(JSON.parse(release.prompts) as PromptLayer),
    catalog,
  };
}

function faqReader(topics: Faq): FaqReader {
  const phrases = Object.entries(topics).map(
    ([name, topic]) => [name, Object.values(topic.phrases).flat()] as const,
  );
  return { topics, phrases: new PhraseIndex(Object.fromEntries(phrases)) };
}
