import { botIdOf } from '../base/bot-token.ts';
import type { BotAccount } from '../ports/messenger.ts';
import type { Platform } from './platform.ts';
import type { ServeTools } from './tools.ts';

/** The real bot behind a reference, for a verb that asks one thing of it; undefined while the token is not set. */
export function botAccount(
  tools: ServeTools,
  { root, config }: Platform,
  reference: string,
): BotAccount | undefined {
  const token = tools.references(root)(reference);
  const bot = token && botIdOf(token);
  if (!bot) return undefined;
  return tools.connectTelegram({
    bot,
    token,
    apiRoot: config.telegram?.apiRoot ?? 'https://api.telegram.org',
    info: undefined,
    photos: { get: async () => undefined, remember: async () => undefined, forget: async () => undefined },
    media: async () => undefined,
  });
}
