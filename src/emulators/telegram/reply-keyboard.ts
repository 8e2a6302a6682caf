import { isRecord } from '../http/is-record.ts';
import { badRequest } from './api-error.ts';
import type { EmulatedKey } from './emulated-message.ts';
import type { Params } from './request-body.ts';

/**
 * The keyboard that a call puts under the field that a person writes in: none of its rows where it takes one away,
 * undefined where it says nothing of one. Throws the server's refusals.
 */
export function keysOf(params: Params): readonly (readonly EmulatedKey[])[] | undefined {
  const markup = params.reply_markup;
  if (!isRecord(markup)) return undefined;
  if (markup.remove_keyboard === true) return [];
  if (!('keyboard' in markup)) return undefined;
  const rows = markup.keyboard;
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    throw badRequest('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays');
  return rows.map((row: readonly unknown[]) => row.map(keyOf));
}

function keyOf(button: unknown): EmulatedKey {
  const text = isRecord(button) ? button.text : button;
  if (typeof text !== 'string' || text.trim() === '')
    throw badRequest("can't parse keyboard button: text must be a non-empty String");
  if (!isRecord(button)) return { text };
  if (button.request_contact === true) return { text, asks: 'contact' };
  return button.request_location === true ? { text, asks: 'location' } : { text };
}
