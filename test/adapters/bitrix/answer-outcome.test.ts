import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { outcomeOfAnswer } from '../../../src/adapters/bitrix/answer-outcome.ts';

describe('an answer of the portal', () => {
  it.each([
    [200, '{"result":{"item":{"id":7}},"time":{}}', { kind: 'done', value: { item: { id: 7 } } }],
    [200, '{"result":[]}', { kind: 'done', value: [] }],
    [
      200,
      '{"result":[],"time":{"finish":1700000000.5,"operating":12.5,"operating_reset_at":1700000540}}',
      { kind: 'done', load: { operatingMs: 12_500, resetInMs: 539_500 } },
    ],
    [404, '{"error":"ERROR_METHOD_NOT_FOUND"}', { kind: 'closed' }],
    [403, '{"error":""}', { kind: 'closed', code: 'HTTP_403' }],
    [
      503,
      '{"error":"QUERY_LIMIT_EXCEEDED","error_description":"Too many requests"}',
      { kind: 'not-executed', limit: 'rate', retryAfterMs: 2000 },
    ],
    [
      429,
      '{"error":"OPERATION_TIME_LIMIT","error_description":"Method is blocked"}',
      { kind: 'not-executed', limit: 'method' },
    ],
    [
      401,
      '{"error":"expired_token","error_description":"The access token has expired"}',
      { kind: 'closed', code: 'EXPIRED_TOKEN' },
    ],
    [401, '{"error":"NO_AUTH_FOUND","error_description":"Wrong authorization data"}', { kind: 'closed' }],
    [403, '{"error":"ACCESS_DENIED"}', { kind: 'closed' }],
    [400, '{"error":"CRM_FIELD_ERROR_VALUE_NOT_VALID"}', { kind: 'refused' }],
    [500, '{"error":"PORTAL_DELETED"}', { kind: 'closed' }],
    [503, '{"error":"OVERLOAD_LIMIT"}', { kind: 'closed' }],
    [500, '{"error":"INTERNAL_SERVER_ERROR"}', { kind: 'unknown' }],
    [500, '{"error":"ERROR_UNEXPECTED_ANSWER"}', { kind: 'unknown' }],
    [502, '<html><h1>Bad Gateway</h1></html>', { kind: 'unknown' }],
    [504, '', { kind: 'unknown' }],
    [200, '<html>maintenance</html>', { kind: 'unknown' }],
    [200, '{"result":', { kind: 'unknown' }],
    [200, 'null', { kind: 'unknown' }],
    [200, '{"error":"INSUFFICIENT_SCOPE"}', { kind: 'closed' }],
  ])('%d %s', (status, text, outcome) => {
    expect(outcomeOfAnswer(status, text)).toMatchObject(outcome);
  });
});

const samples = join(import.meta.dirname, '../../../../shared/data/bitrix24/b24restdocs_samples.jsonl.gz');
const lines = (() => {
  try {
    return gunzipSync(readFileSync(samples)).toString('utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
})();

describe.skipIf(lines.length === 0)('documented answers (optional data folder ../shared/data)', () => {
  it('are all understood: an error is never taken for done, nor a result for an error', () => {
    let errors = 0;
    let results = 0;
    for (const line of lines) {
      const sample: unknown = JSON.parse(line);
      const body = bodyOf(sample);
      if (!body) continue;
      const outcome = outcomeOfAnswer('error' in body ? 400 : 200, JSON.stringify(body));
      if ('error' in body) {
        errors += 1;
        expect(outcome.kind, line.slice(0, 200)).not.toBe('done');
      } else if ('result' in body) {
        results += 1;
        expect(outcome.kind, line.slice(0, 200)).toBe('done');
      }
    }
    expect(errors).toBeGreaterThan(100);
    expect(results).toBeGreaterThan(100);
  });
});

/** The first object inside a sample that looks like an answer. */
function bodyOf(sample: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof sample === 'string') {
    try {
      return bodyOf(JSON.parse(sample));
    } catch {
      return undefined;
    }
  }
  if (typeof sample !== 'object' || sample === null || Array.isArray(sample)) return undefined;
  if ('error' in sample || 'result' in sample) return { ...sample };
  for (const value of Object.values(sample)) {
    const body = bodyOf(value);
    if (body) return body;
  }
  return undefined;
}
