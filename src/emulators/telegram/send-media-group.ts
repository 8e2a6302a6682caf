import { isRecord } from '../http/is-record.ts';
import { ApiError, badRequest } from './api-error.ts';
import { type ApiCall, openChatOf, placeIn } from './api-method.ts';
import { captionText } from './message-text.ts';
import { textOf } from './params.ts';
import type { Params } from './request-body.ts';
import { photoOf } from './send-photo.ts';
import { toTelegram } from './stored-message.ts';

/** Telegram: an album has 2 to 10 of them. One alone is taken, too. */
const albumLimit = 10;

/** Photos alone: this server keeps nothing else. All of them are sent, or none. */
export function sendMediaGroup(call: ApiCall): unknown {
  const { media } = call.params;
  if (!Array.isArray(media)) throw badRequest("can't parse media JSON object");
  if (media.length === 0 || media.length > albumLimit)
    throw badRequest('group send failed: wrong number of media');
  const chat = openChatOf(call);
  const place = placeIn(call, chat);
  const contents = media.map((one, index) => contentOf(call, one, index + 1));
  // Ids of messages grow, and an album is named by its first.
  const album = `${chat.chat.id}:${chat.messages.at(-1)?.messageId ?? 0}`;
  return contents.map((content) =>
    toTelegram(
      call.world.post(call.bot, chat, {
        from: call.bot.user,
        content: { ...content, album },
        ...place,
      }),
    ),
  );
}

function contentOf(call: ApiCall, one: unknown, number: number) {
  if (!isRecord(one) || textOf(one, 'type') !== 'photo')
    throw badRequest("can't parse InputMedia: type must be photo");
  const item: Params = one;
  try {
    return { ...captionText(item), photo: photoOf(call, textOf(item, 'media'), '') };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const why = error.message.replace(/^Bad Request: /, '');
    throw badRequest(`failed to send message #${number} with the error message "${why}"`);
  }
}
