import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { inspect } from 'node:util';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { observedFetch } from '../../../src/adapters/telegram/observed-fetch.ts';
import {
  type TelegramAccountOptions,
  telegramAccount,
} from '../../../src/adapters/telegram/telegram-account.ts';
import { Secret } from '../../../src/base/secret.ts';
import type { FaultKind } from '../../../src/emulators/telegram/fault.ts';
import {
  startTelegramEmulator,
  type TelegramEmulator,
} from '../../../src/emulators/telegram/telegram-emulator.ts';

const token = `123456:AA${'x'.repeat(33)}`;
const signal = AbortSignal.timeout(30_000);

async function account(given = token, changes: Partial<TelegramAccountOptions> = {}) {
  const telegram = await startTelegramEmulator();
  onTestFinished(() => telegram.close());
  telegram.addBot({ token, username: 'some_bot', name: 'Бот' });
  telegram.say(token, { id: 5, name: 'А' }, 'привет');
  const bot = telegramAccount(
    {
      token: new Secret(given),
      apiRoot: telegram.url,
      info: undefined,
      photos: {
        get: async () => undefined,
        remember: async () => undefined,
        forget: async () => undefined,
      },
      media: async () => undefined,
      ...changes,
    },
    observedFetch(new Agent()),
  );
  const send = (html = 'текст', chat = '5') =>
    bot.messenger.call({ kind: 'send', chat, message: { html } }, signal);
  const heard = () =>
    telegram
      .chat(token, '5')
      .filter((message) => message.from === 'bot')
      .map(({ text }) => text);
  return { telegram, bot, send, heard };
}

function fromBot(telegram: TelegramEmulator) {
  return telegram.chat(token, '5').filter(({ from }) => from === 'bot');
}

describe('a call to Telegram', () => {
  it('gives the id of what was sent', async () => {
    const { send, telegram } = await account();
    expect(await send()).toEqual({
      kind: 'delivered',
      messageId: String(telegram.chat(token, '5').at(-1)?.messageId),
    });
  });

  it('shows buttons in their colours', async () => {
    const { bot, telegram } = await account();
    const buttons = [
      [
        { kind: 'press', text: 'Беру', data: 'a', style: 'success' },
        { kind: 'press', text: 'Нет', data: 'b' },
      ],
    ] as const;
    await bot.messenger.call({ kind: 'send', chat: '5', message: { html: 'x', buttons } }, signal);
    expect(telegram.chat(token, '5').at(-1)?.buttons).toEqual([
      [
        { text: 'Беру', data: 'a', style: 'success' },
        { text: 'Нет', data: 'b' },
      ],
    ]);
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
      'finds the account deleted',
      { kind: '400', description: 'Forbidden: user is deactivated' },
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

  it('that cannot be said at its length, or with its buttons, is said shorter and plainer', async () => {
    const { telegram, send, bot, heard } = await account();
    expect((await send(`<b>${'слово '.repeat(1000)}</b>`)).kind).toBe('delivered');
    expect(heard()[0]).toHaveLength(1000);
    expect(heard()[0]).toMatch(/^слово слово.*…$/);
    const refuse = { kind: '400', description: 'Bad Request: SOMETHING_NEW' } as const;
    telegram.fail({ times: 2, how: refuse });
    const buttons = [[{ kind: 'press', text: 'x', data: 'y' }]] as const;
    const message = { html: '<i>цена</i> &lt; 5', buttons };
    expect((await bot.messenger.call({ kind: 'send', chat: '5', message }, signal)).kind).toBe('delivered');
    expect(heard()[1]).toBe('цена < 5');
    telegram.fail({ times: 9, how: refuse });
    expect(await send()).toMatchObject({ kind: 'refused', why: 'other' });
  });

  it('with a picture whose id Telegram has forgotten sends the picture itself again', async () => {
    const ids = new Map([['media:a.png', 'stale']]);
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
    const { telegram, bot } = await account(token, {
      photos: {
        get: async (photo) => ids.get(photo),
        remember: async (photo, id) => void ids.set(photo, id),
        forget: async (photo) => void ids.delete(photo),
      },
      media: async () => png,
    });
    const message = { html: 'карточка', photo: 'media:a.png' };
    for (let time = 0; time < 2; time += 1) {
      expect((await bot.messenger.call({ kind: 'send', chat: '5', message }, signal)).kind).toBe('delivered');
    }
    const photos = telegram.calls().map(({ params }) => String(params['photo']).slice(0, 6));
    expect(photos).toEqual(['stale', 'attach', ids.get('media:a.png')?.slice(0, 6)]);
  });

  describe('with several pictures', () => {
    const photos = ['https://shop.example/a.png', 'https://shop.example/b.png', 'https://shop.example/c.png'];
    const album = {
      kind: 'album',
      chat: '5',
      photos,
      caption: '<b>Диван</b>',
      instead: 'Не открылись',
    } as const;

    it('sends them together, and by their ids the next time', async () => {
      const { telegram, bot } = await withIds();
      for (let time = 0; time < 2; time += 1)
        expect((await bot.messenger.call(album, signal)).kind).toBe('delivered');
      const shown = fromBot(telegram);
      expect(shown.map(({ text }) => text)).toEqual(['Диван', '', '', 'Диван', '', '']);
      expect(new Set(shown.map((message) => message.album)).size).toBe(2);
      expect(telegram.calls().map(({ params }) => JSON.stringify(params['media']).includes('https'))).toEqual(
        [true, false],
      );
    });

    it('leaves out the one that Telegram cannot get', async () => {
      const { telegram, bot } = await withIds();
      const why =
        'Bad Request: failed to send message #2 with the error message "failed to get HTTP URL content"';
      telegram.fail({ method: 'sendMediaGroup', times: 1, how: { kind: '400', description: why } });
      expect((await bot.messenger.call(album, signal)).kind).toBe('delivered');
      expect(fromBot(telegram)).toHaveLength(2);
    });

    it('says so when none of them can be shown', async () => {
      const { telegram, bot } = await withIds();
      const description = 'Bad Request: wrong file identifier/HTTP URL specified';
      telegram.fail({ method: 'sendMediaGroup', times: 9, how: { kind: '400', description } });
      expect((await bot.messenger.call(album, signal)).kind).toBe('delivered');
      expect(fromBot(telegram).map(({ text }) => text)).toEqual(['Не открылись']);
    });

    it('sends them all anew when an id is forgotten', async () => {
      const ids = new Map(photos.map((photo) => [photo, 'stale']));
      const { telegram, bot } = await withIds(ids);
      expect((await bot.messenger.call(album, signal)).kind).toBe('delivered');
      expect(fromBot(telegram)).toHaveLength(3);
      expect([...ids.values()]).not.toContain('stale');
    });

    it('leaves out what is lost and what is refused, whichever it is', async () => {
      const { telegram, bot } = await withIds();
      const more = { ...album, photos: ['media:gone.png', ...photos] };
      const why = 'Bad Request: failed to send message #1 with the error message "WEBPAGE_MEDIA_EMPTY"';
      telegram.fail({ method: 'sendMediaGroup', times: 1, how: { kind: '400', description: why } });
      expect((await bot.messenger.call(more, signal)).kind).toBe('delivered');
      const [, last] = telegram.calls();
      expect(JSON.stringify(last?.params['media'])).toContain('b.png');
      expect(JSON.stringify(last?.params['media'])).not.toContain('a.png');
      expect(fromBot(telegram)).toHaveLength(2);
    });

    it('sends the one that is left of two', async () => {
      const { telegram, bot } = await account(token);
      const two = { ...album, photos: ['media:gone.png', 'https://shop.example/a.png'] };
      expect((await bot.messenger.call(two, signal)).kind).toBe('delivered');
      expect(fromBot(telegram).map(({ text }) => text)).toEqual(['Диван']);
    });

    function withIds(ids = new Map<string, string>()) {
      return account(token, {
        photos: {
          get: async (photo) => ids.get(photo),
          remember: async (photo, id) => void ids.set(photo, id),
          forget: async (photo) => void ids.delete(photo),
        },
      });
    }
  });

  it('with a picture goes out while our own disk is busy, and is no lost answer', async () => {
    const busy = async () => {
      throw new Error('SQLITE_BUSY');
    };
    const { telegram, bot } = await account(token, { photos: { get: busy, remember: busy, forget: busy } });
    const message = { html: 'карточка', photo: 'https://shop.example/a.png' };
    const outcome = await bot.messenger.call({ kind: 'send', chat: '5', message }, signal);
    expect(outcome.kind).toBe('delivered');
    expect(telegram.calls()).toHaveLength(1);
  });

  it('tells what the bot says of itself, language by language', async () => {
    const { telegram, bot } = await account();
    const commands = [{ name: 'start', description: 'Начать' }];
    const profiles = [
      { commands, description: 'Помогу найти', about: 'Магазин' },
      { language: 'kk', commands, description: 'Табуға көмектесемін', about: 'Дүкен' },
    ];
    expect(await bot.setProfiles(profiles, signal)).toEqual({ kind: 'done', value: null });
    const asked = async (method: string, language_code: string) => {
      const url = `${telegram.url}/bot${token}/${method}?language_code=${language_code}`;
      return ((await (await fetch(url)).json()) as { result: unknown }).result;
    };
    expect(await asked('getMyDescription', '')).toEqual({ description: 'Помогу найти' });
    expect(await asked('getMyDescription', 'kk')).toEqual({ description: 'Табуға көмектесемін' });
    expect(await asked('getMyShortDescription', 'kk')).toEqual({ short_description: 'Дүкен' });
    const long = [{ commands, description: 'а'.repeat(513), about: '' }];
    expect(await bot.setProfiles(long, signal)).toMatchObject({ kind: 'refused' });
  });

  it('to a group that became a supergroup says where it went', async () => {
    const { telegram, send } = await account();
    telegram.addGroup({ id: '-55', title: 'Менеджеры' });
    telegram.migrateGroup('-55', '-100200300');
    expect(await send('x', '-55')).toEqual({ kind: 'moved', chat: '-100200300' });
    expect(await send('x', '-100200300')).toMatchObject({ kind: 'delivered' });
  });

  it('over a connection that cannot be made safe was surely not done', async () => {
    const server = createServer((socket) => void socket.end('not TLS')).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { send } = await account(token, { apiRoot: `https://127.0.0.1:${port}` });
    expect(await send()).toMatchObject({ kind: 'not-done' });
  });

  it('never shows the token in what it tells', async () => {
    const { telegram, send, bot } = await account();
    telegram.fail({ times: 1, how: { kind: 'reset-before' } });
    expect(inspect([await send(), bot], { depth: 9 })).not.toContain('AAxxx');
    await telegram.close();
    expect(inspect([await send(), await bot.identify(signal)], { depth: 9 })).not.toContain('AAxxx');
  });
});
