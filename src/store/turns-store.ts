import type { CityId, LaneId } from '../base/ids.ts';

/** One turn as it was taken, with all that it followed from. */
export interface StoredTurn {
  readonly seq: number;
  readonly city: CityId;
  readonly lane: LaneId;
  /** Number of the release that answered; 0 for an update that meant nothing. */
  readonly release: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** JSON, as the conversation saw it; `null`: an update that meant nothing. */
  readonly event: string;
  /** JSON; null: the chat was never seen before. */
  readonly sessionBefore: string | null;
  /** JSON. */
  readonly context: string;
  /** JSON. */
  readonly effects: string;
}

export interface TurnsWish {
  /** None: all. */
  readonly cities: readonly CityId[];
  /** Epoch milliseconds. */
  readonly since: number;
}

export interface TurnsStore {
  /** The next turns behind one, in their order; at most so many. */
  turnsAfter(
    wish: TurnsWish & { readonly after: number; readonly most: number },
  ): Promise<readonly StoredTurn[]>;
  /** The turns of a city before one, the newest first; at most so many. */
  turnsBefore(
    city: CityId,
    wish: { readonly since: number; readonly before: number; readonly most: number },
  ): Promise<readonly StoredTurn[]>;
  countTurns(wish: TurnsWish): Promise<number>;
}
