import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallerRates, rateOf } from '../../../src/operations/api/rate.ts';

const rate = { burst: 3, everyMs: 100 };

describe('The rate of a caller', () => {
  it('lets a burst through, then one by one, and says how long to wait', () => {
    const rates = new CallerRates(rate);
    expect([1, 2, 3].map(() => rates.take('ci', 0).remaining)).toEqual([2, 1, 0]);
    const refused = rates.take('ci', 0);
    expect(refused).toEqual({ allowed: false, limit: 3, remaining: 0, resetS: 1 });
    expect(rates.headersOf(refused)).toEqual({
      'ratelimit-policy': '"default";q=3;w=1',
      ratelimit: '"default";r=0;t=1',
      'retry-after': '1',
    });
    expect(rates.take('ci', 99).allowed).toBe(false);
    const late = rates.take('ci', 100);
    expect(late).toMatchObject({ allowed: true, remaining: 0 });
    expect(rates.headersOf(late)).not.toHaveProperty('retry-after');
  });

  it('is nobody else’s', () => {
    const rates = new CallerRates(rate);
    for (let at = 0; at < 9; at += 1) rates.take('loud', 0);
    expect(rates.take('quiet', 0)).toMatchObject({ allowed: true, remaining: 2 });
  });

  it('is what zeta.yaml says, or 6,000 requests a minute', () => {
    expect(rateOf({})).toEqual({ burst: 600, everyMs: 10 });
    expect(rateOf({ api: { rate: { perMinute: 60 } } })).toEqual({ burst: 600, everyMs: 1000 });
    expect(rateOf({ api: { rate: { burst: 5 } } })).toEqual({ burst: 5, everyMs: 10 });
  });

  it('never allows more than the burst and what time gave back, nor less, whenever requests come', () => {
    const pauses = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 200 });
    const rates = fc.record({
      burst: fc.integer({ min: 1, max: 20 }),
      everyMs: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(rates, pauses, (drawn, gaps) => {
        const bucket = new CallerRates(drawn);
        // The same as a count of tokens, which drop in one by one.
        let [now, tokens] = [0, drawn.burst];
        for (const gap of gaps) {
          now += gap;
          tokens = Math.min(drawn.burst, tokens + gap / drawn.everyMs);
          const verdict = bucket.take('ci', now);
          const mayTake = tokens >= 1 - 1e-9;
          expect(verdict.allowed).toBe(mayTake);
          if (mayTake) tokens -= 1;
          expect(Math.abs(verdict.remaining - Math.floor(tokens + 1e-9))).toBeLessThanOrEqual(
            mayTake ? 0 : 0,
          );
          expect(verdict.resetS).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  it('is forgotten for those who did not come for long, and kept for whoever comes again and again', () => {
    const rates = new CallerRates({ burst: 2, everyMs: 1e9 });
    rates.take('often', 0);
    let allowed = 0;
    for (let at = 0; at < 30_000; at += 1) {
      rates.take(`t${at}`, 0);
      if (rates.take('often', 0).allowed) allowed += 1;
    }
    expect(allowed).toBe(1);
    expect(rates.take('t29999', 0).remaining).toBe(0);
    expect(rates.take('t0', 0).remaining).toBe(1);
  });
});
