import { randomBytes } from 'node:crypto';
import { firstIdNow } from '../http/first-id.ts';
import { type ListenOptions, listen, stopListening } from '../http/listen.ts';
import type { Category } from './deal-stages.ts';
import { dealType, type Fields } from './item-fields.ts';
import { stageFields } from './item-methods.ts';
import { type BucketLimits, LeakyBucket } from './leaky-bucket.ts';
import { type Item, Portal, type ProductRow, type TimelineComment } from './portal.ts';
import type { PortalFault } from './portal-fault.ts';
import { createRestServer, type ReceivedRestCall } from './rest-server.ts';

export interface BitrixEmulatorOptions extends ListenOptions {
  /** Default: none. A real portal has 50 and 2 a second. */
  readonly limits?: BucketLimits;
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
  comments(): readonly TimelineComment[];
  /** Replaces the fault of a method, default of all methods; `times` calls, default until it is set to `none`. */
  setFault(fault: PortalFault, times?: number, method?: string): void;
  /** While not reachable, connections are refused: a client knows that nothing was executed. */
  setReachable(reachable: boolean): Promise<void>;
  /** The last 10,000 calls that were read, oldest first. */
  calls(): readonly ReceivedRestCall[];
  /** What a person does on the portal's board. Throws for an unknown deal. */
  setStage(dealId: string, stage: string): void;
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
  const bucket = options.limits && new LeakyBucket(options.limits);
  const { server, calls, faults } = createRestServer({ portal, webhooks, bucket });
  const url = await listen(server, options);
  return {
    url,
    webhook: (user = 1, secret = randomBytes(8).toString('hex')) => {
      webhooks.add(`${user}/${secret}`);
      return `${url}/rest/${user}/${secret}/`;
    },
    deals: () => portal.items(dealType).map((item) => emulatedDeal(portal, item)),
    comments: () => portal.comments(),
    setFault: (fault, times = Number.POSITIVE_INFINITY, method) => {
      faults.set(fault, times, method);
      if (fault.kind === 'down') server.closeIdleConnections();
    },
    setReachable: async (reachable) => {
      if (reachable === server.listening) return;
      if (reachable) await listen(server, { ...options, port: Number(new URL(url).port) });
      else await stopListening(server);
    },
    calls: () => calls.all(),
    setStage: (dealId, stage) => {
      const item = portal.item(dealType, Number(dealId));
      if (!item) throw new Error(`no deal ${dealId}`);
      portal.update(item, stageFields(stage));
    },
    onChange: (listener) => portal.onChange(listener),
    close: async () => {
      if (server.listening) await stopListening(server);
    },
  };
}

function emulatedDeal(portal: Portal, item: Item): EmulatedDeal {
  return {
    id: String(item.id),
    fields: item.fields,
    rows: portal
      .rows('D', item.id)
      .map(({ productName, price, quantity }) => ({ productName, price, quantity })),
    createdAt: item.createdAt,
    stage: String(item.fields.stageId),
  };
}
