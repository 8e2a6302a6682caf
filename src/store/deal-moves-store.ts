import type { CityId, LaneId } from '../base/ids.ts';

/** What a look at a city's deals found. */
export interface DealMoves {
  readonly moves: readonly {
    /** UUID of the ticket. */
    readonly ticket: string;
    readonly stage: string;
    /** By the portal's clock; epoch milliseconds. */
    readonly updatedAt: number;
  }[];
  /** The stage that deals begin in: one that was never seen stands there. */
  readonly first: string;
  /** Deals that changed later are for the next look. */
  readonly until: number;
  readonly at: number;
}

/** Which stages of which deals were seen: a look at them is one transaction with what it tells. */
export interface DealMovesStore {
  /** How far the last look came, by the portal's clock; undefined: nobody ever looked. */
  dealsSeenUntil(city: CityId): Promise<number | undefined>;
  /** Takes over stages, tells the lanes of those that changed, and gives these back. */
  takeDealMoves(city: CityId, moves: DealMoves): Promise<readonly LaneId[]>;
}
