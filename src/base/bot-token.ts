import { type BotId, idOf } from './ids.ts';
import type { Secret } from './secret.ts';

/**
 * The bot that a token belongs to: Telegram writes its id before the colon. A new token of one bot keeps it. Undefined
 * for what is no token: not a part of it may be taken for an id, and stored.
 */
export function botIdOf(token: Secret): BotId | undefined {
  const id = /^(\d{3,}):[A-Za-z0-9_-]{20,}$/.exec(token.reveal())?.[1];
  return id === undefined ? undefined : idOf<BotId>(id);
}
