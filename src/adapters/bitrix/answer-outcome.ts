import { maskSecrets } from '../../base/mask-secrets.ts';
import type { CrmOutcome } from '../../ports/crm.ts';

/** The portal said that it did not do it, and that later it may (Bitrix24: limits). */
const notExecuted: Readonly<Record<string, number>> = {
  QUERY_LIMIT_EXCEEDED: 2000,
  OPERATION_TIME_LIMIT: 60_000,
};

/** Codes of a server that failed on the way: what it did is unknown. */
const unclear = new Set(['INTERNAL_SERVER_ERROR', 'ERROR_UNEXPECTED_ANSWER']);

/**
 * What an answer means. JSON with `result` is done; limits are not executed; other 4xx errors are refused until a
 * person changes something; server errors and anything that is not JSON are unknown.
 */
export function outcomeOfAnswer(status: number, text: string): CrmOutcome<unknown> {
  const answer = parseObject(text);
  if (!answer) return { kind: 'unknown', detail: `HTTP ${status} without JSON` };
  if (status < 300 && 'result' in answer && !('error' in answer))
    return { kind: 'done', value: answer['result'] };
  const code = String(answer['error'] ?? `HTTP_${status}`).toUpperCase() || `HTTP_${status}`;
  const detail = maskSecrets(String(answer['error_description'] ?? '')).slice(0, 200);
  const retryAfterMs = notExecuted[code];
  if (retryAfterMs !== undefined) return { kind: 'not-executed', code, detail, retryAfterMs };
  if (status === 429) return { kind: 'not-executed', code, detail, retryAfterMs: 60_000 };
  if (unclear.has(code) || (status >= 500 && !isPermanent(code)))
    return { kind: 'unknown', detail: `${code} ${detail}`.trim() };
  return { kind: 'refused', code, detail };
}

/** Server errors that a person must clear: a deleted portal, a manual block. */
function isPermanent(code: string): boolean {
  return code === 'PORTAL_DELETED' || code === 'OVERLOAD_LIMIT';
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
