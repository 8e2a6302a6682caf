import { type ApiCall, openChatOf, placeIn } from './api-method.ts';
import { keyboardOf } from './inline-keyboard.ts';
import { messageText } from './message-text.ts';
import { keysOf } from './reply-keyboard.ts';
import { toTelegram } from './stored-message.ts';

export function sendMessage(call: ApiCall): unknown {
  const formatted = messageText(call.params);
  const keyboard = keyboardOf(call.params);
  const keys = keysOf(call.params);
  const chat = openChatOf(call);
  if (keys) chat.keys = keys;
  const content = { ...formatted, ...(keyboard && { keyboard }) };
  const place = placeIn(call, chat);
  return toTelegram(call.world.post(call.bot, chat, { from: call.bot.user, content, ...place }));
}
