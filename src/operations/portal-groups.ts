import type { CityId } from '../base/ids.ts';
import { Secret } from '../base/secret.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Settings } from '../city/settings.ts';
import type { CrmInspector } from '../ports/crm-inspector.ts';
import type { LiveRelease, Store } from '../store/store.ts';
import { liveCity } from './live-city.ts';
import type { Platform } from './platform.ts';
import { readServing } from './serving-note.ts';
import type { ServeTools } from './tools.ts';

type GroupTools = Pick<ServeTools, 'references' | 'inspectCrm'>;

/** A webhook and the cities whose deals go through it. */
export interface PortalGroup {
  readonly webhook: Secret;
  readonly inspector: CrmInspector;
  readonly cities: CityId[];
}

export interface PortalGroups {
  readonly groups: readonly PortalGroup[];
  /** Cities whose reference is not set. */
  readonly unset: readonly { readonly city: CityId; readonly reference: string }[];
}

/** By which webhooks the portals of these cities are reached; `names`: none for all. Throws `ZetaError` when there is none. */
export async function portalGroups(
  tools: GroupTools,
  platform: Platform,
  store: Store,
  names: readonly string[],
): Promise<PortalGroups> {
  const webhookOf = await webhooks(tools, platform);
  const groups: PortalGroup[] = [];
  const unset: PortalGroups['unset'][number][] = [];
  for (const { city, reference } of await citiesWithCrm(store, platform, names)) {
    const webhook = webhookOf(reference);
    const group = webhook && groups.find((one) => one.webhook.equals(webhook));
    if (!webhook) unset.push({ city, reference });
    else if (group) group.cities.push(city);
    else groups.push({ webhook, inspector: tools.inspectCrm(webhook), cities: [city] });
  }
  return { groups, unset };
}

type WebhookOf = (reference: string) => Secret | undefined;

async function webhooks(tools: GroupTools, platform: Platform): Promise<WebhookOf> {
  if (platform.target !== 'dev') return tools.references(platform.root);
  const { note } = await readServing(platform);
  const emulated = note?.emulators && new Secret(note.emulators.crm);
  if (emulated) return () => emulated;
  throw new ZetaError(
    'emulated-crm-gone',
    'The emulated CRM of the target dev is there only while it is served.',
    {
      hint: 'Run `zeta dev` or `zeta serve` meanwhile, or name another target with --to.',
    },
  );
}

async function citiesWithCrm(
  store: Store,
  platform: Platform,
  names: readonly string[],
): Promise<readonly { readonly city: CityId; readonly reference: string }[]> {
  const live: LiveRelease[] = [];
  if (names.length === 0) live.push(...(await store.liveReleases()));
  for (const name of new Set(names)) live.push(await liveCity(store, platform, name));
  const cities: { readonly city: CityId; readonly reference: string }[] = [];
  for (const { city, number } of live) {
    const release = await store.release(city, number);
    // Written by `release/` from this very type.
    const { bitrix } = JSON.parse(release?.settings ?? '{}') as Partial<Settings>;
    if (bitrix) cities.push({ city, reference: bitrix.webhook });
  }
  if (cities.length > 0) return cities;
  throw new ZetaError(
    'no-crm',
    `No ${names.length > 0 ? 'such ' : ''}live city of the target ${platform.target} has a CRM.`,
    {
      hint: 'A city has one when its live release has `bitrix:` in city.yaml.',
    },
  );
}
