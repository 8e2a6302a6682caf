import type { BotId, CityId, LaneId } from '../base/ids.ts';

export interface Named {
  readonly name: string;
  readonly count: number;
}

/** What happened in a city's bot. Times: epoch milliseconds. */
export interface ShopNumbers {
  readonly since: number;
  readonly until: number;
  /** Chats in which a turn was taken; no further back than turns are kept. */
  readonly conversations: number;
  /** How often each thing was counted: `search`, `ticket`, `manager` and so on. */
  readonly counts: Readonly<Record<string, number>>;
  readonly withoutResults: number;
  /** What was searched for most without results, in small letters; at most 20. */
  readonly missed: readonly Named[];
  /** Seconds until each customer was taken by a manager, the shortest first. */
  readonly takeSeconds: readonly number[];
  /** Stages that deals came to. */
  readonly stages: readonly Named[];
  /** Campaigns that conversations began with. */
  readonly sources: readonly Named[];
  readonly releases: readonly {
    readonly release: number;
    readonly searches: number;
    readonly tickets: number;
    readonly questions: number;
  }[];
  /** Searches and tickets by day; `day`: days since 1970 in the city's time. */
  readonly days: readonly { readonly day: number; readonly searches: number; readonly tickets: number }[];
}

export interface NumbersWish {
  readonly since: number;
  readonly until: number;
  /** What the city's clocks are ahead of UTC. */
  readonly offsetMs: number;
}

/** What is counted by time. */
export interface SeriesNumbers {
  readonly searches: number;
  readonly withoutResults: number;
  /** The shop's site took over. */
  readonly links: number;
  readonly questions: number;
  readonly tickets: number;
  readonly deals: number;
  /** Deals that came to a stage which ends them. */
  readonly won: number;
  readonly lost: number;
}

export const quarterMs = 15 * 60_000;

/** Within a quarter of an hour; `quarter`: such since 1970. */
export interface QuarterNumbers extends SeriesNumbers {
  readonly quarter: number;
}

/** An event that comes to a lane at its time. */
export interface LaneWake {
  readonly city: CityId;
  readonly lane: LaneId;
  readonly bot: BotId;
  readonly key: string;
  readonly at: number;
  readonly payload: string;
}

/** What is counted for the shop, and when it is told. */
export interface ShopNumbersStore {
  shopNumbers(city: CityId, wish: NumbersWish): Promise<ShopNumbers>;
  /** The oldest first; quarters in which nothing happened are left out. */
  quarterNumbers(
    city: CityId,
    wish: { readonly since: number; readonly until: number },
  ): Promise<readonly QuarterNumbers[]>;
  /** What customers of a city searched for since then, in small letters, the most frequent first. */
  frequentQueries(city: CityId, since: number, most: number): Promise<readonly string[]>;
  /** Has lanes woken, where nothing of this key waits for them; gives back how many are new. */
  ensureWakes(wakes: readonly LaneWake[]): Promise<number>;
}
