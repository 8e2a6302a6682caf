import type { CityId } from '../base/ids.ts';

/** A city as it is served now. */
export interface ShownCity {
  readonly city: CityId;
  readonly release: number;
  /** Something keeps it from answering, or its newest release from being served. */
  readonly hasProblem: boolean;
}

/** What waits in a city. */
export interface ShownQueue {
  readonly city: CityId;
  /** Events without their turn, and those that were set aside. */
  readonly inbox: number;
  readonly dead: number;
  /** Epoch milliseconds at which the first waiting event arrived; null when none waits. */
  readonly inboxSince: number | null;
  /** Messages and answers that are not out, deals that are not made, and deals that were given to a person. */
  readonly calls: number;
  readonly deals: number;
  readonly parked: number;
  /** When the first of the open deals was wanted; null when none is open. */
  readonly dealsSince: number | null;
}

/** What is not counted but looked up, each time that somebody asks. */
export interface Shown {
  readonly isReady: boolean;
  readonly now: number;
  readonly cities: readonly ShownCity[];
  /** Cities where nothing waits are left out. */
  readonly queues: readonly ShownQueue[];
  /** Cities whose CRM is spared: it does not answer (`down`), or a person must mend something there (`refuses`). */
  readonly crms: readonly {
    readonly city: CityId;
    readonly why: string;
    /** It has been left alone for long enough, and is tried with one call at a time. */
    readonly isHalfOpen: boolean;
  }[];
  /** Open troubles by their kind. */
  readonly troubles: ReadonlyMap<string, number>;
}

/** Milliseconds, on the monotonic clock. */
type Ms = number;

/**
 * Counts what happens, several times per update, so it must cost next to nothing. Cities are the finest that is told
 * apart: never a customer, a chat or a text.
 */
export interface Meter {
  /** An update for a served city was answered: `accepted`, or why it was turned away. */
  entered(city: CityId, answer: string, took: Ms): void;
  /** A request at the public door was answered with this HTTP status. */
  requested(status: number): void;
  /** A turn was committed, or failed; `waited`: since its event arrived. */
  turned(city: CityId, outcome: 'done' | 'failed', waited: Ms, took: Ms): void;
  /** An effect (`call`, `deal`) was worked on once, and is in this state now. */
  delivered(kind: string, state: string, took: Ms): void;
  /** One request to Telegram or a CRM (`send`, `create-deal`), and what became of it. */
  called(method: string, outcome: string, took: Ms): void;
  /** A lookup found several deals of one ticket. */
  doubled(city: CityId): void;
  /** So many cities switched to another release. */
  reloaded(cities: number): void;
  /** So many rows that were kept for long enough were dropped. */
  pruned(rows: number): void;
  /** A message to the operators, or a heartbeat. */
  alerted(what: 'message' | 'heartbeat', outcome: 'done' | 'failed'): void;
  /** Where to look up what is shown; the last one named counts. */
  show(look: () => Promise<Shown>): void;
}
