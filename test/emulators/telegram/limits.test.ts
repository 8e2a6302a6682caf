import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aigul, call, openEmulator, openReceiver, refusal, token } from './open-emulator.ts';

const samples = resolve(import.meta.dirname, '../../../../shared/data/telegram/nutgram');

/** An emulator with Telegram's limits, on a clock that the test moves. */
async function limited() {
  const time = { now: 1_800_000_000_000 };
  const emulator = await openEmulator({ hasLimits: true, now: () => time.now });
  emulator.say(token, aigul, '/start');
  const send = async (chat = '501') =>
    (await call(emulator, 'sendMessage', { chat_id: chat, text: 'x' })).body;
  return { emulator, time, send };
}

describe('what is more than Telegram takes', () => {
  it('in one chat is refused with 429 and how long to wait, and goes out after that', async () => {
    const { time, send } = await limited();
    for (let count = 0; count < 5; count += 1) expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ ok: false, error_code: 429, parameters: { retry_after: 1 } });
    time.now += 1000;
    expect(await send()).toMatchObject({ ok: true });
  });

  it('in a group is refused from the 21st of a minute on', async () => {
    const { emulator, send } = await limited();
    emulator.addGroup({ id: '-77', title: 'Менеджеры' });
    for (let count = 0; count < 20; count += 1) expect(await send('-77')).toMatchObject({ ok: true });
    expect(await send('-77')).toMatchObject({ error_code: 429, parameters: { retry_after: 60 } });
  });

  it('of one bot is refused from the 31st of a second on', async () => {
    const { emulator, send } = await limited();
    for (let id = 600; id < 631; id += 1) emulator.say(token, { id, name: 'А' }, 'x');
    for (let id = 600; id < 630; id += 1) expect(await send(String(id))).toMatchObject({ ok: true });
    expect(await send('630')).toMatchObject({ error_code: 429 });
  });

  it('of setting the webhook, and of new bots from one address, is refused', async () => {
    const { emulator, time } = await limited();
    const { url } = await openReceiver();
    expect(await refusal(emulator, 'setWebhook', { url })).toBe('Webhook was set');
    expect(await refusal(emulator, 'setWebhook', { url })).toContain('Too Many Requests');
    time.now += 1000;
    expect(await refusal(emulator, 'setWebhook', { url })).toBe('Webhook is already set');
    const getMe = async (id: number) => {
      emulator.addBot({ token: `${id}:x`, username: `bot${id}`, name: 'x' });
      return (await call(emulator, 'getMe', {}, `${id}:x`)).status;
    };
    for (let id = 900; id < 919; id += 1) expect(await getMe(id)).toBe(200);
    expect(await getMe(919)).toBe(429);
    expect(await getMe(900)).toBe(200);
  });
});

describe('what has waited too long', () => {
  it('is not delivered: a press after 150 s, a message after a day', async () => {
    const { emulator, time } = await limited();
    emulator.press(token, aigul, 1, '1.x');
    expect(emulator.pending()).toBe(2);
    time.now += 150_000;
    expect(emulator.pending()).toBe(1);
    time.now += 24 * 3600_000;
    expect(emulator.pending()).toBe(0);
  });

  it('is too old to be answered', async () => {
    const { emulator, time } = await limited();
    const [first, second] = [emulator.press(token, aigul, 1, 'a'), emulator.press(token, aigul, 1, 'a')];
    time.now += 149_000;
    expect(await refusal(emulator, 'answerCallbackQuery', { callback_query_id: first })).toBe('ok');
    time.now += 1000;
    expect(await refusal(emulator, 'answerCallbackQuery', { callback_query_id: second })).toContain(
      'query is too old',
    );
  });
});

it('updates beyond 100,000 of a bot, and ones over 512 KiB, are dropped without a word', async () => {
  const emulator = await openEmulator();
  emulator.sendUpdate(token, { message: { text: 'x'.repeat(512 * 1024) } });
  expect(emulator.pending()).toBe(0);
  for (let count = 0; count < 100_001; count += 1) emulator.sendUpdate(token, { poll: { id: count } });
  expect(emulator.pending()).toBe(100_000);
});

describe('a group that becomes a supergroup', () => {
  it.skipIf(!existsSync(samples))('tells its bots in the recorded form', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.addGroup({ id: '-77', title: 'Менеджеры' });
    await call(emulator, 'sendMessage', { chat_id: '-77', text: 'x' });
    emulator.migrateGroup('-77', '-10077');
    await emulator.delivered();
    const told = receiver.received.map(({ update }) => update as { message?: Record<string, unknown> });
    for (const name of ['migrate_to_chat_id', 'migrate_from_chat_id']) {
      const sample = JSON.parse(readFileSync(`${samples}/Updates_${name}.json`, 'utf8')).message;
      const found = told.find(({ message = {} }) => name in message)?.message ?? {};
      expect(typeof found[name]).toBe(typeof sample[name]);
      expect(Object.keys(sample)).toEqual(expect.arrayContaining(Object.keys(found)));
    }
  });

  it('refuses its old id with the new one beside the words', async () => {
    const emulator = await openEmulator();
    emulator.addGroup({ id: '-77', title: 'Менеджеры' });
    emulator.migrateGroup('-77', '-10077');
    expect((await call(emulator, 'sendMessage', { chat_id: '-77', text: 'x' })).body).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -10077 },
    });
  });
});
