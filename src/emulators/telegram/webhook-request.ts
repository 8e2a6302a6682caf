import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** Telegram: an answer to a webhook is waited for this long. */
const readTimeoutMs = 60_000;
/** Telegram: longest `Retry-After` that is honoured, in seconds. */
const longestRetryAfterS = 3600;

export interface WebhookRequest {
  readonly url: string;
  readonly secret: string | undefined;
  readonly body: string;
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

/** What the bot's server made of one update. */
export type WebhookAnswer =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly message: string; readonly retryAfterS?: number };

/** Posts one update. Never rejects: whatever happens is an answer. Redirects are not followed. */
export function postUpdate(post: WebhookRequest): Promise<WebhookAnswer> {
  return new Promise((resolve) => {
    const send = post.url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = send(post.url, {
      method: 'POST',
      agent: post.agent,
      signal: post.signal,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(post.body),
        ...(post.secret && { 'x-telegram-bot-api-secret-token': post.secret }),
      },
    });
    request.setTimeout(readTimeoutMs, () => request.destroy(new Error('Read timeout expired')));
    request.on('error', (error) => resolve({ accepted: false, message: wordsOf(error) }));
    request.on('response', (response) => {
      response.on('error', (error) => resolve({ accepted: false, message: wordsOf(error) }));
      response.on('end', () => resolve(answerOf(response)));
      response.resume();
    });
    request.end(post.body);
  });
}

function answerOf(response: IncomingMessage): WebhookAnswer {
  const status = response.statusCode ?? 0;
  if (status >= 200 && status <= 299) return { accepted: true };
  const message = `Wrong response from the webhook: ${status} ${response.statusMessage ?? ''}`.trimEnd();
  const retryAfter = response.headers['retry-after'];
  if (retryAfter === undefined || !/^\d{1,4}$/.test(retryAfter)) return { accepted: false, message };
  return { accepted: false, message, retryAfterS: Math.min(Number(retryAfter), longestRetryAfterS) };
}

function wordsOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return 'Connection refused';
  if (code === 'ECONNRESET') return 'Connection reset by peer';
  if (code === 'ENOTFOUND') return 'Failed to resolve host: Name or service not known';
  return error.message;
}
