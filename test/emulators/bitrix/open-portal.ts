import { afterEach } from 'vitest';
import {
  type BitrixEmulator,
  type BitrixEmulatorOptions,
  startBitrixEmulator,
} from '../../../src/emulators/bitrix/bitrix-emulator.ts';
import { jsonOf, valueAt } from '../value-at.ts';

const open: BitrixEmulator[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((emulator) => emulator.close()));
});

export interface Portal {
  readonly emulator: BitrixEmulator;
  readonly webhook: string;
  /** Posts JSON to `<method>.json`. */
  call(method: string, params?: object): Promise<RestAnswer>;
}

export interface RestAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A portal with one valid webhook, closed after the test. */
export async function openPortal(options: BitrixEmulatorOptions = {}): Promise<Portal> {
  const emulator = await startBitrixEmulator(options);
  open.push(emulator);
  const webhook = emulator.webhook(7, 'secret');
  return { emulator, webhook, call: (method, params = {}) => postJson(`${webhook}${method}.json`, params) };
}

export async function postJson(url: string, params: object): Promise<RestAnswer> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(params) });
  return { status: response.status, body: await jsonOf(response) };
}

/** Makes a deal and returns its id. */
export async function addDeal(portal: Portal, fields: object = {}): Promise<number> {
  const { body } = await portal.call('crm.item.add', {
    entityTypeId: 2,
    fields: { title: 'Заказ', ...fields },
  });
  return Number(valueAt(body, 'result', 'item', 'id'));
}

/** Ids in an answer of crm.item.list. */
export function idsIn(answer: RestAnswer): number[] {
  const items = valueAt(answer.body, 'result', 'items');
  return Array.isArray(items) ? items.map((item) => Number(valueAt(item, 'id'))) : [];
}
