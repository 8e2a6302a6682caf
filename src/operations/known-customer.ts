import { exitCode } from '../base/exit-code.ts';
import { type CityId, idOf, type LaneId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Store } from '../store/store.ts';
import { chosenCities, openTargetStore, type Platform } from './platform.ts';

/** The store of a target, for as long as `use` takes. */
export async function withStore<T>(platform: Platform, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openTargetStore(platform);
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

/** A city that has a folder, or that the target knows from before. */
export async function knownCity(store: Store, platform: Platform, name: string): Promise<CityId> {
  const city = idOf<CityId>(name);
  if (!(await store.isKnown(city))) await chosenCities(platform.files, [name]);
  return city;
}

/** The number of a Telegram account. Throws `ZetaError` (usage) for anything else. */
export function customerId(text: string): string {
  if (/^[1-9]\d{0,19}$/.test(text)) return text;
  throw new ZetaError('not-a-customer', `"${text}" is not the number of a Telegram account.`, {
    hint: 'Usernames change hands, the number stays: for example 123456789.',
    exit: exitCode.usage,
  });
}

/** The same, or `order:…`: who ordered elsewhere, and has no account that is known. */
export function customerOrBuyer(text: string): string {
  return isBuyer(text) ? text : customerId(text);
}

/** A private chat has the number of the person; an order is a lane of its own. */
export function laneOfCustomer(customer: string): LaneId {
  return idOf<LaneId>(isBuyer(customer) ? customer : `chat:${customer}`);
}

function isBuyer(text: string): boolean {
  return /^order:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
