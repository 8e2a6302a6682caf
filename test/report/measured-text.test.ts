import { describe, expect, it } from 'vitest';
import { measuredHead, measuredLine, summaryText } from '../../src/report/measured-text.ts';
import { plainStyle } from '../../src/report/style.ts';

const voice = { language: 'en', style: plainStyle, width: 80, wraps: true } as const;

describe('The report of measured queries', () => {
  it('has a line for each, in columns, and how long they took at the end', () => {
    const one = { query: 'угловой диван', match: 'all-words', total: 12, first: 'ДУ-1', ms: 1.234 } as const;
    const lines = [measuredHead(voice), measuredLine(one, voice)];
    expect(lines).toEqual([
      '  found  match       first                  ms  query',
      '     12  all words   ДУ-1                 1.23  угловой диван',
    ]);
    expect(measuredLine({ ...one, query: 'диван '.repeat(50) }, voice).length).toBeLessThanOrEqual(80);
    const summary = { queries: 2, withoutResult: 1, p50: 0.5, p95: 1.25, p99: 2 };
    expect(summaryText(summary, voice)).toBe(
      '2 queries, 1 without result, p50 0.5 ms, p95 1.25 ms, p99 2 ms',
    );
    expect(summaryText(summary, { ...voice, language: 'ru' })).toContain(
      '2 запроса, без результата 1, p50 0,5 мс',
    );
  });
});
