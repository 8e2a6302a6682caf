import { describe, expect, it, onTestFinished } from 'vitest';
import { idOf } from '../../src/base/ids.ts';
import { startTelegramEmulator } from '../../src/emulators/telegram/telegram-emulator.ts';
import { serveReal } from '../../src/operations/dev-real.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { pollUpdates } from '../../src/operations/poll-updates.ts';
import type { BotAccount, Poll } from '../../src/ports/messenger.ts';
import type { Entry } from '../../src/runtime/runtime.ts';
import { almaty } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, testServeTools, tools, until } from '../support/tools.ts';

const token = `123456789:AA${'r'.repeat(33)}`;
const customer = { id: 500, name: 'Нұрлан', language: 'ru' };

/** A platform of two cities, one of which has a bot at a Telegram of its own. */
async function laptop(changes: { readonly env?: string; readonly yaml?: string } = {}) {
  const telegram = await startTelegramEmulator();
  onTestFinished(() => telegram.close());
  telegram.addBot({ token, username: 'my_test_bot', name: 'Тест' });
  telegram.addGroup({ id: '-1001234567', title: 'Менеджеры' });
  const { root } = platformFolder({
    ...smallCity('almaty', changes.yaml === undefined ? {} : { yaml: changes.yaml }),
    ...smallCity('astana'),
    'zeta.yaml': `target: dev\ntelegram: { apiRoot: "${telegram.url}" }\n`,
    '.env': changes.env ?? `ALMATY_TOKEN=${token}\n`,
  });
  const platform = await openPlatform(tools, { root });
  const start = async () => {
    const real = await serveReal(testServeTools(), platform, 'almaty', { pace: quickPace });
    onTestFinished(() => real.stop());
    return real;
  };
  const heard = () =>
    telegram
      .chat(token, '500')
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text);
  const calls = (wanted: string) => telegram.calls().filter(({ method }) => method === wanted);
  return { telegram, root, start, heard, calls };
}

describe('zeta dev --real', () => {
  it('answers through the real bot, sets no webhook, and serves no other city', async () => {
    const { telegram, start, heard, calls } = await laptop();
    telegram.say(token, customer, '/start');
    const { started } = await start();
    expect(started).toMatchObject({
      city: 'almaty',
      release: 1,
      bot: 'my_test_bot',
      managers: '-1001234567',
    });
    await until(() => heard().length === 1, 'what was written before the start is answered');
    telegram.say(token, customer, 'каскад');
    await until(() => heard().length === 2, 'and what is written now');
    expect(heard()[0]).toContain('Привет из города Тест');
    await until(() => telegram.pending(token) === 0, 'Telegram is told that both have come');
    expect(calls('setWebhook')).toEqual([]);
    expect(new Set(telegram.calls().map(({ token: used }) => used))).toEqual(new Set([token]));
  });

  it('answers an update once, although Telegram was not told before the end that it had come', async () => {
    const { telegram, start, heard, calls } = await laptop();
    const first = await start();
    await until(() => calls('getUpdates').length === 1, 'it asks');
    telegram.fail({ method: 'getUpdates', times: 1, how: { kind: 'hang' } });
    telegram.say(token, customer, '/start');
    await until(() => heard().length === 1 && calls('getUpdates').length === 2, 'it is answered');
    await first.stop();
    expect(telegram.pending(token)).toBe(1);
    await start();
    await until(() => telegram.pending(token) === 0, 'it has come again');
    telegram.say(token, customer, 'каскад');
    await until(() => heard().length > 1, 'the next one is answered');
    expect(heard().filter((text) => text.includes('Привет'))).toHaveLength(1);
  });

  it('refuses a bot that has a webhook before it tells the bot anything', async () => {
    const { telegram, start } = await laptop();
    const url = 'http://127.0.0.1:9/telegram/almaty';
    await fetch(`${telegram.url}/bot${token}/setWebhook?url=${encodeURIComponent(url)}`);
    await expect(start()).rejects.toMatchObject({
      code: 'webhook-set',
      exit: 3,
      message: expect.stringContaining(url),
      hint: expect.stringContaining('zeta webhook delete almaty'),
    });
    expect(telegram.calls().map(({ method }) => method)).toEqual(['setWebhook', 'getWebhookInfo']);
  });

  it('ends when another process asks for the updates, or a webhook is set', async () => {
    const { telegram, start, calls } = await laptop();
    const first = await start();
    await until(() => calls('getUpdates').length === 1, 'it asks');
    const other = fetch(`${telegram.url}/bot${token}/getUpdates?timeout=50`);
    expect(await first.ended).toMatchObject({ code: 'polled-elsewhere', exit: 3 });
    await first.stop();
    const second = await start();
    expect(await (await other).json()).toMatchObject({ error_code: 409 });
    await until(() => calls('getUpdates').length === 3, 'it asks again');
    await fetch(`${telegram.url}/bot${token}/setWebhook?url=http://127.0.0.1:9/`);
    expect(await second.ended).toMatchObject({ code: 'webhook-set' });
  });

  it('says what is missing: a token, a bot, a city without mistakes', async () => {
    const unset = await laptop({ env: '' });
    await expect(unset.start()).rejects.toMatchObject({ code: 'token-unset' });
    const wrong = await laptop({ env: `ALMATY_TOKEN=987654321:AA${'w'.repeat(33)}\n` });
    await expect(wrong.start()).rejects.toMatchObject({ code: 'bot-unknown', exit: 3 });
    const broken = await laptop({ yaml: 'name: Тест\ntelegram: { token: env:ALMATY_TOKEN }\n' });
    await expect(broken.start()).rejects.toMatchObject({ name: 'CityBroken' });
  });
});

describe('asking for updates', () => {
  /** Answers in turn, then waits; what was asked with, and what came of each update. */
  function polling(polls: readonly Poll[], entries: readonly Entry[]) {
    const offsets: (number | undefined)[] = [];
    const accepted: number[] = [];
    const answers = [...polls];
    const outcomes = [...entries];
    const account = {
      updates: ({ offset }: { offset: number | undefined }, signal: AbortSignal): Promise<Poll> => {
        offsets.push(offset);
        const answer = answers.shift();
        if (answer) return Promise.resolve(answer);
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve({ kind: 'later', detail: 'aborted' })),
        );
      },
    };
    const runtime = {
      bots: { account: () => account as unknown as BotAccount },
      accept: async (_: unknown, update: unknown) => {
        accepted.push(Number(update));
        return outcomes.shift() ?? ('accepted' as const);
      },
    };
    const log = {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    };
    // No wait takes its time here.
    const timers = { ...tools.timers, after: (_: number, go: () => void) => tools.timers.after(0, go) };
    // Only this much of the runtime is used.
    const deps = { runtime: runtime as unknown as Parameters<typeof pollUpdates>[0]['runtime'], timers, log };
    const poll = pollUpdates(deps, idOf(almaty));
    onTestFinished(() => poll.stop());
    return { offsets, accepted, poll };
  }
  const updates = (...ids: readonly number[]): Poll => ({
    kind: 'done',
    value: ids.map((id) => ({ id, update: id, text: String(id) })),
  });

  it('goes past an update only when it is on disk, and keeps the order', async () => {
    const { offsets, accepted } = polling(
      [updates(5, 6, 7), updates(6, 7)],
      ['accepted', 'busy', 'accepted', 'accepted'],
    );
    await until(() => offsets.length === 3, 'it goes on');
    expect(offsets).toEqual([undefined, 6, 8]);
    expect(accepted).toEqual([5, 6, 6, 7]);
  });

  it('passes over what cannot be read, which would come again for ever', async () => {
    const { offsets } = polling([updates(5, 6)], ['malformed', 'accepted']);
    await until(() => offsets.length === 2, 'it goes on');
    expect(offsets).toEqual([undefined, 7]);
  });

  it('asks again after a trouble of the network, and not after it was taken over', async () => {
    const { offsets, poll } = polling(
      [{ kind: 'later', detail: 'ECONNRESET' }, updates(9), { kind: 'taken', by: 'another process' }],
      [],
    );
    expect(await poll.taken).toBe('another process');
    expect(offsets).toEqual([undefined, undefined, 10]);
    await poll.stop();
  });
});
