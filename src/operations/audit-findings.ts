import type { CityId } from '../base/ids.ts';

/** One ticket that is several deals. */
export interface DoubleDeal {
  readonly city: CityId;
  readonly ticket: string;
  /** When the customer wanted it; epoch milliseconds. Null: before the period that was looked at. */
  readonly at: number | null;
  /** All of them, the oldest first. */
  readonly deals: readonly SeenDeal[];
  /** The number that the customer was told, or will be; null: none yet. */
  readonly told: string | null;
}

export interface SeenDeal {
  readonly id: string;
  /** Where a person sees it in a browser. */
  readonly url: string;
}

/**
 * A ticket whose deal is not there as it was made; the customer was told its number. `deleted`: the portal has no such deal. `hidden`: it is there, and the
 * webhook's employee may not read it. `unmarked`: it is there, without the mark by which ZETA finds it. `unknown`: nobody
 * asked, as too many are missing.
 */
export interface LostDeal {
  readonly city: CityId;
  readonly ticket: string;
  /** As of a double. */
  readonly at: number | null;
  readonly deal: SeenDeal;
  readonly why: 'deleted' | 'hidden' | 'unmarked' | 'unknown';
}

/** A deal with a mark of ours whose ticket is not in this target: another installation made it, or a backup is older. */
export interface StrangeDeal {
  readonly city: CityId;
  readonly ticket: string;
  readonly deal: SeenDeal;
}

/** A ticket that was given to a person, and nothing here shows that it is settled. */
export interface ParkedTicket {
  /** As `zeta dead` calls it: `d9`. */
  readonly id: string;
  readonly city: CityId;
  readonly ticket: string;
  readonly at: number;
  readonly error: string | null;
  /** The deal that is there all the same; null: none was found, or its portal was not looked into. */
  readonly deal: SeenDeal | null;
}

/** Everything that differs between the tickets here and the portals. */
export interface Findings {
  readonly doubles: readonly DoubleDeal[];
  readonly lost: readonly LostDeal[];
  readonly strange: readonly StrangeDeal[];
  readonly parked: readonly ParkedTicket[];
}
