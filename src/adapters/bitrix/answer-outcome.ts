import { maskSecrets } from '../../base/mask-secrets.ts';
import type { CrmLoad, CrmOutcome } from '../../ports/crm.ts';

/** The portal said that it did not do it, and that later it may. */
const limits: Readonly<Record<string, { readonly limit: 'rate' | 'method'; readonly retryAfterMs: number }>> =
  {
    QUERY_LIMIT_EXCEEDED: { limit: 'rate', retryAfterMs: 2000 },
    OPERATION_TIME_LIMIT: { limit: 'method', retryAfterMs: 60_000 },
  };

/** Codes of a server that failed on the way: what it did is unknown. */
const unclear = new Set(['INTERNAL_SERVER_ERROR', 'ERROR_UNEXPECTED_ANSWER']);

/** Whatever is sent: a revoked webhook, missing rights, a tariff, a deleted or blocked portal. */
const closedCodes = new Set([
  'ACCESS_DENIED',
  'ERROR_METHOD_NOT_FOUND',
  'EXPIRED_TOKEN',
  'INSUFFICIENT_SCOPE',
  'INVALID_CREDENTIALS',
  'INVALID_TOKEN',
  'NO_AUTH_FOUND',
  'OVERLOAD_LIMIT',
  'PAYMENT_REQUIRED',
  'PORTAL_DELETED',
  'USER_ACCESS_ERROR',
  'WRONG_AUTH_TYPE',
]);
const closedStatuses = new Set([401, 402, 403]);

/**
 * What an answer means. JSON with `result` is done; limits are not executed; refusals of this webhook as a whole are
 * closed; other 4xx errors refuse what was sent; server errors and anything that is not JSON are unknown.
 */
export function outcomeOfAnswer(status: number, text: string): CrmOutcome<unknown> {
  const answer = parseObject(text);
  if (!answer) return { kind: 'unknown', detail: `HTTP ${status} without JSON` };
  const load = loadIn(answer['time']);
  return { ...outcomeOf(status, answer), ...(load && { load }) };
}

function outcomeOf(status: number, answer: Readonly<Record<string, unknown>>): CrmOutcome<unknown> {
  if (status < 300 && 'result' in answer && !('error' in answer))
    return { kind: 'done', value: answer['result'] };
  const code =
    String(answer['error'] ?? '')
      .trim()
      .toUpperCase() || `HTTP_${status}`;
  const detail = maskSecrets(String(answer['error_description'] ?? '')).slice(0, 200);
  if (limits[code]) return { kind: 'not-executed', code, detail, ...limits[code] };
  if (status === 429) return { kind: 'not-executed', code, detail, limit: 'method', retryAfterMs: 60_000 };
  if (closedCodes.has(code) || closedStatuses.has(status)) return { kind: 'closed', code, detail };
  if (unclear.has(code) || status >= 500 || (status < 400 && !('error' in answer)))
    return { kind: 'unknown', detail: `${code} ${detail}`.trim() };
  return { kind: 'refused', code, detail };
}

/** Seconds of work of this method in ten minutes, and when they are forgotten, by the portal's own clock. */
function loadIn(time: unknown): CrmLoad | undefined {
  if (typeof time !== 'object' || time === null) return undefined;
  const { operating, operating_reset_at: resetAt, finish } = time as Readonly<Record<string, unknown>>;
  if (typeof operating !== 'number' || typeof resetAt !== 'number' || typeof finish !== 'number')
    return undefined;
  return { operatingMs: operating * 1000, resetInMs: Math.max(0, (resetAt - finish) * 1000) };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
