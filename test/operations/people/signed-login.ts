import { createHash, createHmac } from 'node:crypto';
import type { TelegramFields } from '../../../src/operations/people/telegram-login.ts';

/** As the Login Widget of Telegram gives it to a page of the bot with this token. */
export function signedLogin(fields: TelegramFields, token: string): TelegramFields {
  const text = Object.entries(fields)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted()
    .join('\n');
  const key = createHash('sha256').update(token).digest();
  return { ...fields, hash: createHmac('sha256', key).update(text).digest('hex') };
}
