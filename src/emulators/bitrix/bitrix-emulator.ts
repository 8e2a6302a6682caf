import { randomBytes } from 'node:crypto';
import { firstIdNow } from '../http/first-id.ts';
import { type ListenOptions, listen, stopListening } from '../http/listen.ts';
import type { Category } from './deal-stages.ts';
import { dealType, type Fields, leadType } from './item-fields.ts';
import { stageFields } from './item-methods.ts';
import { type BucketLimits, LeakyBucket } from './leaky-bucket.ts';
import { portalTime } from './new-item.ts';
import { OperatingTimes } from './operating-times.ts';
import { type Item, Portal, type ProductRow, type TimelineComment } from './portal.ts';
import { type PortalClock, portalClock } from './portal-clock.ts';
import type { FaultPlan, PortalFault } from './portal-fault.ts';
import { createRestServer, type ReceivedRestCall } from './rest-server.ts';

export interface BitrixEmulatorOptions extends ListenOptions {
  /** Of each address that calls. Default: none. A real portal has 50 and 2 a second. */
  readonly limits?: BucketLimits;
  /** So many of the portal's seconds pass in one: for its limits and its cap of 60 s. Default 1. */
  readonly timeScale?: number;
  /** First id of an item. Default: seconds since 2026, so that a restart does not repeat them. */
  readonly firstId?: number;
  /** Funnels of deals. Default: 0, the general one, and 1. */
  readonly categories?: readonly Category[];
}

export interface EmulatedDeal {
  readonly id: string;
  /** As stored: standard fields in camelCase, own ones as `UF_CRM_…`. */
  readonly fields: Fields;
  readonly rows: readonly ProductRow[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly stage: string;
}

/** A Bitrix24 portal on this machine: its CRM over REST. */
export interface BitrixEmulator {
  readonly url: string;
  /** Makes an inbound webhook valid and returns its URL: `${url}/rest/<user>/<secret>/`. */
  webhook(user?: number, secret?: string): string;
  /** Oldest first. */
  deals(): readonly EmulatedDeal[];
  /** Oldest first; their ids are numbers of their own. */
  leads(): readonly EmulatedDeal[];
  comments(): readonly TimelineComment[];
  /** Replaces the fault of a method, default of all methods; `times` calls, default until it is set to `none`. */
  setFault(fault: PortalFault, times?: number, method?: string): void;
  /** Asks for the fault of each call and connection instead; undefined: those that were set again. */
  planFaults(plan: FaultPlan | undefined): void;
  /** Makes each call of a method count as so much of the portal's working time. */
  setOperatingCost(method: string, ms: number): void;
  /** New deals are in lists only after this time. */
  setVisibleAfter(ms: number): void;
  /** Which deals the webhooks' employees may not read: they exist, and no list shows them. */
  hideDeals(isHidden: (deal: EmulatedDeal) => boolean): void;
  /** What a person does. Throws for an unknown deal. */
  deleteDeal(dealId: string): void;
  /** While not reachable, connections are refused: a client knows that nothing was executed. */
  setReachable(reachable: boolean): Promise<void>;
  /** The last 10,000 calls that were read, oldest first. */
  calls(): readonly ReceivedRestCall[];
  /** What a person does on the portal's board; a stage of another funnel moves the deal there. Throws for an unknown deal. */
  setStage(dealId: string, stage: string): void;
  setLeadStage(leadId: string, stage: string): void;
  /** Called after each change of the CRM; returns how to stop. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

const defaultCategories: readonly Category[] = [
  { id: 0, name: 'General' },
  { id: 1, name: 'Delivery' },
];

/** Starts the emulator; rejects with the system's error when the port is taken. */
export async function startBitrixEmulator(options: BitrixEmulatorOptions = {}): Promise<BitrixEmulator> {
  const portal = new Portal({
    firstId: options.firstId ?? firstIdNow(),
    categories: options.categories ?? defaultCategories,
  });
  const webhooks = new Set<string>();
  const clock = portalClock(options.timeScale ?? 1);
  const operating = new OperatingTimes(clock);
  const { server, calls, faults } = createRestServer({
    portal,
    webhooks,
    clock,
    operating,
    bucketOf: bucketsOf(options.limits, clock),
  });
  const dealOf = (id: string) => {
    const item = portal.item(dealType, Number(id));
    if (!item) throw new Error(`no deal ${id}`);
    return item;
  };
  const url = await listen(server, options);
  return {
    url,
    webhook: (user = 1, secret = randomBytes(8).toString('hex')) => {
      webhooks.add(`${user}/${secret}`);
      return `${url}/rest/${user}/${secret}/`;
    },
    deals: () => portal.items(dealType).map((item) => emulatedDeal(portal, item)),
    leads: () => portal.items(leadType).map((item) => emulatedDeal(portal, item)),
    comments: () => portal.comments(),
    setFault: (fault, times = Number.POSITIVE_INFINITY, method) => {
      faults.set(fault, times, method);
      if (fault.kind === 'down') server.closeIdleConnections();
    },
    planFaults: (plan) => faults.follow(plan),
    setOperatingCost: (method, ms) => operating.setCost(method, ms),
    setVisibleAfter: (ms) => portal.setVisibleAfter(ms),
    hideDeals: (isHidden) =>
      portal.hide((item) => item.entityTypeId === dealType && isHidden(emulatedDeal(portal, item))),
    deleteDeal: (dealId) => portal.delete(dealOf(dealId)),
    setReachable: async (reachable) => {
      if (reachable === server.listening) return;
      if (reachable) await listen(server, { ...options, port: Number(new URL(url).port) });
      else await stopListening(server);
    },
    calls: () => calls.all(),
    setStage: (dealId, stage) => {
      const categoryId = Number(/^C(\d+):/.exec(stage)?.[1] ?? 0);
      portal.update(dealOf(dealId), { ...stageFields(stage), categoryId, updatedTime: portalTime() });
    },
    setLeadStage: (leadId, stage) => {
      const lead = portal.item(leadType, Number(leadId));
      if (!lead) throw new Error(`no lead ${leadId}`);
      portal.update(lead, { stageId: stage, updatedTime: portalTime() });
    },
    onChange: (listener) => portal.onChange(listener),
    close: async () => {
      if (server.listening) await stopListening(server);
    },
  };
}

/** One for each address, where there are limits. */
function bucketsOf(
  limits: BucketLimits | undefined,
  clock: PortalClock,
): (address: string) => LeakyBucket | undefined {
  const buckets = new Map<string, LeakyBucket>();
  return (address) => {
    if (!limits) return undefined;
    const bucket = buckets.get(address) ?? new LeakyBucket(limits, clock);
    buckets.set(address, bucket);
    return bucket;
  };
}

function emulatedDeal(portal: Portal, item: Item): EmulatedDeal {
  return {
    id: String(item.id),
    fields: item.fields,
    rows: portal
      .rows(item.entityTypeId === leadType ? 'L' : 'D', item.id)
      .map(({ productName, price, quantity }) => ({ productName, price, quantity })),
    createdAt: item.createdAt,
    stage: String(item.fields.stageId),
  };
}
