import { sha256Hex } from '../../base/digest.ts';
import type { City } from '../../city/city.ts';
import type { RenderedPrompt } from '../../city/prompts.ts';
import type { PromptLayer, Settings } from '../../city/settings.ts';
import { cityOf, type ServableRelease } from '../../runtime/live-cities.ts';
import { catalogPath } from '../catalog-file.ts';
import type { SideBefore } from '../compared.ts';
import { AskedCatalog } from './asked-catalog.ts';

/** One of two states of a city, as it goes to the thread that takes turns with it. */
export interface ReplaySide {
  /** Same key, same side. */
  readonly key: string;
  readonly release: ServableRelease;
  /** Absolute path of its compiled catalog. */
  readonly catalog: string;
}

/** A state of a city that turns can be taken with. */
export interface OpenSide {
  readonly city: City;
  readonly layer: PromptLayer;
  /** What was said since it was asked last. */
  takeSaid(): readonly RenderedPrompt[];
}

/** An open catalog holds a file and some memory: those of the cities asked last stay open. */
const mostOpen = 128;

/** Sides that were opened, by their keys, and their catalogs. */
export class OpenSides {
  readonly #sides = new Map<string, OpenSide>();
  readonly #catalogs = new Map<string, AskedCatalog>();

  /** Both of a city at once: none of them is closed for the other. */
  pair(live: ReplaySide, other: ReplaySide): { readonly before: OpenSide; readonly after: OpenSide } {
    if (this.#catalogs.size >= mostOpen - 1) this.close();
    return { before: this.#get(live), after: this.#get(other) };
  }

  close(): void {
    for (const catalog of this.#catalogs.values()) catalog.close();
    this.#catalogs.clear();
    this.#sides.clear();
  }

  #get(side: ReplaySide): OpenSide {
    const catalog = this.#catalogs.get(side.catalog) ?? new AskedCatalog(side.catalog);
    this.#catalogs.set(side.catalog, catalog);
    const open = this.#sides.get(side.key) ?? openSide(side, catalog);
    this.#sides.set(side.key, open);
    return open;
  }
}

function openSide({ release }: ReplaySide, catalog: AskedCatalog): OpenSide {
  // Both were written by releaseContent from these very types.
  const layer = JSON.parse(release.prompts) as PromptLayer;
  const { search } = JSON.parse(release.settings) as Settings;
  const asks = sha256Hex(release.synonyms, JSON.stringify(search ?? {}));
  const city = cityOf(release, catalog.reader(asks));
  let said: RenderedPrompt[] = [];
  return {
    city: { ...city, prompts: city.prompts.noted((one) => said.push(one)) },
    layer,
    takeSaid: () => {
      const taken = said;
      said = [];
      return taken;
    },
  };
}

/** What a city was compared as, for the threads that take its turns. */
export function replaySide({ release, data }: SideBefore): ReplaySide {
  const { city, number, settings, prompts, synonyms, faq, catalog, content } = release;
  return {
    key: `${city} ${number} ${content} ${catalog}`,
    release: { city, number, settings, prompts, synonyms, faq },
    catalog: data.absolute(catalogPath(catalog)),
  };
}
