import type { CityId } from '../base/ids.ts';
import type { Mover } from './moves-store.ts';

/** What holds a city at its release, beside a rollback. */
export interface PinStore {
  /**
   * Holds the release that is live: saves and feeds wait until `unpin`, or a deploy. `overtaken`, and nothing done, when
   * another one is live by now.
   */
  pin(
    city: CityId,
    live: number,
    mover: Mover,
    reason: string,
  ): Promise<'pinned' | 'was-pinned' | 'overtaken'>;
  /** False when the city was not pinned. */
  unpin(city: CityId, mover: Mover): Promise<boolean>;
}
