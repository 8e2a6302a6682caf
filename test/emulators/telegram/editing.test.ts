import { describe, expect, it } from 'vitest';
import type { TelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { aigul, call, messageIdIn, openEmulator, refusal, token } from './open-emulator.ts';

const keyboard = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] };
const unchanged =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

describe('editing', () => {
  it('replaces text and keyboard, and says when', async () => {
    const { emulator, messageId } = await openWithMessage();
    const edit = { chat_id: 501, message_id: messageId, text: '<i>новый</i>', parse_mode: 'HTML' };
    const { body } = await call(emulator, 'editMessageText', edit);
    expect(body.result).toMatchObject({
      message_id: messageId,
      text: 'новый',
      edit_date: expect.any(Number),
    });
    expect(body.result).not.toHaveProperty('reply_markup');
    expect(emulator.chat(token, '501')).toHaveLength(2);
    expect(emulator.chat(token, '501')[1]).toMatchObject({
      text: 'новый',
      buttons: [],
      editedAt: expect.any(Number),
    });
  });

  it('refuses an edit that changes nothing, however it is spelt', async () => {
    const { emulator, messageId } = await openWithMessage();
    const same = { chat_id: 501, message_id: messageId, reply_markup: keyboard };
    expect(await refusal(emulator, 'editMessageText', { ...same, text: 'старый' })).toBe(unchanged);
    expect(
      await refusal(emulator, 'editMessageText', { ...same, text: ' старый&#10;', parse_mode: 'HTML' }),
    ).toBe(unchanged);
    expect(await refusal(emulator, 'editMessageReplyMarkup', same)).toBe(unchanged);
    expect(
      await refusal(emulator, 'editMessageText', { ...same, text: 'старый', reply_markup: undefined }),
    ).toBe('ok');
  });

  it('refuses to edit what is not there or not its own', async () => {
    const { emulator, messageId } = await openWithMessage();
    const edit = (id: number) =>
      refusal(emulator, 'editMessageText', { chat_id: 501, message_id: id, text: 'a' });
    expect(await edit(1)).toBe('Bad Request: message to edit not found');
    expect(await edit(messageId - 1)).toBe("Bad Request: message can't be edited");
    expect(await refusal(emulator, 'editMessageText', { chat_id: 1, message_id: 1, text: 'a' })).toBe(
      'Bad Request: chat not found',
    );
  });

  it('edits captions of photos and texts of messages, never the other way round', async () => {
    const { emulator, messageId } = await openWithMessage();
    const photo = await call(emulator, 'sendPhoto', {
      chat_id: 501,
      photo: 'https://a.kz/a.jpg',
      caption: 'до',
    });
    const photoId = messageIdIn(photo.body);
    const caption = { chat_id: 501, message_id: photoId, caption: 'после' };
    expect((await call(emulator, 'editMessageCaption', caption)).body.result).toMatchObject({
      caption: 'после',
    });
    expect(await refusal(emulator, 'editMessageCaption', caption)).toBe(unchanged);
    expect(await refusal(emulator, 'editMessageText', { ...caption, text: 'a' })).toBe(
      'Bad Request: there is no text in the message to edit',
    );
    expect(await refusal(emulator, 'editMessageCaption', { ...caption, message_id: messageId })).toBe(
      'Bad Request: there is no caption in the message to edit',
    );
  });

  it('deletes a message once', async () => {
    const { emulator, messageId } = await openWithMessage();
    const params = { chat_id: 501, message_id: messageId };
    expect((await call(emulator, 'deleteMessage', params)).body).toEqual({ ok: true, result: true });
    expect(emulator.chat(token, '501')).toHaveLength(1);
    expect(await refusal(emulator, 'deleteMessage', params)).toBe('Bad Request: message to delete not found');
    expect(await refusal(emulator, 'editMessageText', { ...params, text: 'a' })).toBe(
      'Bad Request: message to edit not found',
    );
  });
});

async function openWithMessage(): Promise<{ emulator: TelegramEmulator; messageId: number }> {
  const emulator = await openEmulator();
  emulator.say(token, aigul, 'привет');
  const { body } = await call(emulator, 'sendMessage', {
    chat_id: 501,
    text: 'старый',
    reply_markup: keyboard,
  });
  return { emulator, messageId: messageIdIn(body) };
}
