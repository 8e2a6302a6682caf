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
  cityConfig: {
    /**
     * A city: the name of its folder.
     */
    city: string;
  };
  cityStatus: {
    /**
     * A city: the name of its folder.
     */
    city: string;
  };
  diagnostics: {
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
  };
  cityDiagnostics: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
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
  products: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * Its path, `Мебель / Диваны`: of it and all that is under it.
     */
    category?: string;
    /**
     * Only what is known to be at hand.
     */
    available?: boolean;
    /**
     * In major units of the city’s currency: 129990 for 129 990 ₸. Inclusive.
     */
    price_min?: number;
    /**
     * In major units of the city’s currency: 129990 for 129 990 ₸. Inclusive.
     */
    price_max?: number;
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
  };
  product: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * The SKU of a product, as its shop writes it.
     */
    sku: string;
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
  pin: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * Kept with the move.
     */
    reason?: string;
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
  ownPrompts: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * A language of the city; absent: its first.
     */
    lang?: string;
  };
  writePrompts: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * A language of the city; absent: its first.
     */
    lang?: string;
    /**
     * Texts by key; null takes the city’s own away, so that the layer below shows again.
     */
    changes: {
      [k: string]: string | null;
    };
  };
  settings: {
    /**
     * A city: the name of its folder.
     */
    city: string;
  };
  writeSettings: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * Values by setting: `manager.handle`, or a JSON pointer; null takes the city’s own away.
     */
    changes: {
      /**
       * @maxItems 1000
       */
      [k: string]:
        | string
        | number
        | boolean
        | null
        | (
            | string
            | number
            | boolean
            | null
            | (
                | string
                | number
                | boolean
                | null
                | (
                    | string
                    | number
                    | boolean
                    | null
                    | (
                        | string
                        | number
                        | boolean
                        | null
                        | (string | number | boolean | null)[]
                        | {
                            [k: string]: string | number | boolean | null;
                          }
                      )[]
                    | {
                        /**
                         * @maxItems 1000
                         */
                        [k: string]:
                          | string
                          | number
                          | boolean
                          | null
                          | (string | number | boolean | null)[]
                          | {
                              [k: string]: string | number | boolean | null;
                            };
                      }
                  )[]
                | {
                    /**
                     * @maxItems 1000
                     */
                    [k: string]:
                      | string
                      | number
                      | boolean
                      | null
                      | (
                          | string
                          | number
                          | boolean
                          | null
                          | (string | number | boolean | null)[]
                          | {
                              [k: string]: string | number | boolean | null;
                            }
                        )[]
                      | {
                          /**
                           * @maxItems 1000
                           */
                          [k: string]:
                            | string
                            | number
                            | boolean
                            | null
                            | (string | number | boolean | null)[]
                            | {
                                [k: string]: string | number | boolean | null;
                              };
                        };
                  }
              )[]
            | {
                /**
                 * @maxItems 1000
                 */
                [k: string]:
                  | string
                  | number
                  | boolean
                  | null
                  | (
                      | string
                      | number
                      | boolean
                      | null
                      | (
                          | string
                          | number
                          | boolean
                          | null
                          | (string | number | boolean | null)[]
                          | {
                              [k: string]: string | number | boolean | null;
                            }
                        )[]
                      | {
                          /**
                           * @maxItems 1000
                           */
                          [k: string]:
                            | string
                            | number
                            | boolean
                            | null
                            | (string | number | boolean | null)[]
                            | {
                                [k: string]: string | number | boolean | null;
                              };
                        }
                    )[]
                  | {
                      /**
                       * @maxItems 1000
                       */
                      [k: string]:
                        | string
                        | number
                        | boolean
                        | null
                        | (
                            | string
                            | number
                            | boolean
                            | null
                            | (string | number | boolean | null)[]
                            | {
                                [k: string]: string | number | boolean | null;
                              }
                          )[]
                        | {
                            /**
                             * @maxItems 1000
                             */
                            [k: string]:
                              | string
                              | number
                              | boolean
                              | null
                              | (string | number | boolean | null)[]
                              | {
                                  [k: string]: string | number | boolean | null;
                                };
                          };
                    };
              }
          )[]
        | {
            /**
             * @maxItems 1000
             */
            [k: string]:
              | string
              | number
              | boolean
              | null
              | (
                  | string
                  | number
                  | boolean
                  | null
                  | (
                      | string
                      | number
                      | boolean
                      | null
                      | (
                          | string
                          | number
                          | boolean
                          | null
                          | (string | number | boolean | null)[]
                          | {
                              [k: string]: string | number | boolean | null;
                            }
                        )[]
                      | {
                          /**
                           * @maxItems 1000
                           */
                          [k: string]:
                            | string
                            | number
                            | boolean
                            | null
                            | (string | number | boolean | null)[]
                            | {
                                [k: string]: string | number | boolean | null;
                              };
                        }
                    )[]
                  | {
                      /**
                       * @maxItems 1000
                       */
                      [k: string]:
                        | string
                        | number
                        | boolean
                        | null
                        | (
                            | string
                            | number
                            | boolean
                            | null
                            | (string | number | boolean | null)[]
                            | {
                                [k: string]: string | number | boolean | null;
                              }
                          )[]
                        | {
                            /**
                             * @maxItems 1000
                             */
                            [k: string]:
                              | string
                              | number
                              | boolean
                              | null
                              | (string | number | boolean | null)[]
                              | {
                                  [k: string]: string | number | boolean | null;
                                };
                          };
                    }
                )[]
              | {
                  /**
                   * @maxItems 1000
                   */
                  [k: string]:
                    | string
                    | number
                    | boolean
                    | null
                    | (
                        | string
                        | number
                        | boolean
                        | null
                        | (
                            | string
                            | number
                            | boolean
                            | null
                            | (string | number | boolean | null)[]
                            | {
                                [k: string]: string | number | boolean | null;
                              }
                          )[]
                        | {
                            /**
                             * @maxItems 1000
                             */
                            [k: string]:
                              | string
                              | number
                              | boolean
                              | null
                              | (string | number | boolean | null)[]
                              | {
                                  [k: string]: string | number | boolean | null;
                                };
                          }
                      )[]
                    | {
                        /**
                         * @maxItems 1000
                         */
                        [k: string]:
                          | string
                          | number
                          | boolean
                          | null
                          | (
                              | string
                              | number
                              | boolean
                              | null
                              | (string | number | boolean | null)[]
                              | {
                                  [k: string]: string | number | boolean | null;
                                }
                            )[]
                          | {
                              /**
                               * @maxItems 1000
                               */
                              [k: string]:
                                | string
                                | number
                                | boolean
                                | null
                                | (string | number | boolean | null)[]
                                | {
                                    [k: string]: string | number | boolean | null;
                                  };
                            };
                      };
                };
          };
    };
  };
  writeProduct: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * The SKU of a product, as its shop writes it.
     */
    sku: string;
    /**
     * By field: name, category, price, stock, brand, link, images, description, attributes.NAME; null empties the cell.
     */
    fields: {
      [k: string]: string | number | null;
    };
  };
  removeProduct: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * The SKU of a product, as its shop writes it.
     */
    sku: string;
  };
  createDeal: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    customer: {
      name: string;
      /**
       * As +77010000000; of Kazakhstan and Russia also 8 701 000-00-00.
       */
      phone: string;
      /**
       * They would rather be spoken to in it; default: the first of the city.
       */
      language?: string;
    };
    /**
     * None: the customer wants to be called.
     *
     * @maxItems 50
     */
    products?: {
      /**
       * As the live catalog writes it.
       */
      sku: string;
      /**
       * Default: 1.
       */
      quantity?: number;
    }[];
    /**
     * What the customer wrote with it.
     */
    comment?: string;
    /**
     * The site, or campaign, that it came from.
     */
    source?: string;
    /**
     * The name of the order in the shop: sent again, it makes no second deal. Default: the Idempotency-Key.
     */
    id?: string;
  };
  escalations: {
    /**
     * A city: the name of its folder.
     */
    city?: string;
    /**
     * open: nobody took it; closed: it is over, however.
     */
    state?: 'open' | 'taken' | 'closed';
    /**
     * Default: tickets and questions to a manager.
     */
    kind?: 'ticket' | 'manager' | 'link';
    /**
     * Opened then or later: milliseconds since 1970.
     */
    since?: number;
    /**
     * Opened before: milliseconds since 1970.
     */
    until?: number;
    /**
     * Whose turn it was on the rota: @daniyar.
     */
    assigned?: string;
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
  };
  showEscalation: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    id: string;
  };
  takeEscalation: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    id: string;
    /**
     * Of a token: in whose name, as customers read it; `@daniyar` is that person of the rota. A user does it in their own.
     */
    as?: string;
  };
  closeEscalation: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    id: string;
    /**
     * Of a token: in whose name, as customers read it; `@daniyar` is that person of the rota. A user does it in their own.
     */
    as?: string;
    /**
     * It is nothing for the shop: “Not ours”.
     */
    isDeclined?: boolean;
  };
  customers: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * A number, a phone, @username, or a part of a name.
     */
    find?: string;
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
  };
  exportCustomer: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * The number of a Telegram account, or order:… of who ordered on the shop’s site.
     */
    customer: string;
  };
  eraseCustomer: {
    /**
     * A city: the name of its folder.
     */
    city: string;
    /**
     * The number of a Telegram account, or order:… of who ordered on the shop’s site.
     */
    customer: string;
  };
  analytics: {
    /**
     * A city: the name of its folder.
     */
    city?: string;
    /**
     * Milliseconds since 1970; default: seven days before `until`.
     */
    since?: number;
    /**
     * Milliseconds since 1970; default: now.
     */
    until?: number;
    /**
     * Of each city’s own clocks; those in which nothing happened are there, too.
     */
    by?: 'day' | 'hour';
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
  login: {
    /**
     * However its letters are written: one name, one user.
     */
    name?: string;
    /**
     * Twelve characters or more.
     */
    password?: string;
    /**
     * All that the widget gave, as it is.
     */
    telegram?: {
      [k: string]: string | number;
    };
  };
  session: {};
  logout: {};
  changeOwnPassword: {
    /**
     * Twelve characters or more.
     */
    current: string;
    /**
     * Twelve characters or more.
     */
    next: string;
  };
  makeAccessToken: {
    /**
     * What it may.
     *
     * @minItems 1
     * @maxItems 9
     */
    scopes?: [
      'read' | 'write' | 'deploy' | 'secrets' | 'escalations' | 'deals' | 'customers' | 'audit' | 'access',
      ...(
        'read' | 'write' | 'deploy' | 'secrets' | 'escalations' | 'deals' | 'customers' | 'audit' | 'access'
      )[]
    ];
    /**
     * For these alone; absent: as its own.
     *
     * @maxItems 10000
     *
     * Items: A city: the name of its folder.
     */
    cities?: string[];
  };
  revokeAccessToken: {
    /**
     * The id of a short-lived token.
     */
    jti: string;
  };
  users: {
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
  };
  addUser: {
    /**
     * However its letters are written: one name, one user.
     */
    name: string;
    /**
     * What they may: docs/people.md.
     */
    role: 'viewer' | 'editor' | 'manager' | 'operator' | 'owner';
    /**
     * Names of cities; none: all.
     *
     * @maxItems 10000
     *
     * Items: A city: the name of its folder.
     */
    cities?: string[];
    /**
     * Number of a Telegram account.
     */
    telegram?: string;
    /**
     * Twelve characters or more.
     */
    password?: string;
    isTelegramOnly?: boolean;
  };
  changeUser: {
    name: string;
    /**
     * What they may: docs/people.md.
     */
    role?: 'viewer' | 'editor' | 'manager' | 'operator' | 'owner';
    /**
     * Names of cities; none: all.
     *
     * @maxItems 10000
     *
     * Items: A city: the name of its folder.
     */
    cities?: string[];
    /**
     * Null: none.
     */
    telegram?: string | null;
    isDisabled?: boolean;
    /**
     * Twelve characters or more.
     */
    password?: string;
  };
  tokens: {
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
  };
  createToken: {
    /**
     * Its name.
     */
    name: string;
    /**
     * What it may.
     *
     * @minItems 1
     * @maxItems 9
     */
    scopes: [
      'read' | 'write' | 'deploy' | 'secrets' | 'escalations' | 'deals' | 'customers' | 'audit' | 'access',
      ...(
        'read' | 'write' | 'deploy' | 'secrets' | 'escalations' | 'deals' | 'customers' | 'audit' | 'access'
      )[]
    ];
    /**
     * Names of cities; none: all.
     *
     * @maxItems 10000
     *
     * Items: A city: the name of its folder.
     */
    cities?: string[];
    /**
     * 30m, 12h, 90d; absent: never.
     */
    expires?: string;
  };
  revokeToken: {
    name: string;
  };
  audit: {
    /**
     * A city: the name of its folder.
     */
    city?: string;
    /**
     * Name of a user or a token.
     */
    who?: string;
    /**
     * Such entries alone: live, rollback, login, …
     */
    what?: string;
    /**
     * Milliseconds since 1970; default 0.
     */
    since?: number;
    /**
     * Of one page; default 100.
     */
    limit?: number;
    /**
     * Where the page begins: `next` of the page before.
     */
    cursor?: string;
  };
  verifyAudit: {
    /**
     * A hash that was kept.
     */
    head?: string;
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
