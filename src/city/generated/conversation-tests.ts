// Generated from schemas/ by scripts/generate.ts. Do not edit: run `npm run generate`.

/**
 * Conversations that must hold: every file in the tests folder of a city, except search.yaml.
 *
 * Items: Steps of one customer, from a first message on.
 */
export type ConversationTestsFile = {
  /**
   * What this conversation shows.
   */
  readonly name: string;
  /**
   * What the customer does and what must come back. Each step is one of say, press and contains.
   *
   * @minItems 1
   *
   * Items: One of say, press, contains.
   */
  readonly steps: [
    {
      /**
       * The customer writes this.
       */
      readonly say?: string;
      /**
       * The customer presses this button, counted from 1, of the newest message that has buttons.
       */
      readonly press?: number;
      /**
       * Something said since the last say or press contains this text.
       */
      readonly contains?: string;
    },
    ...{
      /**
       * The customer writes this.
       */
      readonly say?: string;
      /**
       * The customer presses this button, counted from 1, of the newest message that has buttons.
       */
      readonly press?: number;
      /**
       * Something said since the last say or press contains this text.
       */
      readonly contains?: string;
    }[]
  ];
}[];
