import { sha256Hex } from '../../base/digest.ts';
import { exitCode } from '../../base/exit-code.ts';
import { type CityId, idOf } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { City } from '../../city/city.ts';
import type { LiveCities } from '../../runtime/live-cities.ts';
import { configOf } from '../list-live-cities.ts';
import { languagesChosen } from '../list-prompts.ts';
import { livePromptsOf } from '../live-prompts.ts';
import type { FileEtags } from './file-etags.ts';

/** An answer, already written out. */
export interface Written {
  readonly json: string;
  readonly bytes: Uint8Array;
  readonly etag: string;
}

interface HotReadsDeps {
  readonly cities: Pick<LiveCities, 'get'>;
  readonly target: string;
  readonly etags: FileEtags;
}

/** What was written out of a city as it is served; another release is another city here. */
interface Kept {
  config?: Written;
  readonly prompts: Map<string, Written>;
}

/** What is asked so often that the event loop answers it from its memory: settings and texts as they are served now. */
export class HotReads {
  readonly #deps: HotReadsDeps;
  readonly #kept = new WeakMap<City, Kept>();

  constructor(deps: HotReadsDeps) {
    this.#deps = deps;
  }

  config(name: string): Written {
    const city = this.#served(name);
    const kept = this.#keptOf(city);
    kept.config ??= written(configOf(city));
    return kept.config;
  }

  /**
   * Without a language those of the city's first. The ETag names both what is served and the file that an editor would
   * change: `"<of the file>.<of the release>"`.
   */
  prompts(name: string, language: string | undefined): Written | Promise<Written> {
    const city = this.#served(name);
    const { languages } = city.settings;
    const [wanted = languages[0]] = languagesChosen(languages, language, city.id);
    const live = this.#promptsIn(city, wanted);
    const etag = this.#deps.etags.of(`cities/${city.id}/prompts/${wanted}.yaml`);
    return typeof etag === 'string' ? withFile(live, etag) : etag.then((one) => withFile(live, one));
  }

  #promptsIn(city: City, language: string): Written {
    const { prompts } = this.#keptOf(city);
    const known = prompts.get(language) ?? written(livePromptsOf(city, language));
    prompts.set(language, known);
    return known;
  }

  #keptOf(city: City): Kept {
    const kept = this.#kept.get(city) ?? { prompts: new Map<string, Written>() };
    this.#kept.set(city, kept);
    return kept;
  }

  /** Throws `ZetaError` when the city is not live. */
  #served(name: string): City {
    return servedCity(this.#deps.cities, this.#deps.target, name);
  }
}

/** Throws `ZetaError` when the city is not live. */
export function servedCity(cities: Pick<LiveCities, 'get'>, target: string, name: string): City {
  const city = cities.get(idOf<CityId>(name));
  if (city) return city;
  throw new ZetaError('not-live', `"${name.slice(0, 80)}" is not live in the target ${target}.`, {
    hint: 'GET /api/cities lists those that are.',
    exit: exitCode.usage,
  });
}

function written(value: object): Written {
  const json = JSON.stringify(value);
  return { json, bytes: Buffer.from(json), etag: `"${sha256Hex(json).slice(0, 16)}"` };
}

function withFile({ etag, ...live }: Written, file: string): Written {
  return { ...live, etag: `"${file}.${etag.slice(1, -1)}"` };
}
