import { isDeepStrictEqual } from 'node:util';
import { badRequest } from './api-error.ts';
import type { ApiCall } from './api-method.ts';
import type { WebhookSettings } from './bot-state.ts';
import { endPollForWebhook } from './get-updates.ts';
import { flagOf, integerOf, textOf, textsOf } from './params.ts';

const defaultConnections = 40;
const secretPattern = /^[A-Za-z0-9_-]{1,256}$/;

/** What a method that only says "done" answers; the description stands beside `result`. */
export interface Described {
  readonly result: true;
  readonly description: string;
}

/** Identical parameters change nothing; another address takes over everything that waits. */
export function setWebhook(call: ApiCall): Described {
  const { bot, params } = call;
  const url = textOf(params, 'url');
  if (url === '') return deleteWebhook(call);
  const webhook = settingsOf(call, url);
  const allowed = textsOf(params, 'allowed_updates');
  if (flagOf(params, 'drop_pending_updates')) bot.delivery.clear();
  if (allowed) bot.allowedUpdates = allowed.length === 0 ? undefined : allowed;
  if (isDeepStrictEqual(webhook, bot.webhook)) return { result: true, description: 'Webhook is already set' };
  bot.webhook = webhook;
  bot.delivery.setTarget(webhook);
  endPollForWebhook(bot);
  return { result: true, description: 'Webhook was set' };
}

export function deleteWebhook({ bot, params }: ApiCall): Described {
  if (flagOf(params, 'drop_pending_updates')) bot.delivery.clear();
  if (!bot.webhook) return { result: true, description: 'Webhook is already deleted' };
  bot.webhook = undefined;
  bot.delivery.setTarget(undefined);
  return { result: true, description: 'Webhook was deleted' };
}

export function getWebhookInfo({ bot }: ApiCall): unknown {
  const error = bot.delivery.lastError;
  return {
    url: bot.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: bot.delivery.pending(),
    ...(bot.webhook && { max_connections: bot.webhook.maxConnections, ip_address: '127.0.0.1' }),
    ...(error && { last_error_date: Math.floor(error.at / 1000), last_error_message: error.message }),
    ...(bot.allowedUpdates && { allowed_updates: bot.allowedUpdates }),
  };
}

function settingsOf({ params }: ApiCall, url: string): WebhookSettings {
  // The real server takes https only; this one serves a process on the same machine.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  const secret = textOf(params, 'secret_token');
  if (secret !== '' && !secretPattern.test(secret)) {
    throw badRequest(
      secret.length > 256 ? 'secret token is too long' : 'secret token contains unallowed characters',
    );
  }
  const wanted = integerOf(params, 'max_connections') ?? defaultConnections;
  const maxConnections = wanted < 1 || wanted > 100 ? defaultConnections : wanted;
  return { url, maxConnections, ...(secret && { secret }) };
}
