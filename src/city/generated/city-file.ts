// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * Settings of one city's bot: the file city.yaml in the city's folder.
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
   *
   * Items: Two letters: ru (Russian), kk (Kazakh) or en (English).
   */
  readonly languages: [string, ...string[]];
  /**
   * The bot that serves this city.
   */
  readonly telegram: {
    /**
     * Where the bot's token is, never the token itself: env:NAME (a variable, or a line of .env) or file:PATH.
     */
    readonly token: string;
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
     * Id of the Telegram group that receives cards about customers. It is a text, so it stands in quotes.
     */
    readonly chat?: string;
    /**
     * When managers answer, in the city's time zone.
     */
    readonly hours?: {
      /**
       * A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.
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
    /**
     * Who gets the next customer: those who are there now, by category where they have some, by turns or the least busy first. Without it all cards tag the handle.
     */
    readonly rota?: {
      /**
       * round-robin: by turns; least-busy: whoever has the fewest open customers.
       */
      readonly by?: 'round-robin' | 'least-busy';
      /**
       * Who answers.
       *
       * @minItems 1
       * @maxItems 50
       *
       * Items: One manager.
       */
      readonly people: [
        {
          /**
           * Telegram username: it is tagged on the cards of this person, and by it they are known when they press Take.
           */
          readonly handle: string;
          /**
           * Id of the portal's user: deals of this person's customers are theirs.
           */
          readonly bitrix?: number;
          /**
           * When this person answers, in the city's time zone. Without it: whenever managers do.
           *
           * @minItems 1
           * @maxItems 7
           *
           * Items: Days with the same hours. A shop that closes after midnight writes a "to" that is earlier than "from".
           */
          readonly hours?: [
            {
              /**
               * A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.
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
            },
            ...{
              /**
               * A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.
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
            }[]
          ];
          /**
           * Customers with a product of these categories, and what is under them, come to this person first.
           *
           * @maxItems 50
           *
           * Items: A category, levels joined by " / ".
           */
          readonly categories?: string[];
        },
        ...{
          /**
           * Telegram username: it is tagged on the cards of this person, and by it they are known when they press Take.
           */
          readonly handle: string;
          /**
           * Id of the portal's user: deals of this person's customers are theirs.
           */
          readonly bitrix?: number;
          /**
           * When this person answers, in the city's time zone. Without it: whenever managers do.
           *
           * @minItems 1
           * @maxItems 7
           *
           * Items: Days with the same hours. A shop that closes after midnight writes a "to" that is earlier than "from".
           */
          readonly hours?: [
            {
              /**
               * A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.
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
            },
            ...{
              /**
               * A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.
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
            }[]
          ];
          /**
           * Customers with a product of these categories, and what is under them, come to this person first.
           *
           * @maxItems 50
           *
           * Items: A category, levels joined by " / ".
           */
          readonly categories?: string[];
        }[]
      ];
    };
    /**
     * What the cards in the managers' group and the deals are written in. Without it, the city's first language.
     */
    readonly language?: 'ru' | 'kk' | 'en';
    /**
     * When nobody takes a customer: the managers' group is reminded, then the backup is called. Out of hours it is counted from opening.
     */
    readonly reminder?: {
      /**
       * After so many minutes the group is reminded, and after as many more the backup is called.
       */
      readonly minutes?: number;
      /**
       * Telegram username of who is tagged when the reminder did not help. Without it the first reminder is the last.
       */
      readonly backup?: string;
    };
    /**
     * A talk with a manager in which nobody wrote for so many hours is over, and the bot answers again.
     */
    readonly quiet_hours?: number;
    /**
     * Texts that managers send by their name: the reply !address to a card sends the text of address. Customers read them as they are written here.
     */
    readonly replies?: {
      /**
       * What the customer reads.
       */
      [k: string]: string;
    };
    /**
     * Whether the managers' group gets the numbers of the week each Monday, when managers begin.
     */
    readonly digest?: boolean;
  };
  /**
   * Where customers find the shop: shown by /contacts and the menu's button.
   */
  readonly contacts?: {
    /**
     * Street and house, as a customer would tell a taxi driver.
     */
    readonly address?: string;
    /**
     * In international form, so that it can be called by a tap.
     */
    readonly phone?: string;
    /**
     * Link to the place on a map (2GIS, Yandex, Google).
     */
    readonly map?: string;
    /**
     * When the shop is open, in the city's time zone.
     *
     * @minItems 1
     * @maxItems 7
     *
     * Items: Days with the same hours. A shop that closes after midnight writes a "to" that is earlier than "from".
     */
    readonly hours?: [
      {
        /**
         * A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.
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
      },
      ...{
        /**
         * A day, a range of days, or several of them after commas: mon, tue, wed, thu, fri, sat, sun.
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
      }[]
    ];
    /**
     * Where the shop stands. Customers who send their location are told how far it is, and which city of yours is nearer.
     */
    readonly location?: {
      /**
       * Degrees north of the equator; the first number on most maps.
       */
      readonly latitude: number;
      /**
       * Degrees east of Greenwich; the second number on most maps.
       */
      readonly longitude: number;
    };
  };
  /**
   * How much is answered in a minute. A customer who sends more is told so once (limits.too_fast), then the bot is silent until there is room again.
   */
  readonly limits?: {
    /**
     * Messages and presses of one customer that are answered in a minute.
     */
    readonly customer?: number;
    /**
     * Messages and presses of all customers of the city that are answered in a minute. Telegram lets a bot send about 1,800.
     */
    readonly city?: number;
  };
  /**
   * Where the city's products come from.
   */
  readonly catalog: {
    /**
     * Price lists, in layers: CSV, Excel (.xlsx), JSON, or a feed of Yandex Market, Google Merchant or 1C, packed or not. Products are matched by SKU and later, non-empty cells win. Paths are relative to the city's folder, or to cities/ when they begin with an underscore folder such as _shared/.
     *
     * @minItems 1
     *
     * Items: Path of one file, or of the folder with an exchange of 1C.
     */
    readonly files: [string, ...string[]];
    /**
     * Which column of the file holds which field: its header, or its number (from 1) for a file without a header, or false for a column that shall not be read. Columns with well-known names (Артикул, Цена, sku, price …) are found without it.
     */
    readonly columns?: {
      /**
       * Header of the column with the product's code; each product needs its own.
       */
      readonly sku?: string | number | boolean;
      /**
       * Header of the column with the product's name.
       */
      readonly name?: string | number | boolean;
      /**
       * Header of the column with the category; levels are separated by " / ".
       */
      readonly category?: string | number | boolean;
      /**
       * Header of the column with the price; for an exchange of 1C, the name of the kind of price that customers pay.
       */
      readonly price?: string | number | boolean;
      /**
       * Header of the column with the number of pieces at hand.
       */
      readonly stock?: string | number | boolean;
      /**
       * Header of the column with the brand.
       */
      readonly brand?: string | number | boolean;
      /**
       * Header of the column with the address of the product's page.
       */
      readonly link?: string | number | boolean;
      /**
       * Header of the column with pictures: links, or paths in the city's folder.
       */
      readonly images?: string | number | boolean;
      /**
       * Header of the column with the description.
       */
      readonly description?: string | number | boolean;
      /**
       * Header of the column that takes a product out of the catalog: yes in a cell drops the product of an earlier file.
       */
      readonly remove?: string | number | boolean;
      /**
       * Headers of columns that are shown on the product card under their own names.
       *
       * Items: Header of one column.
       */
      readonly attributes?: string[];
    };
    /**
     * How the files are written. All of it is found out by itself; a setting is for files where that is not certain, and holds for all files of the catalog.
     */
    readonly format?: {
      /**
       * What the files are. Without it that is found in their content: yml is Yandex Market's feed, google Google Merchant's, commerceml the exchange of 1C, shopify and woocommerce the exports of these shops, and csv any table.
       */
      readonly type?: 'csv' | 'xlsx' | 'json' | 'yml' | 'google' | 'commerceml' | 'shopify' | 'woocommerce';
      /**
       * The sign between cells. Without it the sign is found in the first lines.
       */
      readonly delimiter?: ';' | ',' | 'tab' | '|' | '/';
      /**
       * How letters are stored. Spreadsheets on Windows write windows-1251; a byte-order mark in the file is stronger than this setting. Without it the encoding is found in the letters.
       */
      readonly encoding?:
        | 'utf-8'
        | 'utf-16le'
        | 'utf-16be'
        | 'windows-1251'
        | 'windows-1252'
        | 'koi8-r'
        | 'ibm866'
        | 'x-mac-cyrillic';
      /**
       * Whether the first row holds the names of the columns (true) or is a product like the others (false).
       */
      readonly header?: boolean;
      /**
       * The sign before the decimals of a price; the other one stands between thousands. It decides whether 1,250 is a thousand or one and a quarter. Without it such a price is refused.
       */
      readonly decimal?: ',' | '.';
    };
    /**
     * Addresses that a serving process asks for fresh prices and stock, over what the files say. Products are matched by SKU; a feed adds no product and removes none.
     *
     * @minItems 1
     *
     * Items: One address. Of several that say the same of a product, the later one wins.
     */
    readonly feeds?: [
      {
        /**
         * The https address of the feed: any kind of file that catalog.files may name, packed or not. Only zeta dev also takes http, from this machine.
         */
        readonly url: string;
        /**
         * How often it is asked: a number of minutes (m), hours (h) or days (d), five minutes at least.
         */
        readonly every?: string;
        /**
         * What is taken from the feed. All else stays as the files say.
         *
         * @minItems 1
         *
         * Items: A field of a product.
         */
        readonly fields: [
          (
            | 'price'
            | 'stock'
            | 'name'
            | 'description'
            | 'link'
            | 'images'
            | 'category'
            | 'brand'
            | 'attributes'
          ),
          ...(
            | 'price'
            | 'stock'
            | 'name'
            | 'description'
            | 'link'
            | 'images'
            | 'category'
            | 'brand'
            | 'attributes'
          )[]
        ];
        /**
         * What the feed is. Without it that is found in its content.
         */
        readonly format?: 'csv' | 'xlsx' | 'json' | 'yml' | 'google' | 'commerceml' | 'shopify' | 'woocommerce';
        /**
         * When nothing fresh could be had for so long, prices read as the prompt product.price_stale says.
         */
        readonly stale_after?: string;
      },
      ...{
        /**
         * The https address of the feed: any kind of file that catalog.files may name, packed or not. Only zeta dev also takes http, from this machine.
         */
        readonly url: string;
        /**
         * How often it is asked: a number of minutes (m), hours (h) or days (d), five minutes at least.
         */
        readonly every?: string;
        /**
         * What is taken from the feed. All else stays as the files say.
         *
         * @minItems 1
         *
         * Items: A field of a product.
         */
        readonly fields: [
          (
            | 'price'
            | 'stock'
            | 'name'
            | 'description'
            | 'link'
            | 'images'
            | 'category'
            | 'brand'
            | 'attributes'
          ),
          ...(
            | 'price'
            | 'stock'
            | 'name'
            | 'description'
            | 'link'
            | 'images'
            | 'category'
            | 'brand'
            | 'attributes'
          )[]
        ];
        /**
         * What the feed is. Without it that is found in its content.
         */
        readonly format?: 'csv' | 'xlsx' | 'json' | 'yml' | 'google' | 'commerceml' | 'shopify' | 'woocommerce';
        /**
         * When nothing fresh could be had for so long, prices read as the prompt product.price_stale says.
         */
        readonly stale_after?: string;
      }[]
    ];
  };
  /**
   * What search finds for customers of this city.
   */
  readonly search?: {
    /**
     * Products that come first when a customer searches for exactly these words, in this order; what else is found follows. Word forms and the order of words do not matter.
     */
    readonly pins?: {
      /**
       * SKUs from the catalog, the first one on top; at most 20. A product that is gone is skipped. An empty list takes back the pins of the shared city.yaml.
       *
       * @maxItems 20
       *
       * Items: The product's code, just as the catalog has it.
       */
      [k: string]: string[];
    };
  };
  /**
   * The CRM that tickets become deals in. Without it the bot has no "ticket" button.
   */
  readonly bitrix?: {
    /**
     * Where the address of the portal's incoming webhook is, never the address itself: env:NAME (a variable, or a line of .env) or file:PATH.
     */
    readonly webhook: string;
    /**
     * deal, or lead: a lead is looked at by people first and has no funnel, so deal.category is not used; its stages are those of leads. What was made before stays what it is.
     */
    readonly entity?: 'deal' | 'lead';
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
       * Id of the source that new deals name (crm.status.list, SOURCE). Each deal has utmSource telegram, with the campaign, whatever this says.
       */
      readonly source?: string;
      /**
       * Id of the portal's user who gets new deals.
       */
      readonly assigned?: number;
      /**
       * The portal's own fields. Values may use {city_name}, {city}, {sku}, {product_name}, {query} and {customer}.
       */
      readonly fields?: {
        /**
         * What is written into the field; {values} are filled in.
         */
        [k: string]: string;
      };
      /**
       * Id of the stage that a deal moves to when its manager presses Close. Without it the stage stays.
       */
      readonly closed?: string;
      /**
       * For so long a customer who asks for the same product again gets no second deal: the open one is told of it. 0: each request is a deal.
       */
      readonly again_hours?: number;
    };
    /**
     * Where the token of the portal's outgoing webhook is (its event: ONCRMDEALUPDATE, its address: /bitrix/<city>), never the token itself. Without it deals are looked at every five minutes.
     */
    readonly events?: string;
    /**
     * What customers hear of their deals: by stage, in the words of this city. A stage that is not here is not told.
     */
    readonly stages?: {
      /**
       * What it is called, and what the customer is told when the deal comes there.
       */
      [k: string]: {
        /**
         * The state in the customer's list of requests, in each language that the city speaks.
         */
        readonly name: {
          /**
           * A word or two.
           */
          [k: string]: string;
        };
        /**
         * What the customer reads when the deal comes to this stage, in each language that the city speaks; {number} is the deal's number, {name} what it is about. Without it only the list of requests says so.
         */
        readonly text?: {
          /**
           * A message: up to 4096 characters.
           */
          [k: string]: string;
        };
      };
    };
  };
  /**
   * Customers are asked for their consent before their name, question or phone is handed to the shop. Without it they are not asked.
   */
  readonly privacy?: {
    /**
     * Which wording the customer agrees to; it is kept with the consent. A new version is asked for anew.
     */
    readonly version: string;
    /**
     * Page with the whole text.
     */
    readonly link?: string;
  };
}
