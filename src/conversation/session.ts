/** What the bot remembers of a chat between turns. `version` guards its stored form. */
export interface Session {
  readonly version: 1;
  /** Turns taken; 0 for a chat that was never seen. */
  readonly turns: number;
}

export const newSession: Session = { version: 1, turns: 0 };
