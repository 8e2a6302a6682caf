import { GrammyError, HttpError } from 'grammy/web';
import { maskSecrets } from '../../base/mask-secrets.ts';
import type { AccountOutcome, CallOutcome, Poll, Refusal } from '../../ports/messenger.ts';
import { NeverSent } from './observed-fetch.ts';

/** Telegram's descriptions of what is refused for good (Bot API server, Client.cpp), by their beginnings. */
const refusals: readonly (readonly [RegExp, Refusal])[] = [
  [/bot was blocked|user is deactivated|bot was kicked|bot can't initiate/i, 'blocked'],
  [
    /chat not found|group chat was upgraded|have no rights|not enough rights|CHAT_WRITE_FORBIDDEN/i,
    'chat-gone',
  ],
  [/message thread not found|TOPIC_(CLOSED|DELETED|ID_INVALID)/i, 'topic-gone'],
  [/message is not modified/i, 'unchanged'],
  [/message to (edit|delete|reply)[a-z ]* not found|message can't be edited/i, 'message-gone'],
  [/query is too old|QUERY_ID_INVALID/i, 'too-late'],
];

/** What an error of a call means: refused, limited, surely not done, or perhaps done. */
export function outcomeOfError(error: unknown): Exclude<CallOutcome, { kind: 'delivered' }> {
  if (error instanceof GrammyError) return outcomeOfAnswer(error);
  const cause = error instanceof HttpError ? error.error : error;
  const detail = networkCode(cause);
  return cause instanceof NeverSent ? { kind: 'not-done', detail } : { kind: 'unknown', detail };
}

/** The same for calls about the bot itself, which may all be repeated. */
export function accountOutcomeOf(error: unknown): Exclude<AccountOutcome<never>, { kind: 'done' }> {
  const outcome = outcomeOfError(error);
  if (outcome.kind === 'moved') return { kind: 'refused', detail: 'the chat has moved' };
  if (outcome.kind === 'refused') return { kind: 'refused', detail: outcome.detail };
  if (outcome.kind === 'limited')
    return { kind: 'later', detail: 'limited', retryAfterMs: outcome.retryAfterMs };
  return { kind: 'later', detail: `Telegram does not answer (${outcome.detail})` };
}

/** What an error of getUpdates means; 409 says in words alone who else has the bot's updates. */
export function pollOfError(error: unknown): Exclude<Poll, { kind: 'done' }> {
  if (!(error instanceof GrammyError) || error.error_code !== 409) return accountOutcomeOf(error);
  return { kind: 'taken', by: /webhook/i.test(error.description) ? 'webhook' : 'another process' };
}

/** Whether Telegram could not read the message's HTML: the same words without tags will do. */
export function isBadHtml(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /can't parse entities/i.test(error.description)
  );
}

/** Whether it was the picture that was refused. */
export function isBadPhoto(error: unknown): boolean {
  if (!(error instanceof GrammyError) || error.error_code !== 400) return false;
  return /photo|image|wrong file|failed to get http url|wrong type of the web page|PHOTO_|http url content/i.test(
    error.description,
  );
}

/** Which picture of an album was refused, counted from 1, where Telegram says so. */
export function badPictureOf(error: unknown): number | undefined {
  const number =
    error instanceof GrammyError && /failed to send message #(\d+)/i.exec(error.description)?.[1];
  return number ? Number(number) : undefined;
}

/** Whether it was the message itself that was refused, in words that say nothing of its chat, its picture or its HTML. */
export function isRefusedAsSuch(error: unknown): boolean {
  if (!(error instanceof GrammyError) || error.error_code !== 400) return false;
  const outcome = outcomeOfAnswer(error);
  return outcome.kind === 'refused' && outcome.why === 'other';
}

function outcomeOfAnswer({
  error_code: code,
  description,
  parameters,
}: GrammyError): Exclude<CallOutcome, { kind: 'delivered' }> {
  if (code === 429) return { kind: 'limited', retryAfterMs: (parameters.retry_after ?? 1) * 1000 };
  // A server that failed says so before or after doing it: sends may repeat then, and only then.
  const { migrate_to_chat_id: movedTo } = parameters;
  if (movedTo !== undefined) return { kind: 'moved', chat: String(movedTo) };
  if (code >= 500) return { kind: 'unknown', detail: `${code} ${maskSecrets(description)}` };
  if (code === 401 || code === 404)
    return { kind: 'refused', why: 'unauthorized', detail: 'Telegram does not know this token' };
  const why = refusals.find(([pattern]) => pattern.test(description))?.[1] ?? 'other';
  // Its words may quote the address of the call, which has the token in it.
  return { kind: 'refused', why, detail: maskSecrets(description) };
}

/** undici's or the system's code for what happened; never the message, which may quote the URL with the token. */
function networkCode(error: unknown): string {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 4;
    cause = cause.cause, depth += 1
  ) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return cause.name;
  }
  return 'network error';
}
