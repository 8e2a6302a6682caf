import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../base/secret.ts';

/** What the Login Widget gives a page: `id`, `first_name`, …, `auth_date`, `hash`. */
export type TelegramFields = Readonly<Record<string, string | number>>;

/** What Telegram signed is taken for so long. */
export const mostAgeMs = 5 * 60_000;
/** Clocks differ. */
const mostAheadMs = 60_000;

const mostFields = 16;
const mostLength = 1000;

/** Whose account it is, and what is remembered so that it counts once; undefined: it was not signed, or not for this bot, or not now. */
export function checkTelegramLogin(
  fields: TelegramFields,
  token: Secret,
  now: number,
): { readonly id: string; readonly hash: string; readonly until: number } | undefined {
  const { hash, ...signed } = fields;
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash) || !isPlain(signed)) return undefined;
  // https://core.telegram.org/widgets/login#checking-authorization
  const text = Object.keys(signed)
    .toSorted()
    .map((key) => `${key}=${signed[key]}`)
    .join('\n');
  const key = createHash('sha256').update(token.reveal()).digest();
  const expected = createHmac('sha256', key).update(text).digest();
  if (!timingSafeEqual(expected, Buffer.from(hash, 'hex'))) return undefined;
  const at = Number(signed['auth_date']) * 1000;
  const id = String(signed['id'] ?? '');
  if (!/^[1-9]\d{0,19}$/.test(id) || !Number.isSafeInteger(at)) return undefined;
  if (at > now + mostAheadMs || at < now - mostAgeMs) return undefined;
  return { id, hash, until: at + mostAgeMs + mostAheadMs };
}

/** A line break in a value would make two lines of one, and two fields of what was signed as one. */
function isPlain(fields: TelegramFields): boolean {
  const entries = Object.entries(fields);
  return (
    entries.length <= mostFields &&
    entries.every(([key, value]) => {
      const text = String(value);
      return /^[a-z_]{1,40}$/.test(key) && text.length <= mostLength && !/\p{Cc}/u.test(text);
    })
  );
}
