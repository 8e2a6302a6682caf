import type { CityId } from '../base/ids.ts';
import type { Store } from '../store/store.ts';
import type { Platform } from './platform.ts';

/** Where the updates of a city come. */
export interface WebhookAddress {
  readonly url: string;
  /** Number of the secret that they come with. */
  readonly rotation: number;
}

/** Undefined while zeta.yaml has no public URL. */
export async function webhookAddress(
  store: Store,
  { config }: Platform,
  city: CityId,
): Promise<WebhookAddress | undefined> {
  if (config.publicUrl === undefined) return undefined;
  const url = `${config.publicUrl.replace(/\/+$/, '')}/telegram/${city}`;
  const rotation = (await store.citySecrets()).find((one) => one.city === city)?.rotation ?? 1;
  return { url, rotation };
}
