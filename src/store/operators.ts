import type { CityId } from '../base/ids.ts';

/** What waits in a city; cities where nothing does are not told. Times are epoch milliseconds. */
export interface Backlog {
  readonly city: CityId;
  /** Events without their turn, and when the first of them arrived. */
  readonly inbox: number;
  readonly inboxSince: number | null;
  /** Events that were set aside. */
  readonly dead: number;
  /** Messages and answers that are not out. */
  readonly calls: number;
  /** Tickets without their deal, and when the first of them was wanted. */
  readonly deals: number;
  readonly dealsSince: number | null;
  /** Tickets that were given to a person. */
  readonly parked: number;
}

/** A trouble of the platform or of a city, from when it was first seen until operators know that it is over. */
export interface StoredTrouble {
  readonly kind: string;
  /** The city, or what else it is about; empty: the platform. */
  readonly about: string;
  /** What is told beside: numbers, an error's name. */
  readonly detail: string;
  readonly since: number;
  /** Since when it is not seen any more; null while it is. */
  readonly goneSince: number | null;
  /** Whether the operators were told that it began. */
  readonly isTold: boolean;
}

/** What of the state is for the people who operate it. */
export interface OperatorsStore {
  /** Cheap enough to be asked every few seconds, unlike `queueDepths`. */
  backlog(): Promise<readonly Backlog[]>;
  /** Oldest first. */
  troubles(): Promise<readonly StoredTrouble[]>;
  saveTroubles(change: {
    readonly kept: readonly StoredTrouble[];
    readonly dropped: readonly Pick<StoredTrouble, 'kind' | 'about'>[];
  }): Promise<void>;
}
