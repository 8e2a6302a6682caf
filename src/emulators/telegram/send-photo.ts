import { createHash } from 'node:crypto';
import type { PhotoSize } from 'grammy/types';
import { badRequest } from './api-error.ts';
import { type ApiCall, openChatOf, placeIn } from './api-method.ts';
import type { StoredFile } from './bot-state.ts';
import { imageType } from './image-type.ts';
import { keyboardOf } from './inline-keyboard.ts';
import { captionText } from './message-text.ts';
import { textOf } from './params.ts';
import type { Upload } from './request-body.ts';
import { toTelegram } from './stored-message.ts';

/** Telegram: 10 MB. */
const photoLimitBytes = 10 * 1024 * 1024;

export function sendPhoto(call: ApiCall): unknown {
  const caption = captionText(call.params);
  const keyboard = keyboardOf(call.params);
  const chat = openChatOf(call);
  const photo = photoOf(call, textOf(call.params, 'photo'), 'photo');
  const content = { ...caption, photo, ...(keyboard && { keyboard }) };
  const place = placeIn(call, chat);
  return toTelegram(call.world.post(call.bot, chat, { from: call.bot.user, content, ...place }));
}

/** The picture that a call names, or brings along under a field; new ones are kept. */
export function photoOf(call: ApiCall, photo: string, field: string): PhotoSize[] {
  return sizesOf(call, fileIdOf(call, photo, field));
}

function fileIdOf(call: ApiCall, photo: string, field: string): string {
  const attached = /^attach:\/\/(.+)$/.exec(photo)?.[1];
  const upload = call.uploads.get(attached ?? field);
  if (upload) return keep(call, { bytes: checkedBytes(upload), contentType: imageType(upload) });
  if (photo === '') throw badRequest('there is no photo in the request');
  if (/^https?:\/\//i.test(photo)) {
    if (!URL.canParse(photo)) throw badRequest('wrong HTTP URL specified');
    return keep(call, { url: photo });
  }
  if (call.world.files.get(photo)?.owner === call.bot.token) return photo;
  throw badRequest('wrong file identifier/HTTP URL specified');
}

function checkedBytes(upload: Upload): Uint8Array {
  const size = upload.bytes.length;
  if (size === 0) throw badRequest('file must be non-empty');
  if (size > photoLimitBytes) {
    throw badRequest(
      `file of size ${size} bytes is too big for a photo; the maximum size is ${photoLimitBytes} bytes`,
    );
  }
  return upload.bytes;
}

/** The same bytes or address sent by the same bot have the same id, so that a long run keeps one copy. */
function keep(call: ApiCall, content: StoredFile['content']): string {
  const hash = createHash('sha256').update(call.bot.token);
  hash.update('url' in content ? content.url : content.bytes);
  const fileId = `AgACAgIAAxk${hash.digest('base64url')}`;
  call.world.files.set(fileId, { owner: call.bot.token, content });
  return fileId;
}

/** The one size that is kept, and its thumbnail; the pixels are nominal. */
function sizesOf(call: ApiCall, fileId: string): PhotoSize[] {
  const content = call.world.files.get(fileId)?.content;
  const bytes = content && 'bytes' in content ? content.bytes.length : 50_000;
  const unique = `AQAD${fileId.slice(-12)}`;
  return [
    {
      file_id: fileId,
      file_unique_id: `${unique}s`,
      width: 90,
      height: 68,
      file_size: Math.min(bytes, 1500),
    },
    { file_id: fileId, file_unique_id: unique, width: 800, height: 600, file_size: bytes },
  ];
}
