import type { CityId, LaneId } from '../base/ids.ts';

/** Somebody whom a city's bot remembers. */
export interface CustomerRow {
  readonly lane: LaneId;
  /** When they did something last: epoch milliseconds. */
  readonly seenAt: number;
  /** As they were called then; null where that is not kept. */
  readonly name: string | null;
  readonly username: string | null;
}

export interface CustomersWish {
  /** The last one that was listed: who comes after. */
  readonly after?: { readonly seenAt: number; readonly lane: string };
  /** Absent: all. */
  readonly most?: number;
}

export interface CustomerStore {
  /** Who did something last comes first. */
  listCustomers(city: CityId, wish: CustomersWish): Promise<readonly CustomerRow[]>;
  /** Those who gave this phone: `+77010000000`. */
  lanesWithPhone(city: CityId, phone: string): Promise<readonly LaneId[]>;
  /** How often they were handed to people, and phones that they gave then. */
  requestsOf(
    city: CityId,
    lane: LaneId,
  ): Promise<{ readonly count: number; readonly phones: readonly string[] }>;
}
