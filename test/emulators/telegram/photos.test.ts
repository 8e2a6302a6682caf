import { describe, expect, it } from 'vitest';
import type { TelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { valueAt } from '../value-at.ts';
import { aigul, call, callForm, openEmulator, refusal, token } from './open-emulator.ts';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

describe('sendPhoto', () => {
  it('keeps an upload, and its file_id sends it again', async () => {
    const emulator = await openWithChat();
    const { body } = await upload(emulator, jpeg);
    const fileId = fileIdIn(body);
    expect(body.result).toMatchObject({
      caption: 'Диван',
      caption_entities: [{ type: 'bold', offset: 0, length: 5 }],
    });
    expect(emulator.file(fileId)).toEqual({ bytes: jpeg, contentType: 'image/jpeg' });
    const again = await call(emulator, 'sendPhoto', { chat_id: 501, photo: fileId });
    expect(fileIdIn(again.body)).toBe(fileId);
    expect(emulator.chat(token, '501').slice(1)).toMatchObject([
      { text: 'Диван', photo: { fileId } },
      { photo: { fileId } },
    ]);
  });

  it('takes an upload that is named by attach://, as grammY sends it', async () => {
    const emulator = await openWithChat();
    const form = new FormData();
    form.set('chat_id', '501');
    form.set('photo', 'attach://file0');
    form.set('file0', new Blob([jpeg], { type: 'application/octet-stream' }), 'sofa.jpg');
    const { body } = await callForm(emulator, 'sendPhoto', form);
    expect(emulator.file(fileIdIn(body))).toEqual({ bytes: jpeg, contentType: 'image/jpeg' });
    expect(emulator.calls().at(-1)?.params).toMatchObject({
      file0: { filename: 'sofa.jpg', size: jpeg.length },
    });
  });

  it('remembers the address of a photo sent by URL', async () => {
    const emulator = await openWithChat();
    const url = 'https://img.example.com/sofa.jpg';
    const { body } = await call(emulator, 'sendPhoto', { chat_id: 501, photo: url });
    expect(emulator.file(fileIdIn(body))).toEqual({ url });
    expect(await refusal(emulator, 'sendPhoto', { chat_id: 501, photo: fileIdIn(body) })).toBe('ok');
  });

  it("refuses another bot's file_id, no photo, an empty file and a long caption", async () => {
    const emulator = await openWithChat();
    const fileId = fileIdIn((await upload(emulator, jpeg)).body);
    emulator.addBot({ token: '111:other', username: 'other_bot', name: 'Other' });
    emulator.say('111:other', aigul, 'привет');
    const foreign = await call(emulator, 'sendPhoto', { chat_id: 501, photo: fileId }, '111:other');
    expect(foreign.body.description).toBe('Bad Request: wrong file identifier/HTTP URL specified');
    expect(await refusal(emulator, 'sendPhoto', { chat_id: 501 })).toBe(
      'Bad Request: there is no photo in the request',
    );
    expect((await upload(emulator, new Uint8Array())).body.description).toBe(
      'Bad Request: file must be non-empty',
    );
    const long = { chat_id: 501, photo: fileId, caption: 'a'.repeat(1025) };
    expect(await refusal(emulator, 'sendPhoto', long)).toBe('Bad Request: message caption is too long');
  });

  it('refuses a photo above 10 MB', async () => {
    const emulator = await openWithChat();
    const { body } = await upload(emulator, new Uint8Array(10 * 1024 * 1024 + 1));
    expect(body.description).toContain('is too big for a photo');
  });
});

async function openWithChat(): Promise<TelegramEmulator> {
  const emulator = await openEmulator();
  emulator.say(token, aigul, 'привет');
  return emulator;
}

function upload(emulator: TelegramEmulator, bytes: Uint8Array<ArrayBuffer>): ReturnType<typeof callForm> {
  const form = new FormData();
  form.set('chat_id', '501');
  form.set('caption', '<b>Диван</b>');
  form.set('parse_mode', 'HTML');
  form.set('photo', new Blob([bytes], { type: 'image/jpeg' }), 'sofa.jpg');
  return callForm(emulator, 'sendPhoto', form);
}

function fileIdIn(body: Readonly<Record<string, unknown>>): string {
  return String(valueAt(body, 'result', 'photo', 1, 'file_id'));
}
