import { describe, expect, it } from 'vitest';
import {
  aigul,
  boris,
  call,
  messageIdIn,
  openEmulator,
  openReceiver,
  refusal,
  token,
} from './open-emulator.ts';

describe('what people do', () => {
  it('marks a command', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.say(token, aigul, '/start ref_1');
    emulator.say(token, aigul, '/кнопка');
    await emulator.delivered();
    expect(receiver.received[0]?.update.message).toMatchObject({
      text: '/start ref_1',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    });
    expect(receiver.received[1]?.update.message).not.toHaveProperty('entities');
  });

  it('shows what they wrote as text, never as markup', async () => {
    const emulator = await openEmulator();
    const message = emulator.say(token, aigul, '<script>"&</script>');
    expect(message).toMatchObject({ from: 'customer', author: 'Айгуль', text: '<script>"&</script>' });
    expect(message.html).toBe('&lt;script&gt;&quot;&amp;&lt;/script&gt;');
  });

  it('presses with the whole message, and the answer is kept once', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url, allowed_updates: ['callback_query'] });
    emulator.say(token, aigul, 'привет');
    const reply_markup = { inline_keyboard: [[{ text: 'Ещё', callback_data: '1.page.2' }]] };
    const { body } = await call(emulator, 'sendMessage', { chat_id: 501, text: 'Нашёл 12', reply_markup });
    const callbackId = emulator.press(token, aigul, messageIdIn(body), '1.page.2');
    await emulator.delivered();
    expect(receiver.received[0]?.update.callback_query).toMatchObject({
      id: callbackId,
      data: '1.page.2',
      from: { id: 501, first_name: 'Айгуль' },
      message: body.result,
      chat_instance: expect.any(String),
    });
    const answer = { callback_query_id: callbackId, text: 'Страница 2' };
    expect((await call(emulator, 'answerCallbackQuery', answer)).body).toEqual({ ok: true, result: true });
    expect(emulator.answers(token)).toEqual([{ callbackId, text: 'Страница 2' }]);
    const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    expect(await refusal(emulator, 'answerCallbackQuery', answer)).toBe(tooOld);
    expect(await refusal(emulator, 'answerCallbackQuery', { callback_query_id: '1' })).toBe(tooOld);
    expect(emulator.answers(token)).toHaveLength(1);
  });

  it('see the bot typing until it says something, its keys and its commands', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    expect(emulator.busyUntil(token, '501')).toBe(0);
    await call(emulator, 'sendChatAction', { chat_id: 501, action: 'typing' });
    expect(emulator.busyUntil(token, '501')).toBeGreaterThan(Date.now());
    const keyboard = [[{ text: 'Мой номер', request_contact: true }, 'Каталог']];
    await call(emulator, 'sendMessage', { chat_id: 501, text: 'Номер?', reply_markup: { keyboard } });
    expect(emulator.busyUntil(token, '501')).toBe(0);
    expect(emulator.keys(token, '501')).toEqual([
      [{ text: 'Мой номер', asks: 'contact' }, { text: 'Каталог' }],
    ]);
    await call(emulator, 'sendMessage', { chat_id: 501, text: 'Ок' });
    expect(emulator.keys(token, '501')).toHaveLength(1);
    await call(emulator, 'sendMessage', {
      chat_id: 501,
      text: 'Ок',
      reply_markup: { remove_keyboard: true },
    });
    expect(emulator.keys(token, '501')).toEqual([]);
    const wrong = { chat_id: 501, text: 'Ок', reply_markup: { keyboard: [[{ text: ' ' }]] } };
    expect(await refusal(emulator, 'sendMessage', wrong)).toContain('keyboard button');
    const commands = [{ command: 'menu', description: 'Меню' }];
    await call(emulator, 'setMyCommands', { commands });
    await call(emulator, 'setMyCommands', { commands: [], language_code: 'kk' });
    expect(emulator.commands(token, 'ru-RU')).toEqual(commands);
    expect(emulator.commands(token, 'kk')).toEqual([]);
  });

  it('share a phone of their own and a place', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url });
    const contact = emulator.shareContact(token, aigul, '+77010000001');
    expect(contact.shared).toEqual({ kind: 'contact', phone: '+77010000001', name: 'Айгуль' });
    emulator.shareLocation(token, aigul, { latitude: 43.2, longitude: 76.9 });
    await emulator.delivered();
    expect(receiver.received.map(({ update }) => update.message)).toMatchObject([
      { contact: { phone_number: '+77010000001', user_id: 501 } },
      { location: { latitude: 43.2, longitude: 76.9 } },
    ]);
  });

  it('hear nothing while Telegram refuses what bots say, and an alert is told as one', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    const callbackId = emulator.press(token, aigul, 1, '1.x');
    emulator.setLimited(true);
    const told = await call(emulator, 'sendMessage', { chat_id: 501, text: 'Ок' });
    expect(told.body).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    expect((await call(emulator, 'getMe', {})).body).toMatchObject({ ok: true });
    emulator.setLimited(false);
    const answer = { callback_query_id: callbackId, text: 'Стоп', show_alert: true };
    await call(emulator, 'answerCallbackQuery', answer);
    expect(emulator.answers(token)).toEqual([{ callbackId, text: 'Стоп', isAlert: true }]);
  });

  it('press again, with new ids, until they are answered', async () => {
    const emulator = await openEmulator({ pressAgainS: 3 });
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url, allowed_updates: ['callback_query'] });
    emulator.say(token, aigul, 'привет');
    const { body } = await call(emulator, 'sendMessage', { chat_id: 501, text: 'Нашёл 12' });
    emulator.press(token, aigul, messageIdIn(body), '1.page.2');
    await receiver.count(3);
    const presses = receiver.received.map(({ update }) => update);
    const queries = presses.map((update) => update.callback_query as { id: string; data: string });
    expect(new Set(presses.map((update) => update.update_id)).size).toBe(presses.length);
    expect(new Set(queries.map(({ id }) => id)).size).toBe(presses.length);
    expect(new Set(queries.map(({ data }) => data))).toEqual(new Set(['1.page.2']));
    // Whoever answers all that came hears no more of it.
    receiver.answer = async ({ update }) => {
      const { id } = update.callback_query as { id: string };
      await call(emulator, 'answerCallbackQuery', { callback_query_id: id });
      return { status: 200 };
    };
    await receiver.count(4);
    await expect.poll(() => emulator.answers(token).length).toBeGreaterThan(0);
    const heard = receiver.received.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(receiver.received.length).toBeLessThanOrEqual(heard + 1);
  });

  it('presses a button of a message that is gone', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.press(token, boris, 77, 'old');
    await emulator.delivered();
    expect(receiver.received[0]?.update.callback_query).toMatchObject({
      data: 'old',
      message: { message_id: 77, date: 0, chat: { id: 502, type: 'private' } },
    });
  });

  it('sends any update, and what is in it counts', async () => {
    const emulator = await openEmulator({ firstId: 50 });
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.addGroup({ id: '-1005', title: 'Менеджеры' });
    const manager = { id: 9, is_bot: false, first_name: 'Дана' };
    const message = { chat: { id: -1005, type: 'supergroup' }, from: manager, text: 'отвечу я' };
    expect(emulator.sendUpdate(token, { message })).toBe(50);
    const press = { id: '12345', from: manager, data: 'take', chat_instance: '1' };
    expect(emulator.sendUpdate(token, { callback_query: press })).toBe(51);
    await emulator.delivered();
    const sent = receiver.received.find(({ update }) => 'message' in update)?.update.message;
    expect(sent).toMatchObject({ ...message, message_id: 50, date: expect.any(Number) });
    expect(emulator.chat(token, '-1005')).toMatchObject([
      { messageId: 50, author: 'Дана', text: 'отвечу я' },
    ]);
    expect(await refusal(emulator, 'answerCallbackQuery', { callback_query_id: '12345' })).toBe('ok');
  });

  it('tells of every change of a chat until it is stopped', async () => {
    const emulator = await openEmulator();
    const changes: string[] = [];
    const stop = emulator.onChange(({ chatId }) => changes.push(chatId));
    emulator.say(token, aigul, 'привет');
    const { body } = await call(emulator, 'sendMessage', { chat_id: 501, text: 'a' });
    await call(emulator, 'editMessageText', { chat_id: 501, message_id: messageIdIn(body), text: 'b' });
    stop();
    emulator.say(token, boris, 'привет');
    expect(changes).toEqual(['501', '501', '501']);
  });

  it('does not repeat ids when a bot is removed and added again', async () => {
    const emulator = await openEmulator({ firstId: 10 });
    const first = emulator.say(token, aigul, 'a');
    emulator.removeBot(token);
    emulator.addBot({ token, username: 'test_bot', name: 'Магазин' });
    expect(emulator.say(token, aigul, 'b').messageId).toBe(first.messageId + 1);
    expect(emulator.chat(token, '501')).toHaveLength(1);
  });

  it('refuses to act for a bot that was never added', async () => {
    const emulator = await openEmulator();
    expect(() => emulator.say('1:none', aigul, 'a')).toThrow('addBot');
  });
});
