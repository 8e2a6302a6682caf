import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LoginThrottle, type ThrottleLimits } from '../../../src/operations/people/login-throttle.ts';
import { RefusalCount } from '../../../src/operations/people/refusal-count.ts';

const limits: ThrottleLimits = {
  ...{ free: 3, freeOfAddress: 6, firstMs: 1000, mostMs: 8000, forgetMs: 100_000, most: 50 },
};

function throttle() {
  const clock = { now: 0 };
  return { clock, throttle: new LoginThrottle(() => clock.now, limits) };
}

describe('Who guesses a password', () => {
  it('waits twice as long each time, and never longer than the most', () => {
    const { clock, throttle: one } = throttle();
    const waits: number[] = [];
    for (let guess = 0; guess < 9; guess += 1) {
      const { waitMs } = one.begin('dana', '192.0.2.1');
      waits.push(waitMs);
      clock.now += waitMs;
      if (waitMs > 0) expect(one.begin('dana', '192.0.2.1').waitMs).toBe(0);
    }
    expect(waits).toEqual([0, 0, 0, 1000, 2000, 4000, 8000, 8000, 8000]);
  });

  it('shuts nobody out who comes from elsewhere', () => {
    const { throttle: one } = throttle();
    for (let guess = 0; guess < 20; guess += 1) one.begin('dana', '203.0.113.9');
    expect(one.begin('dana', '203.0.113.9').waitMs).toBeGreaterThan(0);
    expect(one.begin('dana', '192.0.2.1').waitMs).toBe(0);
  });

  it('is slowed down by the address when names change, and by the network of IPv6', () => {
    const { throttle: one } = throttle();
    for (let guess = 0; guess < 6; guess += 1) one.begin(`user ${guess}`, `2001:db8::${guess}`);
    expect(one.begin('another', '2001:db8:0:0:ffff::1').waitMs).toBeGreaterThan(0);
    expect(one.begin('another', '2001:db8:0:1::1').waitMs).toBe(0);
  });

  it('is counted when they begin: many at once are many', () => {
    const { throttle: one } = throttle();
    const begun = Array.from({ length: 10 }, () => one.begin('dana', '192.0.2.1').waitMs);
    expect(begun.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it('is forgiven after the right password, and forgotten after a while', () => {
    const { clock, throttle: one } = throttle();
    for (let guess = 0; guess < 3; guess += 1) one.begin('dana', '192.0.2.1');
    one.succeeded('dana', '192.0.2.1');
    expect(one.begin('dana', '192.0.2.1').waitMs).toBe(0);
    for (let guess = 0; guess < 5; guess += 1) one.begin('dana', '192.0.2.1');
    clock.now += limits.forgetMs + 1;
    expect(one.begin('dana', '192.0.2.1').waitMs).toBe(0);
  });

  it('does not fill the memory, whatever they say they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())), {
          minLength: 200,
          maxLength: 300,
        }),
        (guesses) => {
          const { throttle: one } = throttle();
          for (const [user, address] of guesses) one.begin(user, address);
          expect(one.size).toBeLessThanOrEqual(limits.most);
        },
      ),
      { numRuns: 20 },
    );
  });
});

it('Refused logins are written down up to thirty in an hour, and the others counted', () => {
  const count = new RefusalCount();
  const written = Array.from({ length: 100 }, (_, at) => count.next(at)).filter((one) => one !== undefined);
  expect(written).toEqual(Array.from({ length: 30 }, () => 0));
  expect(count.next(3600_000)).toBe(70);
  expect(count.next(3600_001)).toBe(0);
});

it('holds nothing against anybody that was not looked at', () => {
  const throttle = new LoginThrottle(() => 0);
  for (let tried = 0; tried < 100; tried += 1) {
    expect(throttle.begin('dana', '10.0.0.1').waitMs).toBe(0);
    throttle.undo('dana', '10.0.0.1');
  }
  expect(throttle.size).toBe(0);
});
