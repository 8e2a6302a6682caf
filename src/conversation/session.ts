/** What the bot remembers of a chat between turns. `version` guards its stored form. */
export interface Session {
  readonly version: 1;
  /** Turns taken; 0 for a chat that was never seen. */
  readonly turns: number;
  /** The language that the customer chose; absent: that of their app. */
  readonly language?: string;
  /** Where the customer came from first: the campaign of the link that they opened. */
  readonly source?: string;
  /** When they last asked for a person in words: epoch milliseconds. */
  readonly askedAt?: number;
  /** They were asked whether they would rather speak another language. */
  readonly wasOffered?: true;
}

export const newSession: Session = { version: 1, turns: 0 };
