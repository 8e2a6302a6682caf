import type { CityId } from '../base/ids.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { maskedCustomer } from '../store/audit-values.ts';
import type { CustomerRecord } from '../store/privacy-store.ts';
import type { Store } from '../store/store.ts';
import { customerOrBuyer, knownCity, laneOfCustomer, withStore } from './known-customer.ts';
import type { Platform } from './platform.ts';
import type { Tools } from './tools.ts';

/** All that a target keeps of a customer of a city. Times: epoch milliseconds. */
export interface CustomerExport {
  readonly target: string;
  readonly city: CityId;
  readonly customer: string;
  /** What the bot remembers between messages; null: nothing. */
  readonly session: unknown;
  readonly requests: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly number: string | null;
    readonly openedAt: number;
    readonly detail: unknown;
  }[];
  /** What they did, and what the bot did then, as long as turns are kept. */
  readonly turns: readonly { readonly at: number; readonly event: unknown; readonly effects: unknown }[];
  /** Lists that they were shown. */
  readonly lists: readonly { readonly at: number; readonly state: unknown }[];
  /** Updates of the messenger that are kept. */
  readonly updates: number;
}

export interface Erasure {
  readonly target: string;
  readonly city: CityId;
  readonly customer: string;
  /** Tickets that keep their customer until their deals are made: erase again then. */
  readonly underWay: number;
}

/** What is kept of a customer, for who has a right to see it; that it was handed out is written down. Throws `ZetaError` (usage) when nothing is. */
export async function exportCustomer(
  tools: Tools,
  platform: Platform,
  name: string,
  customer: string,
): Promise<CustomerExport> {
  const id = customerOrBuyer(customer);
  const { author } = await tools.whoAndWhat(platform.root);
  return withStore(platform, async (store) => {
    const city = await knownCity(store, platform, name);
    const record = await recordOf(store, city, id);
    await store.recordAudit({
      at: tools.clock.now(),
      what: 'customer-exported',
      city,
      subject: maskedCustomer(id),
      by: { name: author },
    });
    return { target: platform.target, city, customer: id, ...parsed(record) };
  });
}

/** Deletes it. Bans stay, and so does what is in the CRM. Throws `ZetaError` (usage) when nothing is kept. */
export async function eraseCustomer(
  tools: Tools,
  platform: Platform,
  name: string,
  customer: string,
): Promise<Erasure> {
  const id = customerOrBuyer(customer);
  const { author } = await tools.whoAndWhat(platform.root);
  return withStore(platform, async (store) => {
    const city = await knownCity(store, platform, name);
    await recordOf(store, city, id);
    const doer = { at: tools.clock.now(), author };
    const underWay = await store.forgetCustomer(city, laneOfCustomer(id), doer);
    while (await store.forgetMore());
    return { target: platform.target, city, customer: id, underWay };
  });
}

async function recordOf(store: Store, city: CityId, customer: string): Promise<CustomerRecord> {
  const record = await store.customerRecord(city, laneOfCustomer(customer));
  const { session, escalations, turns, views } = record;
  if (session === null && escalations.length + turns.length + views.length === 0)
    throw new ZetaError('nothing-kept', `Nothing is kept of customer ${customer} in ${city}.`, {
      hint: 'The number is that of their Telegram account: their card shows it.',
    });
  return record;
}

function parsed({ session, escalations, turns, views, updates }: CustomerRecord) {
  return {
    session: session === null ? null : (JSON.parse(session) as unknown),
    requests: escalations.map(({ detail, ...rest }) => ({ ...rest, detail: JSON.parse(detail) as unknown })),
    turns: turns.map(({ at, event, effects }) => ({
      at,
      event: JSON.parse(event) as unknown,
      effects: JSON.parse(effects) as unknown,
    })),
    lists: views.map(({ at, state }) => ({ at, state: JSON.parse(state) as unknown })),
    updates,
  };
}
