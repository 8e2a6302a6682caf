import { botIdOf } from '../base/bot-token.ts';
import type { Platform } from './platform.ts';
import type { LeftWebhook } from './remove-city.ts';
import type { ServeTools } from './tools.ts';

/** How long Telegram may take to answer. */
const answerMs = 10_000;

/** Tells Telegram to send nothing more for a bot; gives back why not, when it could not be told. */
export async function leaveWebhook(
  tools: ServeTools,
  { root, config }: Platform,
  { token: reference }: LeftWebhook,
): Promise<string | undefined> {
  const token = tools.references(root)(reference);
  const bot = token && botIdOf(token);
  if (!bot) return `${reference} is not set`;
  const account = tools.connectTelegram({
    bot,
    token,
    apiRoot: config.telegram?.apiRoot ?? 'https://api.telegram.org',
    info: undefined,
    photos: { get: async () => undefined, remember: async () => undefined, forget: async () => undefined },
    media: async () => undefined,
  });
  const outcome = await account.deleteWebhook(tools.timers.deadline(answerMs, new AbortController().signal));
  return outcome.kind === 'done' ? undefined : outcome.detail;
}
