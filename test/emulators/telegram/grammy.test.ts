import { Api, InputFile } from 'grammy';
import { describe, expect, it } from 'vitest';
import { aigul, openEmulator, token } from './open-emulator.ts';

describe('grammY against the emulator', () => {
  it('sends, edits, uploads and reads errors as from the real server', async () => {
    const emulator = await openEmulator();
    const api = new Api(token, { apiRoot: emulator.url });
    expect(await api.getMe()).toMatchObject({ id: 110, username: 'test_bot' });
    emulator.say(token, aigul, '/start');
    const reply_markup = { inline_keyboard: [[{ text: 'Ещё', callback_data: 'more' }]] };
    const sent = await api.sendMessage('501', '<b>Привет</b>', { parse_mode: 'HTML', reply_markup });
    await api.editMessageText('501', sent.message_id, 'Пока');
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 1]);
    const photo = await api.sendPhoto('501', new InputFile(bytes, 'a.jpg'), {
      caption: 'Фото',
      reply_markup,
    });
    expect(emulator.file(photo.photo.at(-1)?.file_id ?? '')).toEqual({ bytes, contentType: 'image/jpeg' });
    expect(emulator.chat(token, '501').slice(1)).toMatchObject([
      { text: 'Пока', buttons: [] },
      { text: 'Фото', buttons: [[{ text: 'Ещё', data: 'more' }]] },
    ]);
    await expect(api.sendMessage('1', 'никому')).rejects.toMatchObject({
      error_code: 400,
      description: 'Bad Request: chat not found',
    });
    emulator.fail({ times: 1, how: { kind: '429', retryAfter: 9 } });
    await expect(api.sendMessage('501', 'рано')).rejects.toMatchObject({ parameters: { retry_after: 9 } });
  });
});
