import type { CityId } from '../base/ids.ts';
import type { Store } from '../store/store.ts';
import type { Platform } from './platform.ts';
import { readServing } from './serving-note.ts';

/** Where a city's updates come when Telegram reaches us under this address. */
export function webhookUrl(base: string, city: CityId): string {
  return `${base.replace(/\/+$/, '')}/telegram/${city}`;
}

/** The address under which Telegram reaches us: in `dev` the open door. Undefined while there is none. */
export async function publicBase(platform: Platform): Promise<string | undefined> {
  if (platform.target !== 'dev') return platform.config.publicUrl;
  return (await readServing(platform)).note?.publicUrl;
}

/** Number of a city's webhook secret, and whether Telegram surely has it. */
export async function rotationOf(
  store: Pick<Store, 'citySecrets'>,
  city: CityId,
): Promise<{ readonly rotation: number; readonly isVerified: boolean }> {
  const changed = (await store.citySecrets()).find((one) => one.city === city);
  return { rotation: changed?.rotation ?? 1, isVerified: changed?.verifiedAt !== null };
}
