import { type CityId, idOf } from '../base/ids.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { LiveRelease, Store } from '../store/store.ts';
import { chosenCities, type Platform } from './platform.ts';

/** What a city that a verb was given serves. Throws `ZetaError` when it is not live. */
export async function liveCity(store: Store, platform: Platform, name: string): Promise<LiveRelease> {
  const city = idOf<CityId>(name);
  const live = await store.liveRelease(city);
  if (live) return live;
  // A name that is nothing here is a slip of the hand: chosenCities says which one may be meant.
  await chosenCities(platform.files, [name]);
  throw new ZetaError('not-live', `"${name}" is not live in the target ${platform.target}.`, {
    hint: `Run \`zeta deploy ${name}${toTarget(platform.target)}\` first, or name another target with --to.`,
  });
}
