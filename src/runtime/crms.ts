import type { CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import type { Crm } from '../ports/crm.ts';
import type { Credentials } from './credentials.ts';
import type { LiveCities } from './live-cities.ts';

interface CrmsDeps {
  readonly cities: LiveCities;
  readonly credentials: Credentials;
  readonly connect: (webhook: Secret) => Crm;
}

/** Each city's CRM, reconnected when its webhook changes. */
export class Crms {
  readonly #deps: CrmsDeps;
  readonly #connected = new Map<CityId, { readonly webhook: Secret; readonly crm: Crm }>();

  constructor(deps: CrmsDeps) {
    this.#deps = deps;
  }

  /** Undefined when the city has no CRM, or its reference is unset. */
  get(city: CityId): Crm | undefined {
    const reference = this.#deps.cities.get(city)?.settings.bitrix?.webhook;
    const webhook = reference === undefined ? undefined : this.#deps.credentials.crmWebhook(city, reference);
    if (!webhook) return undefined;
    const connected = this.#connected.get(city);
    if (connected?.webhook.equals(webhook)) return connected.crm;
    const crm = this.#deps.connect(webhook);
    this.#connected.set(city, { webhook, crm });
    return crm;
  }
}
