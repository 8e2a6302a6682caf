import { badRequest } from './api-error.ts';
import { type ApiCall, openChatOf } from './api-method.ts';
import { textOf } from './params.ts';

/** Telegram: names of topics. */
const nameLimit = 128;

export function createForumTopic(call: ApiCall): unknown {
  const chat = openChatOf(call);
  if (!('is_forum' in chat.chat)) throw badRequest('the chat is not a forum');
  const name = textOf(call.params, 'name').trim();
  if (name === '') throw badRequest('topic name must be non-empty');
  if ([...name].length > nameLimit) throw badRequest('topic name is too long');
  const id = call.world.openTopic(call.bot, chat, name);
  return { message_thread_id: id, name, icon_color: 0x6fb9f0 };
}
