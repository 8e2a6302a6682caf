import { isDeepStrictEqual } from 'node:util';
import { badRequest } from './api-error.ts';
import { type ApiCall, chatOf, messageOf } from './api-method.ts';
import { keyboardOf } from './inline-keyboard.ts';
import { captionText, messageText } from './message-text.ts';
import { type Content, type StoredMessage, toTelegram } from './stored-message.ts';

export function editMessageText(call: ApiCall): unknown {
  const formatted = messageText(call.params);
  return edit(call, (old) => {
    if (old.photo) throw badRequest('there is no text in the message to edit');
    return formatted;
  });
}

export function editMessageCaption(call: ApiCall): unknown {
  const caption = captionText(call.params);
  return edit(call, (old) => {
    if (!old.photo) throw badRequest('there is no caption in the message to edit');
    return { ...caption, photo: old.photo };
  });
}

export function editMessageReplyMarkup(call: ApiCall): unknown {
  return edit(call, ({ keyboard: _keyboard, ...rest }) => rest);
}

/** Every edit sets the keyboard anew: one that names none takes the buttons away. */
function edit(call: ApiCall, change: (old: Content) => Omit<Content, 'keyboard'>): unknown {
  const keyboard = keyboardOf(call.params);
  const chat = chatOf(call);
  const old = messageOf(call, chat, 'edit');
  if (old.from.id !== call.bot.user.id) throw badRequest("message can't be edited");
  const content: Content = { ...change(old.content), ...(keyboard && { keyboard }) };
  if (isSame(old, content)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  return toTelegram(call.world.edit(call.bot, chat, old, content));
}

function isSame(old: StoredMessage, content: Content): boolean {
  // Two sources of the same formatted text are no change.
  return isDeepStrictEqual({ ...old.content, html: '' }, { ...content, html: '' });
}
