import { botAccount } from './bot-account.ts';
import type { Platform } from './platform.ts';
import type { LeftWebhook } from './remove-city.ts';
import type { ServeTools } from './tools.ts';

/** How long Telegram may take to answer. */
const answerMs = 10_000;

/** Tells Telegram to send nothing more for a bot; gives back why not, when it could not be told. */
export async function leaveWebhook(
  tools: ServeTools,
  platform: Platform,
  { token: reference }: LeftWebhook,
): Promise<string | undefined> {
  const account = botAccount(tools, platform, reference);
  if (!account) return `${reference} is not set`;
  const outcome = await account.deleteWebhook(tools.timers.deadline(answerMs, new AbortController().signal));
  return outcome.kind === 'done' ? undefined : outcome.detail;
}
