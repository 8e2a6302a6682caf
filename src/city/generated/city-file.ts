// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * Where the secret is, never the secret itself: env:NAME (a variable, or a line of .env) or file:PATH.
 */
export type SecretReference = string;
/**
 * Header of the column, as it is written in the file.
 */
export type Column = string;

/**
 * The settings of one city's bot: cities/<city>/city.yaml.
 */
export interface CityFile {
  /**
   * The city as its customers call it; prompts show it as {city_name}.
   */
  readonly name: string;
  /**
   * IANA name of the city's time zone; opening hours and dates are told in it.
   */
  readonly timezone: string;
  /**
   * ISO 4217 code of the currency of all prices in this city's catalog.
   */
  readonly currency: string;
  /**
   * Languages that the bot speaks; the first is the default. Built-in texts exist for ru, kk and en.
   *
   * @minItems 1
   */
  readonly languages: [string, ...string[]];
  /**
   * The bot that serves this city.
   */
  readonly telegram: {
    readonly token: SecretReference;
    /**
     * The bot's username without @; when given, it is compared with the one that the token belongs to.
     */
    readonly username?: string;
  };
  /**
   * Who answers customers of this city. Without it the bot has no "manager" button.
   */
  readonly manager?: {
    /**
     * Telegram username that is tagged in the managers' group, or given to customers where there is no group.
     */
    readonly handle?: string;
    /**
     * Id of the Telegram group that receives cards about customers. Written in quotes: it is longer than a YAML number may be.
     */
    readonly chat?: string;
    /**
     * When managers answer, in the city's time zone.
     */
    readonly hours?: {
      /**
       * A day, a range or a comma-separated list of them.
       */
      readonly days: string;
      /**
       * Opening time, HH:MM, in quotes.
       */
      readonly from: string;
      /**
       * Closing time, HH:MM, in quotes.
       */
      readonly to: string;
    };
  };
  /**
   * Where the city's products come from.
   */
  readonly catalog: {
    /**
     * CSV files, in layers: rows are matched by SKU and later, non-empty cells win. Paths are relative to the city's folder, or to cities/ when they begin with an underscore folder such as _shared/.
     *
     * @minItems 1
     */
    readonly files: [string, ...string[]];
    /**
     * Which column of the file holds which field. Columns with well-known names (Артикул, Цена, sku, price …) are found without it.
     */
    readonly columns?: {
      readonly sku?: Column;
      readonly name?: Column;
      readonly category?: Column;
      readonly price?: Column;
      readonly stock?: Column;
      readonly brand?: Column;
      readonly link?: Column;
      readonly images?: Column;
      readonly description?: Column;
      readonly remove?: Column;
      /**
       * Headers of columns that are shown on the product card under their own names.
       */
      readonly attributes?: string[];
    };
  };
  /**
   * The CRM that tickets become deals in. Without it the bot has no "ticket" button.
   */
  readonly bitrix?: {
    readonly webhook: SecretReference;
    /**
     * What a new deal is filled with.
     */
    readonly deal?: {
      /**
       * Id of the funnel (crm.category.list); 0 is the general one.
       */
      readonly category?: number;
      /**
       * Id of the stage in which new deals appear (crm.status.list).
       */
      readonly stage?: string;
      /**
       * Id of the portal's user who gets new deals.
       */
      readonly assigned?: number;
      /**
       * The portal's own fields. Values may use {city_name}, {city}, {sku}, {product_name}, {query} and {customer}.
       */
      readonly fields?: {
        [k: string]: string;
      };
    };
  };
}
