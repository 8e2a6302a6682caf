import { afterEach } from 'vitest';
import {
  startTelegramEmulator,
  type TelegramEmulator,
  type TelegramEmulatorOptions,
} from '../../../src/emulators/telegram/telegram-emulator.ts';
import { jsonOf, valueAt } from '../value-at.ts';
import { WebhookReceiver } from './webhook-receiver.ts';

export const token = '110:test-token';
export const aigul = { id: 501, name: 'Айгуль', username: 'aigul', language: 'kk' };
export const boris = { id: 502, name: 'Борис' };

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** An emulator with one bot, closed after the test. Retries wait a hundredth of their time. */
export async function openEmulator(options: TelegramEmulatorOptions = {}): Promise<TelegramEmulator> {
  const emulator = await startTelegramEmulator({ retryScale: 0.01, ...options });
  open.push(emulator);
  emulator.addBot({ token, username: 'test_bot', name: 'Магазин' });
  return emulator;
}

export async function openReceiver(): Promise<WebhookReceiver> {
  const receiver = await new WebhookReceiver().open();
  open.push(receiver);
  return receiver;
}

/** Calls a method with a JSON body, as a bot does; `as` names another token. */
export async function call(
  emulator: TelegramEmulator,
  method: string,
  params: object = {},
  as: string = token,
): Promise<{ status: number; headers: Headers; body: Readonly<Record<string, unknown>> }> {
  const response = await fetch(`${emulator.url}/bot${as}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return { status: response.status, headers: response.headers, body: await jsonOf(response) };
}

/** Sends a form; `FormData` goes out as multipart, `URLSearchParams` as urlencoded. */
export async function callForm(
  emulator: TelegramEmulator,
  method: string,
  form: FormData | URLSearchParams,
): Promise<{ status: number; body: Readonly<Record<string, unknown>> }> {
  const response = await fetch(`${emulator.url}/bot${token}/${method}`, { method: 'POST', body: form });
  return { status: response.status, body: await jsonOf(response) };
}

/** The refusal's words, or `ok`. */
export async function refusal(emulator: TelegramEmulator, method: string, params: object): Promise<string> {
  const { body } = await call(emulator, method, params);
  return typeof body.description === 'string' ? body.description : 'ok';
}

export function messageIdIn(body: Readonly<Record<string, unknown>>): number {
  return Number(valueAt(body, 'result', 'message_id'));
}
