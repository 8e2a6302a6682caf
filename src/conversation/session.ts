import type { EscalationId } from '../base/ids.ts';

/** What the bot remembers of a chat between turns. `version` guards its stored form. */
export interface Session {
  readonly version: 1;
  /** Turns taken; 0 for a chat that was never seen. */
  readonly turns: number;
  /** As they are called now: they are found by it. Absent in sessions of before, and of groups. */
  readonly who?: { readonly name: string; readonly username?: string };
  /** The language that the customer chose; absent: that of their app. */
  readonly language?: string;
  /** Where the customer came from first: the campaign of the link that they opened. */
  readonly source?: string;
  /** When they last asked for a person in words: epoch milliseconds. */
  readonly askedAt?: number;
  /** A manager talks to them: what they write goes there. */
  readonly talk?: Talk;
  /** What they wrote last, the newest at the end. */
  readonly said?: readonly string[];
  /** What they agreed to, and when: epoch milliseconds. */
  readonly consent?: { readonly version: string; readonly at: number };
  /** What they wanted when they were asked for it. */
  readonly pending?: Pending;
  /** They were asked whether they would rather speak another language. */
  readonly wasOffered?: true;
}

/** A press, or words, that wait for the customer's consent. */
export type Pending =
  | { readonly data: string; readonly messageId: string }
  | { readonly text: string }
  | { readonly phone: string; readonly isOwn: boolean };

/** A talk with a manager, from Take until it ends. */
export interface Talk {
  readonly thread: EscalationId;
  /** The manager's name, as the customer reads it. */
  readonly manager: string;
  /** When anybody wrote last: epoch milliseconds. */
  readonly at: number;
  /** It is about a ticket: its deal gets what is said. */
  readonly isTicket?: true;
}

export const newSession: Session = { version: 1, turns: 0 };
