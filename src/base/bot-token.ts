import { type BotId, idOf } from './ids.ts';
import type { Secret } from './secret.ts';

/** The bot that a token belongs to: Telegram writes its id before the colon. A new token of one bot keeps it. */
export function botIdOf(token: Secret): BotId {
  return idOf<BotId>(token.reveal().split(':')[0] ?? '');
}
