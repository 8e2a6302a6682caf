// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * What customers ask beside products, and the answers: faq.yaml of a city, or of cities/_shared. Each topic has a name of your own; a city's topic replaces the shared one of the same name. A message with all words of a phrase is answered before anything is searched for.
 */
export interface FaqFile {
  /**
   * One question in all the ways that customers ask it, and its answer.
   */
  [k: string]: {
    /**
     * How customers ask, by language. Forms of words, their order and what else is said do not matter: all words of one phrase must be in the message. {} switches the shared topic off.
     */
    readonly phrases: {
      /**
       * Short phrases: the fewer words, the more messages they match.
       *
       * @maxItems 50
       *
       * Items: The words that must be in the message.
       */
      [k: string]: string[];
    };
    /**
     * What the customer reads, in each language that the city speaks. Telegram's tags may be used, and {city_name} for the city's name.
     */
    readonly answer?: {
      /**
       * A message: up to 4096 characters.
       */
      [k: string]: string;
    };
    /**
     * Links under the answer, one in a row.
     *
     * @maxItems 6
     *
     * Items: A link and what stands on it.
     */
    readonly buttons?: {
      /**
       * What stands on the button, in each language that the city speaks.
       */
      readonly text: {
        /**
         * A few words: a small phone shows about 38 letters.
         */
        [k: string]: string;
      };
      /**
       * Address of the page that the button opens.
       */
      readonly link: string;
    }[];
    /**
     * Buttons of the menu under the answer. Without it there are none.
     *
     * @maxItems 4
     *
     * Items: A part of the menu: catalog, contacts, ask (a manager) or requests.
     */
    readonly opens?: ('catalog' | 'contacts' | 'ask' | 'requests')[];
  };
}
