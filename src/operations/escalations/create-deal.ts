import { shortId, uuidOf } from '../../base/digest.ts';
import { type EscalationId, idOf } from '../../base/ids.ts';
import { toTarget } from '../../base/to-target.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Settings } from '../../city/settings.ts';
import type { OrderEvent } from '../../conversation/event.ts';
import { laneOfOrder } from '../../conversation/orders.ts';
import type { Store, StoredRelease } from '../../store/store.ts';
import { withStore } from '../known-customer.ts';
import { liveCity } from '../live-city.ts';
import type { Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { checkedOrder, type OrderWish } from './checked-order.ts';
import { keyOfOrder } from './found-escalation.ts';
import { type ListedEscalation, listedEscalation } from './listed-escalation.ts';
import { orderLines } from './order-lines.ts';
import { wantEvent } from './want-event.ts';

/** An order that was accepted: on disk, and made a deal by the process that serves, now or once the CRM answers. */
export interface AcceptedOrder {
  readonly target: string;
  readonly city: string;
  /** Of its ticket: `zeta escalation show` tells what became of it. */
  readonly id: string;
  /** False: the same order was accepted before, and there is no second one. */
  readonly isNew: boolean;
  readonly isServed: boolean;
  /** As it stands by now; null while it waits for its turn. */
  readonly ticket: ListedEscalation | null;
}

/**
 * Takes an order that the shop's site, or a script of its CRM, made: a ticket as a customer's press makes one, with its card in
 * the managers' group, its turn on the rota and exactly one deal. Throws `ZetaError` for an order that is not as it should be,
 * and where the city has no CRM.
 */
export async function createDeal(tools: Tools, platform: Platform, wish: OrderWish): Promise<AcceptedOrder> {
  return withStore(platform, async (store) => {
    const { city, number } = await liveCity(store, platform, wish.city);
    const release = await store.release(city, number);
    if (!release) throw new Error('what is live is a release');
    const settings = settingsOf(platform, release);
    const { id, products, ...order } = checkedOrder(wish, settings);
    const lines = orderLines(platform, release, products);
    const ticket = idOf<EscalationId>(uuidOf('order', city, id ?? tools.randomToken().reveal()));
    const asked = shortId(JSON.stringify({ ...order, products }));
    const event: OrderEvent = { kind: 'order', ticket, order: { ...order, lines }, asked };
    await refuseOther(store, event, keyOfOrder(city, ticket));
    const { isNew, isServed } = await wantEvent(tools, platform, store, {
      key: keyOfOrder(city, ticket),
      city,
      lane: laneOfOrder(ticket),
      event,
      fact: { what: 'deal-made', subject: ticket, after: { products } },
    });
    const row = await store.listedEscalation(city, ticket);
    const known = row ? listedEscalation(row) : null;
    return { target: platform.target, city, id: ticket, isNew, isServed, ticket: known };
  });
}

function settingsOf({ target }: Platform, { city, settings: json }: StoredRelease): Settings {
  // Written by `release/` from this very type.
  const settings = JSON.parse(json) as Settings;
  if (settings.bitrix) return settings;
  throw new ZetaError('no-crm', `${city} has no CRM: there is nowhere to make a deal.`, {
    hint: `Write \`bitrix:\` into cities/${city}/city.yaml, and run \`zeta deploy ${city}${toTarget(target)}\`.`,
  });
}

/** The same name for another order is a mistake of who sends it. What is not kept any more cannot be told. */
async function refuseOther(store: Store, { asked }: OrderEvent, key: string): Promise<void> {
  const known = await store.wantedEvent(key);
  if (!known) return;
  const before = JSON.parse(known.payload) as Partial<OrderEvent>;
  if (before.asked === undefined || before.asked === asked) return;
  throw new ZetaError('other-order', 'There is another order with this id already.', {
    hint: 'Give each order an id of its own, and repeat the same order with the same id.',
  });
}
