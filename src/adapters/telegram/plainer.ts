import { escapeHtml, visibleText } from '../../base/html.ts';
import type { Message, MessengerCall } from '../../ports/messenger.ts';
import { isBadHtml, isBadPhoto, isRefusedAsSuch } from './call-outcome.ts';

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

/** Without formatting, or without any picture: one alone was left out already (album.ts). */
function smallerAlbum(
  { chat, photos, caption, instead }: MessengerCall & { readonly kind: 'album' },
  error: unknown,
): MessengerCall | undefined {
  const plain = escapeHtml(visibleText(caption));
  if (isBadHtml(error) && plain !== caption) return { kind: 'album', chat, photos, caption: plain, instead };
  const isRefused = isBadPhoto(error) || isRefusedAsSuch(error);
  return isRefused ? { kind: 'send', chat, message: { html: instead } } : undefined;
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
