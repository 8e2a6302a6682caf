import { describe, expect, it } from 'vitest';
import { aigul, call, callForm, openEmulator, refusal, token } from './open-emulator.ts';

const group = { id: '-1001234567890', title: 'Менеджеры' };

describe('sendMessage', () => {
  it('answers with the message, its entities and its keyboard', async () => {
    const emulator = await openEmulator({ firstId: 7 });
    emulator.say(token, aigul, 'привет');
    const keyboard = {
      inline_keyboard: [
        [{ text: 'Ещё', callback_data: '1.more' }],
        [{ text: 'Сайт', url: 'https://a.kz/x' }],
      ],
    };
    const { status, body } = await call(emulator, 'sendMessage', {
      chat_id: '501',
      text: '  Цена: <b>10 ₸</b> &lt; 20\n',
      parse_mode: 'HTML',
      reply_markup: keyboard,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      ok: true,
      result: {
        message_id: 8,
        from: { id: 110, is_bot: true, first_name: 'Магазин', username: 'test_bot' },
        chat: { id: 501, type: 'private', first_name: 'Айгуль', username: 'aigul' },
        date: expect.any(Number),
        text: 'Цена: 10 ₸ < 20',
        entities: [{ type: 'bold', offset: 6, length: 4 }],
        reply_markup: keyboard,
      },
    });
    expect(emulator.chat(token, '501').at(-1)).toMatchObject({
      messageId: 8,
      chatId: '501',
      from: 'bot',
      author: 'Магазин',
      text: 'Цена: 10 ₸ < 20',
      html: 'Цена: <b>10 ₸</b> &lt; 20',
      buttons: [[{ text: 'Ещё', data: '1.more' }], [{ text: 'Сайт', url: 'https://a.kz/x' }]],
    });
  });

  it('takes urlencoded and multipart bodies, and GET', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    const markup = JSON.stringify({ inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] });
    const form = new FormData();
    form.set('chat_id', '501');
    form.set('text', 'multipart');
    form.set('reply_markup', markup);
    await callForm(emulator, 'sendMessage', form);
    await callForm(
      emulator,
      'sendmessage',
      new URLSearchParams({ chat_id: '501', text: 'form', reply_markup: markup }),
    );
    await fetch(`${emulator.url}/bot${token}/sendMessage?chat_id=501&text=get`);
    const sent = emulator.chat(token, '501').slice(1);
    expect(sent.map(({ text }) => text)).toEqual(['multipart', 'form', 'get']);
    expect(sent[0]?.buttons).toEqual([[{ text: 'A', data: 'a' }]]);
    expect(sent[1]?.buttons).toEqual([[{ text: 'A', data: 'a' }]]);
  });

  it('knows people only after they wrote, and groups when they are there', async () => {
    const emulator = await openEmulator();
    const unknown = 'Bad Request: chat not found';
    expect(await refusal(emulator, 'sendMessage', { chat_id: 501, text: 'a' })).toBe(unknown);
    emulator.addBot({ token: '111:other', username: 'other_bot', name: 'Other' });
    emulator.say('111:other', aigul, 'привет');
    expect(await refusal(emulator, 'sendMessage', { chat_id: 501, text: 'a' })).toBe(unknown);
    expect(await refusal(emulator, 'sendMessage', { chat_id: group.id, text: 'a' })).toBe(unknown);
    emulator.addGroup(group);
    const { body } = await call(emulator, 'sendMessage', { chat_id: group.id, text: 'a' });
    expect(body.result).toMatchObject({
      chat: { id: -1001234567890, type: 'supergroup', title: 'Менеджеры' },
    });
    expect((await call(emulator, 'getChat', { chat_id: group.id })).body.result).toMatchObject({
      title: 'Менеджеры',
    });
  });

  it.each([
    ['no text', { text: '' }, 'message text is empty'],
    ['only white space', { text: ' \n ' }, 'message text is empty'],
    ['only tags', { text: '<b> </b>', parse_mode: 'HTML' }, 'message text is empty'],
    ['4,097 units', { text: 'a'.repeat(4097) }, 'message is too long'],
    ['4,097 units of surrogates', { text: `${'😀'.repeat(2048)}a` }, 'message is too long'],
    [
      'bad markup',
      { text: '<b>a', parse_mode: 'HTML' },
      `can't parse entities: Can't find end tag corresponding to start tag "b"`,
    ],
    ['another parse mode', { text: 'a', parse_mode: 'nonsense' }, 'unsupported parse_mode'],
    ['long button data', keyboard({ text: 'A', callback_data: 'я'.repeat(33) }), 'BUTTON_DATA_INVALID'],
    [
      'a colour that there is not',
      keyboard({ text: 'A', callback_data: 'a', style: 'purple' }),
      "can't parse inline keyboard button: invalid button style specified",
    ],
    ['empty button data', keyboard({ text: 'A', callback_data: '' }), 'BUTTON_DATA_INVALID'],
    [
      'a host without a dot',
      keyboard({ text: 'A', url: 'http://localhost/x' }),
      "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ],
    [
      'another protocol',
      keyboard({ text: 'A', url: 'ftp://a.kz' }),
      "inline keyboard button URL 'ftp://a.kz' is invalid: Unsupported URL protocol",
    ],
    [
      'a button without action',
      keyboard({ text: 'A' }),
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    ['no chat', { chat_id: '', text: 'a' }, 'chat_id is empty'],
  ])('refuses %s', async (_what, params, words) => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    const { status, body } = await call(emulator, 'sendMessage', { chat_id: 501, ...params });
    expect(status).toBe(400);
    expect(body).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${words}` });
    expect(emulator.chat(token, '501')).toHaveLength(1);
  });

  it('counts 4,096 units after entities are parsed', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    const text = `<b>${'&lt;'.repeat(4096)}</b>`;
    expect(await refusal(emulator, 'sendMessage', { chat_id: 501, text, parse_mode: 'HTML' })).toBe('ok');
  });

  it('takes 64 bytes of data and links to Telegram', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    const rows = [
      [
        { text: 'A', callback_data: 'a'.repeat(64) },
        { text: 'B', url: 'tg://user?id=1' },
        { text: 'C', url: 'a.kz' },
      ],
    ];
    const params = { chat_id: 501, text: 'a', reply_markup: { inline_keyboard: rows } };
    expect(await refusal(emulator, 'sendMessage', params)).toBe('ok');
  });

  it('is forbidden while the person blocks the bot', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    emulator.block(token, 501, true);
    const { status, body } = await call(emulator, 'sendMessage', { chat_id: 501, text: 'a' });
    expect(status).toBe(403);
    expect(body.description).toBe('Forbidden: bot was blocked by the user');
    emulator.block(token, 501, false);
    expect((await call(emulator, 'sendMessage', { chat_id: 501, text: 'a' })).status).toBe(200);
  });
});

describe('the Bot API', () => {
  it('answers unknown tokens, methods and paths as the real server does', async () => {
    const emulator = await openEmulator();
    expect((await call(emulator, 'getMe', {}, '999:none')).body).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    expect((await call(emulator, 'sendNonsense')).body).toEqual({
      ok: false,
      error_code: 404,
      description: 'Not Found: method not found',
    });
    expect((await fetch(`${emulator.url}/nonsense`)).status).toBe(404);
  });

  it('refuses bodies that are no objects', async () => {
    const emulator = await openEmulator();
    for (const body of ['[]', '{', '"text"']) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${emulator.url}/bot${token}/getMe`, { method: 'POST', headers, body });
      expect(response.status).toBe(400);
    }
  });

  it('checks commands and chat actions', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    const commands = [{ command: 'start', description: 'Начать' }];
    expect(await refusal(emulator, 'setMyCommands', { commands })).toBe('ok');
    expect((await call(emulator, 'getMyCommands')).body.result).toEqual(commands);
    const bad = [{ command: 'Старт', description: 'Начать' }];
    expect(await refusal(emulator, 'setMyCommands', { commands: bad })).toBe(
      'Bad Request: BOT_COMMAND_INVALID',
    );
    expect(await refusal(emulator, 'sendChatAction', { chat_id: 501, action: 'typing' })).toBe('ok');
    expect(await refusal(emulator, 'sendChatAction', { chat_id: 501, action: 'sleeping' })).toContain(
      'wrong parameter',
    );
  });
});

function keyboard(button: object): object {
  return { text: 'a', reply_markup: { inline_keyboard: [[button]] } };
}
