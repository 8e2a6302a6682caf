import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { withStore } from './known-customer.ts';
import { liveCity } from './live-city.ts';
import { pinnedReason } from './pinned-reason.ts';
import type { Platform } from './platform.ts';
import { moverOf } from './rollback-city.ts';
import type { Tools } from './tools.ts';

export interface Pinning {
  readonly target: string;
  readonly city: CityId;
  /** The release that is held. */
  readonly number: number;
  /** It was pinned before, by a rollback or a person, and that pin stays. */
  readonly wasPinned: boolean;
}

export interface PinWish {
  readonly city: string;
  /** Kept with the move; empty: none. */
  readonly reason: string;
}

/** Holds what is live: saves and feeds wait until `unpin`, or until somebody deploys. Throws `ZetaError` when it is not live. */
export async function pinCity(
  tools: Tools,
  platform: Platform,
  { city: name, reason }: PinWish,
  origin = 'cli',
): Promise<Pinning> {
  const mover = await moverOf(tools, platform, origin);
  return withStore(platform, async (store) => {
    const { city, number } = await liveCity(store, platform, name);
    const done = await store.pin(city, number, mover, reason);
    if (done === 'overtaken') {
      throw new ZetaError('overtaken', `${city} was moved by somebody else meanwhile, and is not pinned.`, {
        hint: 'Look at `zeta releases`, and pin what is live now.',
      });
    }
    if (done === 'pinned') {
      const pending = [pinnedReason(number, { isByHand: true })];
      await store.saveNotice(city, { pending, refused: null }, mover.at);
    }
    return { target: platform.target, city, number, wasPinned: done === 'was-pinned' };
  });
}
