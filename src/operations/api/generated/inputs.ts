// Generated from src/operations/api/ by scripts/generate.ts. Do not edit: run `npm run generate`.
import type { Fixed } from '../fixed.ts';

interface Members {
  cities: {
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
  };
  city: {
    /**
     * A city: the name of its folder.
     */
    city: string;
  };
  config: {
    /**
     * A city: the name of its folder.
     */
    city: string;
  };
  prompts: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * One of the languages of the city: ru; default: its first.
     */
    lang?: string;
  };
  searchProducts: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * What a customer would write: угловой диван до 150 тыс.
     */
    q?: string;
    /**
     * At least so much, in the currency of the city.
     */
    price_min?: number;
    /**
     * At most so much, in the currency of the city.
     */
    price_max?: number;
    /**
     * Only what is in stock.
     */
    available?: boolean;
    /**
     * Default 10.
     */
    limit?: number;
    /**
     * Whether to count categories, colours and prices of all that was found.
     */
    facets?: boolean;
  };
  events: {
    /**
     * Cities, with commas between them; default: all that the caller is for.
     */
    city?: string;
    /**
     * release, turn, escalation, diagnostics, save, with commas between them; default: all that the caller may watch.
     */
    types?: string;
  };
  releases: {
    /**
     * A city: the name of its folder.
     */
    city?: string;
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
  };
  showRelease: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * The number of a release: 17 of almaty#17.
     */
    number: number;
  };
  compareReleases: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * The number of a release: 17 of almaty#17.
     */
    number: number;
    /**
     * The release that it is compared with.
     */
    from: number;
  };
  rollback: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * The number of a release: 17 of almaty#17.
     */
    number?: number;
  };
  unpin: {
    /**
     * A city: the name of its folder.
     */
    city: string;
  };
  planRollbacks: {
    /**
     * Milliseconds since 1970.
     */
    before?: number;
  };
  rollBackCities: {
    /**
     * @maxItems 10000
     */
    steps: {
      /**
       * A city: the name of its folder.
       */
      city: string;
      /**
       * The number of a release: 17 of almaty#17.
       */
      from: number;
      /**
       * The number of a release: 17 of almaty#17.
       */
      to: number;
    }[];
  };
  pruneReleases: {
    /**
     * Names of cities; none: all.
     *
     * @maxItems 10000
     *
     * Items: A city: the name of its folder.
     */
    cities: string[];
    keep: number;
  };
  missingFiles: {
    /**
     * @maxItems 100000
     *
     * Items: SHA-256 in hex.
     */
    files: string[];
  };
  keepFile: {
    /**
     * SHA-256 in hex.
     */
    sha256: string;
  };
  plan: {
    upload: {
      /**
       * The cities that are sent.
       *
       * @maxItems 10000
       *
       * Items: A city: the name of its folder.
       */
      cities: string[];
      /**
       * All files of these cities, and of the layers under all cities.
       *
       * @maxItems 100000
       */
      files: {
        /**
         * From the platform folder: cities/almaty/city.yaml.
         */
        path: string;
        /**
         * SHA-256 in hex.
         */
        sha256: string;
      }[];
    };
  };
  deploy: {
    upload: {
      /**
       * The cities that are sent.
       *
       * @maxItems 10000
       *
       * Items: A city: the name of its folder.
       */
      cities: string[];
      /**
       * All files of these cities, and of the layers under all cities.
       *
       * @maxItems 100000
       */
      files: {
        /**
         * From the platform folder: cities/almaty/city.yaml.
         */
        path: string;
        /**
         * SHA-256 in hex.
         */
        sha256: string;
      }[];
    };
    options: {
      message: string;
      /**
       * Guards that may be overruled.
       *
       * @maxItems 20
       */
      allow: string[];
      /**
       * Of the checkout that the files are from; empty: of none.
       */
      commit: string;
      /**
       * Who says to do it.
       */
      author: string;
      /**
       * All is checked and tried, and nothing changed.
       */
      isDryRun?: boolean;
      /**
       * Telegram is not asked; what it should know is owed.
       */
      isOffline?: boolean;
    };
  };
  replay: {
    /**
     * Names of cities; none: all.
     *
     * @maxItems 10000
     *
     * Items: A city: the name of its folder.
     */
    cities: string[];
    /**
     * Milliseconds since 1970.
     */
    since: number;
    release?: {
      /**
       * A city: the name of its folder.
       */
      city: string;
      /**
       * The number of a release: 17 of almaty#17.
       */
      number: number;
    };
    upload?: {
      /**
       * The cities that are sent.
       *
       * @maxItems 10000
       *
       * Items: A city: the name of its folder.
       */
      cities: string[];
      /**
       * All files of these cities, and of the layers under all cities.
       *
       * @maxItems 100000
       */
      files: {
        /**
         * From the platform folder: cities/almaty/city.yaml.
         */
        path: string;
        /**
         * SHA-256 in hex.
         */
        sha256: string;
      }[];
    };
  };
  drafts: {
    /**
     * Names of cities; none: all.
     *
     * @maxItems 10000
     *
     * Items: A city: the name of its folder.
     */
    cities: string[];
  };
  progress: {
    commit: string;
    /**
     * Names of cities; none: all.
     *
     * @maxItems 10000
     *
     * Items: A city: the name of its folder.
     */
    cities: string[];
  };
  status: {};
  logs: {
    /**
     * A city: the name of its folder.
     */
    city?: string;
    /**
     * Milliseconds since 1970; default 0: all that is kept.
     */
    since?: number;
    /**
     * At least so grave; default info.
     */
    level?: 'debug' | 'info' | 'warn' | 'error';
    /**
     * The newest of them; default 200.
     */
    most?: number;
  };
  secrets: {};
  setSecret: {
    name: string;
    value: string;
  };
}

/** What each route asks its verb for, by the route's id. */
export type Inputs = Fixed<Members>;
