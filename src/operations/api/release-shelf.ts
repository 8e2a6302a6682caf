import type { CatalogId } from '../../base/ids.ts';
import { LatelyUsed } from '../../base/lately-used.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { OpenCatalog } from '../../catalog/open-catalog.ts';
import { indexPins } from '../../catalog/pins.ts';
import { indexSynonyms } from '../../catalog/synonyms.ts';
import { CatalogUnreadable, isOfFile } from '../../catalog/unreadable-catalog.ts';
import type { Settings, Synonyms } from '../../city/settings.ts';
import type { FileStamp, Files } from '../../ports/files.ts';
import { CatalogPool, type PooledCatalog } from '../../runtime/catalog-pool.ts';
import { openStore } from '../../store/open-store.ts';
import type { StoredRelease } from '../../store/store.ts';
import { catalogPath, catalogStamp, isAsBuilt } from '../catalog-file.ts';
import type { CityCatalog } from '../city-catalog.ts';
import type { ServedRelease } from './catalog-ask.ts';

export interface ShelfTools {
  readonly openCatalog: (path: string, named: CatalogId) => OpenCatalog;
}

/** Settings, synonyms and pins of so many releases are kept ready: a few hundred kilobytes each at most. */
const mostReleases = 256;
const mostCatalogs = { catalogs: 64, bytes: 96 * 1024 ** 2 };
/** A write of another process must not fail a search. */
const busyTimeoutMs = 5000;

type Prepared = Omit<CityCatalog, 'catalog'> & { readonly id: CatalogId };

/** A catalog's file as it was when it was compared with its checksum, and what came of that. */
interface Checked {
  readonly stamp: FileStamp | undefined;
  readonly pooled: Promise<PooledCatalog>;
}

/**
 * Releases of one target, ready to be asked, of which those that were asked longest ago are put away. It reads what is
 * stored, with a connection of its own, and trusts no file that is not as it was built:
 *
 *     unknown --asked, as built--> checked --written to, replaced or deleted--> unknown
 *     unknown --asked, anything else--> refused, until the file has another stamp
 *     checked --a page that cannot be read--> unknown
 */
export class ReleaseShelf {
  readonly #data: Files;
  readonly #tools: ShelfTools;
  readonly #releases = new LatelyUsed<string, Promise<Prepared>>(mostReleases);
  readonly #pool = new CatalogPool(mostCatalogs);
  readonly #checked = new LatelyUsed<CatalogId, Checked>(mostReleases, ({ pooled }) => {
    pooled.then((one) => one.retire()).catch(() => undefined);
  });

  constructor(data: Files, tools: ShelfTools) {
    this.#data = data;
    this.#tools = tools;
  }

  /** Throws `CatalogUnreadable`, or `ZetaError` when the release is gone. */
  async use<Answer>(served: ServedRelease, use: (catalog: CityCatalog) => Answer): Promise<Answer> {
    const { id, ...prepared } = await this.#prepared(served);
    const checked = this.#checkedNow(id);
    const pooled = await checked.pooled;
    try {
      return pooled.read((catalog) => use({ ...prepared, catalog }));
    } catch (error) {
      if (!isOfFile(error)) throw error;
      this.#checked.delete(id);
      throw new CatalogUnreadable('a page cannot be read', { cause: error });
    }
  }

  close(): void {
    this.#releases.clear();
    this.#checked.clear();
  }

  #prepared(served: ServedRelease): Promise<Prepared> {
    const key = `${served.city}#${served.release} ${served.serving}`;
    const known = this.#releases.get(key);
    if (known) return known;
    const prepared = this.#prepare(served);
    this.#releases.set(key, prepared);
    // The next one who asks may have more luck.
    prepared.catch(() => this.#releases.delete(key));
    return prepared;
  }

  async #prepare({ city, release: number }: ServedRelease): Promise<Prepared> {
    const store = openStore(this.#data.absolute('zeta.db'), { busyTimeoutMs });
    try {
      const release = await store.release(city, number);
      if (release) return preparedOf(release);
    } finally {
      store.close();
    }
    throw new ZetaError('release-gone', `${city}#${number} was dropped a moment ago.`, {
      hint: 'Ask again: another release is served by then.',
    });
  }

  #checkedNow(id: CatalogId): Checked {
    const stamp = catalogStamp(this.#data, id);
    const known = this.#checked.get(id);
    if (known && isSame(known.stamp, stamp)) return known;
    const checked = { stamp, pooled: this.#check(id, stamp) };
    // Whoever waits for it is told.
    checked.pooled.catch(() => undefined);
    this.#checked.set(id, checked);
    return checked;
  }

  async #check(id: CatalogId, stamp: FileStamp | undefined): Promise<PooledCatalog> {
    if (!(await isAsBuilt(this.#data, id))) throw new CatalogUnreadable('its file is not as it was built');
    const isThere = () => isSame(stamp, catalogStamp(this.#data, id));
    const open = () => {
      if (isThere()) return this.#tools.openCatalog(this.#data.absolute(catalogPath(id)), id);
      throw new CatalogUnreadable('its file is another one by now, or lost');
    };
    return this.#pool.add({ open, canReopen: isThere });
  }
}

function preparedOf({ city, catalog: id, settings: text, synonyms }: StoredRelease): Prepared {
  // All were written by `release/` from these very types.
  const settings = JSON.parse(text) as Settings;
  return {
    city,
    id,
    settings,
    synonyms: indexSynonyms(JSON.parse(synonyms) as Synonyms),
    pins: indexPins(settings.search?.pins ?? {}),
  };
}

function isSame(one: FileStamp | undefined, other: FileStamp | undefined): boolean {
  return one?.file === other?.file && one?.version === other?.version;
}
