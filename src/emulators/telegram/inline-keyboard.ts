import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { isRecord } from '../http/is-record.ts';
import { badRequest } from './api-error.ts';
import type { Params } from './request-body.ts';

/** Telegram: `callback_data` is 1 to 64 bytes. */
const dataLimitBytes = 64;
/** Telegram: what a button copies is 1 to 256 characters. */
const copiedLimit = 256;
/** Not published; keyboards above it are refused. */
const buttonLimit = 100;
const styles = new Set<unknown>(['danger', 'success', 'primary']);
const actions = [
  'callback_data',
  'url',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];

/** The inline keyboard of a call; other reply markups are accepted and not kept. Throws the server's refusals. */
export function keyboardOf(params: Params): InlineKeyboardMarkup | undefined {
  const markup = params.reply_markup;
  if (markup === undefined || markup === '') return undefined;
  if (!isRecord(markup)) throw badRequest('object expected as reply markup');
  if (!('inline_keyboard' in markup)) return undefined;
  const rows = markup.inline_keyboard;
  if (!Array.isArray(rows))
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array');
  const kept = rows.map(checkedRow).filter((row) => row.length > 0);
  if (kept.flat().length > buttonLimit) throw badRequest('REPLY_MARKUP_TOO_LONG');
  return kept.length === 0 ? undefined : { inline_keyboard: kept };
}

function checkedRow(row: unknown): InlineKeyboardButton[] {
  if (!Array.isArray(row)) {
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
  }
  return row.map((button) => {
    checkButton(button);
    return button;
  });
}

/** Text and a known action are there; the rest of a button is the client's business. */
function checkButton(button: unknown): asserts button is InlineKeyboardButton {
  if (!isRecord(button)) throw badRequest('InlineKeyboardButton must be an Object');
  if (typeof button.text !== 'string') {
    throw badRequest('can\'t parse inline keyboard button: Can\'t find field "text"');
  }
  if (button.text.trim() === '') throw badRequest('BUTTON_TEXT_INVALID');
  if (!actions.some((action) => action in button)) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if ('style' in button && !styles.has(button.style))
    throw badRequest("can't parse inline keyboard button: invalid button style specified");
  if ('callback_data' in button) checkData(button.callback_data);
  if ('url' in button) checkUrl(String(button.url));
  if ('copy_text' in button) checkCopied(button.copy_text);
}

function checkData(data: unknown): void {
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0;
  if (bytes === 0 || bytes > dataLimitBytes) throw badRequest('BUTTON_DATA_INVALID');
}

function checkCopied(copied: unknown): void {
  const text = isRecord(copied) ? copied.text : undefined;
  if (typeof text !== 'string' || text === '' || text.length > copiedLimit)
    throw badRequest('BUTTON_COPY_TEXT_INVALID');
}

/** Web addresses need a host with a dot; a missing protocol means http. */
function checkUrl(url: string): void {
  const invalid = (why: string) => badRequest(`inline keyboard button URL '${url}' is invalid: ${why}`);
  if (/^(?:tg|ton|tonsite):/i.test(url)) return;
  const protocol = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (protocol !== undefined && protocol !== 'http' && protocol !== 'https')
    throw invalid('Unsupported URL protocol');
  const address = protocol === undefined ? `http://${url}` : url;
  if (!URL.canParse(address)) throw invalid('Wrong HTTP URL');
  const { hostname } = new URL(address);
  if (!hostname.includes('.') && !hostname.startsWith('[')) throw invalid('Wrong HTTP URL');
}
