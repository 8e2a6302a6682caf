import type { CatalogId, CityId } from '../base/ids.ts';
import type { Doer } from './audit-store.ts';

/** Who does something, when. */
export interface Mover {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly author: string;
  /** By which way: `deploy`, `watch`, `feed`, `api`, `cli`. */
  readonly origin: string;
}

/** Something that an operator, a save or a feed did. */
export interface Move extends Mover {
  readonly city: CityId;
  /**
   * `live`: a release was made live; `rollback`, `pin`, `unpin`; `removed`: the city is not live any more; `allowed`: a guard objected to
   * what went live; `renamed`: the city had another name before.
   */
  readonly what: 'live' | 'rollback' | 'pin' | 'unpin' | 'removed' | 'allowed' | 'renamed';
  /** The release that is live since; null where none is, or that is not the point. */
  readonly number: number | null;
  /** The one that was live before. */
  readonly from: number | null;
  /** The message of a deploy; why it was pinned; the guard that was overruled, and the commit that allows it; the name of before. */
  readonly message: string;
}

export interface MovesWish {
  readonly since: number;
  /** None: of all. */
  readonly cities: readonly string[];
  /** Absent: whatever was done. */
  readonly what?: Move['what'];
  readonly most: number;
}

/** What moved what is live, kept for good but for what feeds did. */
export interface MovesStore {
  /** The newest first. */
  moves(wish: MovesWish): Promise<readonly Move[]>;
  recordMove(move: Move): Promise<void>;
  /** The release of a city that was live at that time: null, none was; undefined, nobody wrote it down then. */
  liveAt(city: CityId, at: number): Promise<number | null | undefined>;
  /** Names that cities had before, since renaming is written down; the oldest first. */
  formerNames(): Promise<ReadonlyMap<CityId, readonly CityId[]>>;
  /** Drops releases; gives back the catalogs that no release of any city has any more. Never the live one. */
  dropReleases(city: CityId, numbers: readonly number[], doer: Doer): Promise<readonly CatalogId[]>;
}
