import type { CityId, LaneId } from '../base/ids.ts';

/** Events that come to a lane at their time. Turns write them (turn-values.ts). */
export interface WakeStore {
  /** When the next one is due, in epoch milliseconds; undefined when none waits. */
  nextWake(): Promise<number | undefined>;
  /** Makes events of those that are due, `most` at once; gives back their lanes. */
  fireWakes(now: number, most: number): Promise<readonly { readonly city: CityId; readonly lane: LaneId }[]>;
}
