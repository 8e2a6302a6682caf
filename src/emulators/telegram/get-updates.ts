import { ApiError } from './api-error.ts';
import type { ApiCall } from './api-method.ts';
import { integerOf } from './params.ts';

/** Telegram: 1 to 100 updates an answer. */
const mostUpdates = 100;

/** What waits, oldest first, answered at once whatever `timeout` says; `offset` confirms all that is before it. */
export function getUpdates({ bot, params }: ApiCall): unknown {
  if (bot.webhook) {
    throw new ApiError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  const offset = integerOf(params, 'offset');
  if (offset !== undefined) bot.delivery.confirm(offset);
  const limit = integerOf(params, 'limit') ?? mostUpdates;
  return bot.delivery.waiting().slice(0, limit < 1 || limit > mostUpdates ? mostUpdates : limit);
}
