import { setTimeout as wait } from 'node:timers/promises';
import { ApiError } from './api-error.ts';
import type { ApiCall } from './api-method.ts';
import { integerOf, textsOf } from './params.ts';

/** Telegram: 1 to 100 updates an answer. */
const mostUpdates = 100;
/** Telegram waits no longer, whatever is asked for. */
const mostSeconds = 50;

/**
 * What waits, oldest first; where nothing does, so many seconds (`timeout`) are waited for it. `offset` confirms all that
 * is before it. One poller at a time: a later one ends the one before with 409, and so does a webhook that is set.
 */
export async function getUpdates({ bot, params, gone }: ApiCall): Promise<unknown> {
  if (bot.webhook) throw conflict(webhookIsActive);
  const allowed = textsOf(params, 'allowed_updates');
  if (allowed) bot.allowedUpdates = allowed.length === 0 ? undefined : allowed;
  bot.endPoll?.(conflict(otherPoller));
  const offset = integerOf(params, 'offset');
  if (offset !== undefined) bot.delivery.confirm(offset);
  const seconds = Math.min(Math.max(integerOf(params, 'timeout') ?? 0, 0), mostSeconds);
  if (seconds > 0 && bot.delivery.isEmpty) await something(bot, seconds, gone);
  const limit = integerOf(params, 'limit') ?? mostUpdates;
  return bot.delivery.waiting().slice(0, limit < 1 || limit > mostUpdates ? mostUpdates : limit);
}

/** Resolves when an update is there, or nobody waits for one any more. Throws what ended it. */
async function something(bot: ApiCall['bot'], seconds: number, gone: AbortSignal): Promise<void> {
  const over = new AbortController();
  let end: ApiError | undefined;
  const endPoll = (error?: ApiError) => {
    end = error;
    over.abort();
  };
  bot.endPoll = endPoll;
  bot.delivery.onAdded = () => endPoll();
  const signal = AbortSignal.any([over.signal, gone]);
  await wait(seconds * 1000, undefined, { signal, ref: false }).catch(() => undefined);
  if (bot.endPoll === endPoll) {
    bot.endPoll = undefined;
    bot.delivery.onAdded = undefined;
  }
  if (end) throw end;
}

/** As the real server words them. */
const webhookIsActive =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const otherPoller = 'terminated by other getUpdates request; make sure that only one bot instance is running';
const webhookWasSet = 'terminated by setWebhook request';

/** For whoever waits for updates of a bot that has a webhook from now on. */
export function endPollForWebhook(bot: ApiCall['bot']): void {
  bot.endPoll?.(conflict(webhookWasSet));
}

function conflict(why: string): ApiError {
  return new ApiError(409, `Conflict: ${why}`);
}
