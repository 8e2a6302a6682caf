import { badRequest } from './api-error.ts';
import { EntityError } from './entity-error.ts';
import { type FormattedText, parseHtml, plainText, trimmed } from './html-entities.ts';
import { textOf } from './params.ts';
import type { Params } from './request-body.ts';

/** Telegram, in UTF-16 units after entities are parsed. */
const textLimit = 4096;
const captionLimit = 1024;

/** The text of a message. Throws the server's refusals: empty, too long, bad markup. */
export function messageText(params: Params): FormattedText {
  const formatted = formattedText(textOf(params, 'text'), params);
  if (formatted.text === '') throw badRequest('message text is empty');
  if (formatted.text.length > textLimit) throw badRequest('message is too long');
  return formatted;
}

/** The caption of a photo; may be empty. */
export function captionText(params: Params): FormattedText {
  const formatted = formattedText(textOf(params, 'caption'), params);
  if (formatted.text.length > captionLimit) throw badRequest('message caption is too long');
  return formatted;
}

function formattedText(source: string, params: Params): FormattedText {
  const mode = textOf(params, 'parse_mode').toLowerCase();
  if (mode === '') return trimmed(plainText(source));
  if (mode !== 'html') throw badRequest('unsupported parse_mode');
  try {
    return trimmed(parseHtml(source));
  } catch (error) {
    if (error instanceof EntityError) throw badRequest(`can't parse entities: ${error.message}`);
    throw error;
  }
}
