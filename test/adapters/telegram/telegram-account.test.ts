import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { telegramAccount } from '../../../src/adapters/telegram/telegram-account.ts';
import { Secret } from '../../../src/base/secret.ts';
import type { FaultKind } from '../../../src/emulators/telegram/fault.ts';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';

const token = `123456:AA${'x'.repeat(33)}`;
const signal = AbortSignal.timeout(30_000);

async function account(given = token) {
  const telegram = await startTelegramEmulator();
  onTestFinished(() => telegram.close());
  telegram.addBot({ token, username: 'some_bot', name: 'Бот' });
  telegram.say(token, { id: 5, name: 'А' }, 'привет');
  const bot = telegramAccount({
    token: new Secret(given),
    apiRoot: telegram.url,
    info: undefined,
    photos: { get: async () => undefined, remember: async () => undefined },
    media: async () => undefined,
  });
  const send = (html = 'текст', chat = '5') =>
    bot.messenger.call({ kind: 'send', chat, message: { html } }, signal);
  const heard = () =>
    telegram
      .chat(token, '5')
      .filter((message) => message.from === 'bot')
      .map(({ text }) => text);
  return { telegram, bot, send, heard };
}

describe('a call to Telegram', () => {
  it('gives the id of what was sent', async () => {
    const { send, telegram } = await account();
    expect(await send()).toEqual({
      kind: 'delivered',
      messageId: String(telegram.chat(token, '5').at(-1)?.messageId),
    });
  });

  it.each<[string, FaultKind, object]>([
    ['is limited', { kind: '429', retryAfter: 7 }, { kind: 'limited', retryAfterMs: 7000 }],
    ['fails inside Telegram', { kind: '5xx' }, { kind: 'unknown' }],
    ['breaks before', { kind: 'reset-before' }, { kind: 'unknown' }],
    ['breaks after', { kind: 'reset-after' }, { kind: 'unknown' }],
    [
      'finds the bot blocked',
      { kind: '400', description: 'Forbidden: bot was blocked by the user' },
      { kind: 'refused', why: 'blocked' },
    ],
    [
      'is out of date',
      {
        kind: '400',
        description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
      },
      { kind: 'refused', why: 'too-late' },
    ],
    [
      'changes nothing',
      { kind: '400', description: 'Bad Request: message is not modified' },
      { kind: 'refused', why: 'unchanged' },
    ],
  ])('that %s is told as just that', async (_, how, outcome) => {
    const { telegram, send } = await account();
    telegram.fail({ times: 1, how });
    expect(await send()).toMatchObject(outcome);
  });

  it('to nobody is surely not done', async () => {
    const { telegram, send } = await account();
    await telegram.close();
    expect(await send()).toMatchObject({ kind: 'not-done', detail: 'ECONNREFUSED' });
  });

  it('to an unknown chat, or with a token that is not known, is refused', async () => {
    expect(await (await account()).send('x', '999')).toMatchObject({ kind: 'refused', why: 'chat-gone' });
    const stranger = await account(`654321:BB${'y'.repeat(33)}`);
    expect(await stranger.send()).toMatchObject({ kind: 'refused', why: 'unauthorized' });
    expect(await stranger.bot.identify(signal)).toMatchObject({ kind: 'refused' });
  });

  it('with HTML that Telegram cannot read goes out as plain words', async () => {
    const { send, heard } = await account();
    expect((await send('цена <b>100</i> & 5 < 6')).kind).toBe('delivered');
    expect(heard()).toEqual(['цена 100 & 5 < 6']);
  });

  it('never shows the token in what it tells', async () => {
    const { telegram, send, bot } = await account();
    telegram.fail({ times: 1, how: { kind: 'reset-before' } });
    expect(inspect([await send(), bot], { depth: 9 })).not.toContain('AAxxx');
    await telegram.close();
    expect(inspect([await send(), await bot.identify(signal)], { depth: 9 })).not.toContain('AAxxx');
  });
});
