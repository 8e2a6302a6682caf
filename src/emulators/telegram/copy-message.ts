import { badRequest } from './api-error.ts';
import { type ApiCall, openChatOf, placeIn } from './api-method.ts';
import { integerOf, textOf } from './params.ts';

/** Another chat's message, in the bot's name: its text or caption and picture, without its buttons. */
export function copyMessage(call: ApiCall): unknown {
  const chat = openChatOf(call);
  const from = call.world.chat(call.bot, textOf(call.params, 'from_chat_id'));
  if (!from) throw badRequest('chat not found');
  const id = integerOf(call.params, 'message_id');
  const original = from.messages.find(({ messageId }) => messageId === id);
  if (!original) throw badRequest('message to copy not found');
  const { keyboard: _, ...content } = original.content;
  const place = placeIn(call, chat);
  const copy = call.world.post(call.bot, chat, {
    from: call.bot.user,
    content,
    ...place,
  });
  return { message_id: copy.messageId };
}
