import { escapeHtml, visibleText } from '../../base/html.ts';
import type { Message, MessengerCall } from '../../ports/messenger.ts';
import { badPictureOf, isBadHtml, isBadPhoto, isRefusedAsSuch } from './call-outcome.ts';

/** Nothing that Telegram takes at all is refused at this length, in characters. */
const shortLength = 1000;
/** Telegram: text of an answer to a press. */
const answerLength = 200;

/**
 * What to send instead of what was refused; undefined when nothing plainer is left, or something else was the matter. A
 * customer who gets half of it is better served than one who gets nothing. What was refused was surely not sent.
 */
export function plainer(call: MessengerCall, error: unknown): MessengerCall | undefined {
  if (call.kind === 'answer') {
    if (!isRefusedAsSuch(error) || call.text === undefined) return undefined;
    const { text, ...silent } = call;
    return text.length > answerLength ? { ...silent, text: cut(text, answerLength) } : silent;
  }
  if (call.kind === 'copy' || call.kind === 'open-topic') return undefined;
  if (call.kind === 'album') return smallerAlbum(call, error);
  const message = plainerMessage(call.message, error);
  return message && { ...call, message };
}

/** Without the picture that Telegram names, or without any. */
function smallerAlbum(
  { chat, photos, caption, instead }: MessengerCall & { readonly kind: 'album' },
  error: unknown,
): MessengerCall | undefined {
  if (isBadHtml(error)) {
    const plain = escapeHtml(visibleText(caption));
    return plain === caption ? undefined : { kind: 'album', chat, photos, caption: plain, instead };
  }
  if (!isBadPhoto(error) && !isRefusedAsSuch(error)) return undefined;
  const bad = badPictureOf(error);
  const rest = photos.filter((_, index) => index + 1 !== bad);
  const [only] = rest;
  const isNamed = bad !== undefined && rest.length < photos.length;
  if (!isNamed || only === undefined) return { kind: 'send', chat, message: { html: instead } };
  if (rest.length === 1) return { kind: 'send', chat, message: { html: caption, photo: only } };
  return { kind: 'album', chat, photos: rest, caption, instead };
}

function plainerMessage(message: Message, error: unknown): Message | undefined {
  const { photo, ...withoutPhoto } = message;
  const plain = escapeHtml(visibleText(message.html));
  if (isBadHtml(error) && plain !== message.html) return { ...message, html: plain };
  if (photo !== undefined && (isBadPhoto(error) || isRefusedAsSuch(error))) return withoutPhoto;
  if (!isRefusedAsSuch(error)) return undefined;
  const short = escapeHtml(cut(visibleText(message.html), shortLength));
  if (short !== message.html) return { ...message, html: short };
  const { buttons = [], ...withoutButtons } = message;
  return buttons.length > 0 ? withoutButtons : undefined;
}

/** At a whole character, with an ellipsis. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
