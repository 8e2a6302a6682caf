import type { CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crm } from '../ports/crm.ts';
import type { Shown } from '../ports/meter.ts';
import type { CrmTrouble } from '../store/deal-store.ts';
import type { Credentials } from './credentials.ts';
import { CrmConnection, Portal } from './crm-connection.ts';
import type { LiveCities } from './live-cities.ts';
import type { Pace } from './pace.ts';

interface CrmsDeps {
  readonly cities: Pick<LiveCities, 'get'>;
  readonly credentials: Pick<Credentials, 'crmWebhook'>;
  readonly connect: (webhook: Secret) => Crm;
  readonly clock: Clock;
  readonly pace: Pace;
  /** Called when a trouble begins or ends. */
  readonly onTrouble: () => void;
}

/** Each city's CRM, reconnected when its webhook changes; what cities share of a portal is kept once. */
export class Crms {
  readonly #deps: CrmsDeps;
  readonly #connected = new Map<CityId, { readonly webhook: Secret; readonly connection: CrmConnection }>();
  readonly #portals = new Map<string, Portal>();
  /** Cities whose webhook is named and not set, since when; epoch milliseconds. */
  readonly #unset = new Map<CityId, number>();

  constructor(deps: CrmsDeps) {
    this.#deps = deps;
  }

  /** Undefined when the city has no CRM, or its reference is unset. */
  get(city: CityId): CrmConnection | undefined {
    const reference = this.#deps.cities.get(city)?.settings.bitrix?.webhook;
    const webhook = reference === undefined ? undefined : this.#deps.credentials.crmWebhook(city, reference);
    if (!webhook) return this.#without(city);
    const connected = this.#connected.get(city);
    if (connected?.webhook.equals(webhook)) return connected.connection;
    const crm = this.#deps.connect(webhook);
    const portal = this.#portals.get(crm.portal) ?? new Portal(this.#deps);
    this.#portals.set(crm.portal, portal);
    const connection = new CrmConnection(city, crm, portal, this.#deps);
    this.#connected.set(city, { webhook, connection });
    if (connected || this.#unset.delete(city)) this.#deps.onTrouble();
    return connection;
  }

  /** Which account a city's deals go to: a hash of its address, the same for all cities on it. */
  portalOf(city: CityId): string | undefined {
    return this.get(city)?.crm.portal;
  }

  /** What keeps tickets from becoming deals now, city by city. */
  troubles(): readonly CrmTrouble[] {
    const unset = [...this.#unset].map(([city, since]) => ({
      city,
      why: 'refuses' as const,
      code: 'NO_WEBHOOK',
      since,
    }));
    const others = [...this.#connected.values()].flatMap(({ connection }) => connection.trouble() ?? []);
    return [...unset, ...others].filter(({ city }) => this.#deps.cities.get(city));
  }

  /** The troubles, and which of them are being tried again. */
  shown(): Shown['crms'] {
    return this.troubles().map(({ city, why }) => ({
      city,
      why,
      isHalfOpen: this.#connected.get(city)?.connection.isHalfOpen ?? false,
    }));
  }

  #without(city: CityId): undefined {
    this.#connected.delete(city);
    if (this.#unset.has(city)) return;
    this.#unset.set(city, this.#deps.clock.now());
    this.#deps.onTrouble();
  }
}
