import type { CityId, DestinationId, LaneId } from '../base/ids.ts';

/** An event whose turns failed too often. */
export interface DeadTurn {
  readonly seq: number;
  readonly city: CityId;
  readonly lane: LaneId;
  readonly source: 'update' | 'event';
  readonly payload: string;
  readonly attempts: number;
  readonly error: string | null;
  /** When it came. */
  readonly at: number;
}

/** A deal that waits for a person. */
export interface ParkedDeal {
  readonly seq: number;
  readonly city: CityId;
  readonly destination: DestinationId;
  readonly payload: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly at: number;
  /** Whether people were asked to make it themselves. */
  readonly isByHand: boolean;
  /** Whether a request whose answer was lost may have made it: it must be looked up before another is sent. */
  readonly mayExist: boolean;
}

/** What the store does for what was set aside; each method is one transaction. */
export interface DeadStore {
  /** Oldest first. */
  deadTurns(): Promise<readonly DeadTurn[]>;
  parkedDeals(): Promise<readonly ParkedDeal[]>;
  /** Lets them have another go, from their first attempt on, in their old place; gives back how many were still set aside. */
  retryDead(what: {
    readonly turns: readonly number[];
    readonly deals: readonly Pick<ParkedDeal, 'seq' | 'mayExist'>[];
    readonly at: number;
    readonly author: string;
  }): Promise<number>;
}
