import type { CityId, LaneId } from '../base/ids.ts';
import type { Doer } from './audit-store.ts';

/** All that is kept of a customer, row by row; what is JSON in the database is text here. */
export interface CustomerRecord {
  readonly session: string | null;
  readonly escalations: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly number: string | null;
    readonly detail: string;
    readonly openedAt: number;
  }[];
  readonly turns: readonly { readonly at: number; readonly event: string; readonly effects: string }[];
  readonly views: readonly { readonly state: string; readonly at: number }[];
  readonly updates: number;
}

/** What people have a right to: to see what is kept of them, and to have it deleted. */
export interface PrivacyStore {
  customerRecord(city: CityId, lane: LaneId): Promise<CustomerRecord>;
  /** Gives back how many tickets keep their customer until their deals are made. The rest follows by `forgetMore`. */
  forgetCustomer(city: CityId, lane: LaneId, doer: Doer): Promise<number>;
  /** The next piece of what is to be forgotten, by customers themselves, too; false when nothing is left. */
  forgetMore(): Promise<boolean>;
}
