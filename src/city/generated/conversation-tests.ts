// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * Conversations that must hold: every file in the tests folder of a city, except search.yaml.
 *
 * @maxItems 5000
 *
 * Items: Steps of one customer or several, from a first message on.
 */
export type ConversationTestsFile = {
  /**
   * What this conversation shows.
   */
  readonly name: string;
  /**
   * Language of the customers' Telegram. Without it the city's first language.
   */
  readonly language?: string;
  /**
   * The conversation is run once in each of these languages.
   *
   * @maxItems 10
   *
   * Items: A language of the city.
   */
  readonly languages?: string[];
  /**
   * When it begins, by the city's clocks: a date and a time, or a day of the week and a time. The clock stands still but for wait and a few seconds a step.
   */
  readonly now?: string;
  /**
   * A table: the conversation is run once for each row.
   *
   * @maxItems 200
   *
   * Items: A value for each name. The conversation is run with these values where the steps say <name>. A language column says the customer's language.
   */
  readonly examples?: {
    /**
     * What stands in place of the name: a text, a number, or a list.
     */
    [k: string]: string | number | string[];
  }[];
  /**
   * What happens and what must come of it, in order.
   *
   * @maxItems 200
   *
   * Items: One action (say, press, send, manager, crm, wait, bitrix, telegram), what must come of it (expect), or both.
   */
  readonly steps: {
    /**
     * Whose step this is: the name of a customer. Each name is a customer of their own. Without it, it is that of the step before, and at first Айгерим Сапарова.
     */
    readonly as?: string;
    /**
     * The customer writes this.
     */
    readonly say?: string;
    /**
     * The customer presses this button: by its words, under the newest message that has such a button; or by a part of its words or its number, counted from 1, under the newest message that has buttons.
     */
    readonly press?: string | number;
    /**
     * The customer sends something that is no text: contact, photo, location or voice; with values where they matter.
     */
    readonly send?:
      | string
      | {
          /**
           * A phone: +77011234567.
           */
          readonly contact?: string;
          /**
           * Whether the phone is the customer's own.
           */
          readonly own?: boolean;
          /**
           * The caption under the picture; empty: none.
           */
          readonly photo?: string;
          /**
           * A place on the map.
           */
          readonly location?: {
            /**
             * Degrees north.
             */
            readonly latitude: number;
            /**
             * Degrees east.
             */
            readonly longitude: number;
          };
        };
    /**
     * What a manager does in the managers' group: take, close, decline, or an answer with `reply`. It is about the newest customer's card there.
     */
    readonly manager?:
      | string
      | {
          /**
           * The button under the card. Without it none is pressed.
           */
          readonly press?: 'take' | 'close' | 'decline';
          /**
           * The manager answers the newest message of the bot in the group.
           */
          readonly reply?: string;
          /**
           * Who does it.
           */
          readonly by?: string;
          /**
           * The name of the customer whom it is about.
           */
          readonly to?: string;
        };
    /**
     * Somebody moves a deal to this stage on the portal's board, and the customer is told where the city has words for it. The newest deal; another one by its number in the order they were made.
     */
    readonly crm?:
      | string
      | {
          /**
           * Id of the stage.
           */
          readonly stage: string;
          /**
           * Which one, counted from 1.
           */
          readonly deal?: number;
        };
    /**
     * So much time passes: reminders come, pending calls are tried again, shops open and close. Seconds, minutes, hours, days.
     */
    readonly wait?: string;
    /**
     * From now on the portal does not answer (down), refuses everything (refuses), loses its answers (lost), or works (up). Without it the portal works.
     */
    readonly bitrix?: 'up' | 'down' | 'refuses' | 'lost';
    /**
     * From now on Telegram does not answer (down), asks to wait for 30 s once (429), has this customer's block of the bot (blocked, until they write again), or works (up). Without it Telegram works.
     */
    readonly telegram?: 'up' | 'down' | 'blocked' | 429;
    /**
     * Something said since the last action contains this text: short for expect: { contains: … }.
     */
    readonly contains?: string;
    /**
     * What came of the step, in the chat of its customer; or the words no reply. Without an action in the same step, of the last step that had one.
     */
    readonly expect?:
      | string
      | {
          /**
           * Exactly this is said. One text: a message, or a pop-up, says it. A list: these messages came, and no others, in this order. `zeta test --update` writes here what is said now.
           *
           * @maxItems 50
           */
          readonly text?: string | string[];
          /**
           * Each of these texts is in something that was said.
           *
           * @maxItems 50
           */
          readonly contains?: string | string[];
          /**
           * None of these texts is in anything that was said.
           *
           * @maxItems 50
           */
          readonly lacks?: string | string[];
          /**
           * Something that was said matches each of these regular expressions (JavaScript, with the flag u; anywhere in the text).
           *
           * @maxItems 50
           */
          readonly matches?: string | string[];
          /**
           * So many messages came, those that were changed in place included.
           */
          readonly messages?: number;
          /**
           * Texts of the buttons under the newest message that has any, row by row: exactly these, or `contain` these; or the <name> of a column that has them.
           *
           * @maxItems 100
           */
          readonly buttons?:
            | string[]
            | {
                /**
                 * These are among them, in this order; others may stand between them.
                 *
                 * Items: The words on the button.
                 */
                readonly contain?: string[];
              }
            | string;
          /**
           * SKUs of the products that were shown, in order: exactly these, or `contain` these; or the <name> of a column that has them.
           *
           * @maxItems 100
           */
          readonly products?:
            | string[]
            | {
                /**
                 * These are among them, in this order; others may stand between them.
                 *
                 * Items: SKU of a product of the catalog.
                 */
                readonly contain?: string[];
              }
            | string;
          /**
           * Keys of texts that were used. Holds in every language.
           *
           * @maxItems 50
           *
           * Items: Key of a text of prompts.
           */
          readonly prompts?: string[];
          /**
           * What stands in the CRM now of the deals of this conversation: the newest deal, and how many there are.
           */
          readonly deal?: {
            /**
             * How many deals there are.
             */
            readonly count?: number;
            /**
             * The deal's title has this text in it.
             */
            readonly title?: string;
            /**
             * The stage that it is in.
             */
            readonly stage?: string;
            /**
             * Its sum, in the city's currency.
             */
            readonly sum?: number;
            /**
             * The portal's employee who has it.
             */
            readonly assigned?: number;
            /**
             * The deal's comments, or its timeline, have this text in them.
             */
            readonly comment?: string;
            /**
             * The phone of the deal's contact.
             */
            readonly phone?: string;
            /**
             * Names of the products in it, in order.
             *
             * @maxItems 100
             *
             * Items: The product's name as the deal has it.
             */
            readonly products?: string[];
            /**
             * Values of the portal's own fields.
             */
            readonly fields?: {
              /**
               * What the field says.
               */
              [k: string]: string;
            };
          };
          /**
           * What came into the managers' group: a text that is in it, the words no reply, or more exactly.
           */
          readonly manager?:
            | string
            | {
                /**
                 * Exactly this is said. One text: a message, or a pop-up, says it. A list: these messages came, and no others, in this order. `zeta test --update` writes here what is said now.
                 *
                 * @maxItems 50
                 */
                readonly text?: string | string[];
                /**
                 * Each of these texts is in something that was said.
                 *
                 * @maxItems 50
                 */
                readonly contains?: string | string[];
                /**
                 * None of these texts is in anything that was said.
                 *
                 * @maxItems 50
                 */
                readonly lacks?: string | string[];
                /**
                 * Something that was said matches each of these regular expressions (JavaScript, with the flag u; anywhere in the text).
                 *
                 * @maxItems 50
                 */
                readonly matches?: string | string[];
                /**
                 * So many messages came, those that were changed in place included.
                 */
                readonly messages?: number;
                /**
                 * Texts of the buttons under the newest message that has any, row by row: exactly these, or `contain` these; or the <name> of a column that has them.
                 *
                 * @maxItems 100
                 */
                readonly buttons?:
                  | string[]
                  | {
                      /**
                       * These are among them, in this order; others may stand between them.
                       *
                       * Items: The words on the button.
                       */
                      readonly contain?: string[];
                    }
                  | string;
              };
        };
  }[];
}[];
