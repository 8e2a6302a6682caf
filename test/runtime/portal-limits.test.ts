import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { Crm, CrmOutcome } from '../../src/ports/crm.ts';
import { CrmConnection, Portal } from '../../src/runtime/crm-connection.ts';
import { deliverDeals } from '../../src/runtime/deliver-deal.ts';
import { defaultPace } from '../../src/runtime/pace.ts';
import { SentCreates } from '../../src/runtime/sent-creates.ts';
import type { PendingEffect } from '../../src/store/store.ts';

/** Two clocks of a test, in milliseconds. */
function clocks() {
  const at = { wall: 1_000_000, monotonic: 5000 };
  const clock = { now: () => at.wall, monotonic: () => at.monotonic };
  const pass = (ms: number) => {
    at.wall += ms;
    at.monotonic += ms;
  };
  return { at, clock, pass };
}

const unused = () => {
  throw new Error('nobody calls the portal here');
};
const crm: Crm = {
  portal: 'p',
  dealLink: () => undefined,
  createDeal: unused,
  findDeals: unused,
  setRows: unused,
  movedDeals: unused,
  changeDeal: unused,
  addComment: unused,
  hasComment: unused,
  findContact: unused,
  createContact: unused,
};
const done: CrmOutcome<null> = { kind: 'done', value: null };
const lost: CrmOutcome<null> = { kind: 'unknown', detail: 'ECONNRESET' };
const revoked: CrmOutcome<null> = { kind: 'closed', code: 'NO_AUTH_FOUND', detail: '' };

/** Two cities on one portal. */
function portalOfTwo() {
  const { clock, pass } = clocks();
  const told: number[] = [];
  const deps = { clock, pace: defaultPace, onTrouble: () => void told.push(clock.now()) };
  const portal = new Portal(deps);
  const connect = (city: string) => new CrmConnection(idOf<CityId>(city), crm, portal, deps);
  return { one: connect('almaty'), two: connect('astana'), clock, pass, told };
}

describe('the limits of a portal', () => {
  it('lets 50 calls through at once, then two a second, each waiting once', () => {
    const { one, two, pass } = portalOfTwo();
    for (let effect = 0; effect < 50; effect += 1)
      expect((effect % 2 ? one : two).admit(effect, 'createDeal')).toEqual({ kind: 'go' });
    const waits = [50, 51, 52].map((effect) => one.admit(effect, 'createDeal'));
    expect(waits).toMatchObject([{ waitMs: 500 }, { waitMs: 1000 }, { waitMs: 1500 }]);
    pass(1000);
    expect(two.admit(53, 'createDeal')).toMatchObject({ waitMs: 1000 });
    expect(one.admit(52, 'createDeal')).toMatchObject({ waitMs: 500 });
    expect(one.admit(51, 'createDeal')).toEqual({ kind: 'go' });
  });

  it('asks more slowly when the portal says that others ask it, too, and recovers', () => {
    const { one, pass } = portalOfTwo();
    one.admit(1, 'createDeal');
    const limited = {
      kind: 'not-executed',
      code: 'X',
      detail: '',
      limit: 'rate',
      retryAfterMs: 2000,
    } as const;
    for (let count = 0; count < 3; count += 1) one.heard('createDeal', limited);
    const first = one.admit(2, 'createDeal');
    expect(first).toMatchObject({ kind: 'wait' });
    // One a second now.
    expect(one.admit(3, 'createDeal')).toMatchObject({
      waitMs: (first.kind === 'wait' ? first.waitMs : 0) + 1000,
    });
    pass(60_000);
    one.heard('createDeal', done);
    for (let effect = 10; effect < 60; effect += 1) one.admit(effect, 'createDeal');
    const [a, b] = [one.admit(60, 'createDeal'), one.admit(61, 'createDeal')];
    expect((b.kind === 'wait' ? b.waitMs : 0) - (a.kind === 'wait' ? a.waitMs : 0)).toBe(500);
  });

  it('lets a method rest that worked for nearly 480 s, and no other', () => {
    const { one, pass } = portalOfTwo();
    one.heard('createDeal', { ...done, load: { operatingMs: 460_000, resetInMs: 90_000 } });
    expect(one.admit(1, 'createDeal')).toMatchObject({ kind: 'wait', waitMs: 90_000 });
    expect(one.admit(2, 'findDeals')).toEqual({ kind: 'go' });
    pass(90_000);
    expect(one.admit(1, 'createDeal')).toEqual({ kind: 'go' });
  });
});

describe('a portal that does not answer', () => {
  it('has a ticket written down once that waits for it, and again only when it is overdue', async () => {
    const { one, clock, pass } = portalOfTwo();
    for (let count = 0; count < 5; count += 1) one.heard('createDeal', lost);
    const since = clock.now();
    // Of a store and of the connections only this is asked.
    const deliver = deliverDeals({
      store: { dealSince: async () => since },
      crms: { get: () => one },
      clock,
      pace: { ...defaultPace, dealDeadlineMs: 10_000 },
      log: { info: () => undefined, warn: () => undefined },
    } as unknown as Parameters<typeof deliverDeals>[0]);
    const signal = new AbortController().signal;
    const effect = (attempts: number) =>
      ({ seq: 7, city: 'almaty', state: 'pending', deal: null, payload: '{}', attempts }) as PendingEffect;
    expect(await deliver(effect(0), signal)).toMatchObject({
      state: 'pending',
      attempts: 1,
      returned: { key: 'r:7:deal-delayed' },
    });
    expect(await deliver(effect(1), signal)).toEqual({ waitMs: 1000, waits: 'with-account' });
    pass(10_001);
    for (let count = 0; count < 2; count += 1) one.heard('createDeal', lost);
    expect(await deliver(effect(1), signal)).toMatchObject({ state: 'parked' });
  });

  it('is left alone after five failures in a row, by all its cities, and tried with one harmless call', () => {
    const { one, two, pass, told } = portalOfTwo();
    for (let count = 0; count < 4; count += 1) one.heard('createDeal', lost);
    one.heard('findDeals', done);
    for (let count = 0; count < 4; count += 1) one.heard('createDeal', lost);
    expect(two.admit(1, 'createDeal')).toEqual({ kind: 'go' });
    two.heard('createDeal', lost);
    expect(one.trouble()).toMatchObject({ city: 'almaty', why: 'down', code: 'ECONNRESET' });
    expect(told).toHaveLength(1);
    expect(one.admit(2, 'findDeals')).toMatchObject({ kind: 'wait', waitMs: 1000, trouble: 'portal' });
    expect([one.isHalfOpen, two.isHalfOpen]).toEqual([false, false]);
    pass(1000);
    expect([one.isHalfOpen, two.isHalfOpen]).toEqual([true, true]);
    expect(two.admit(3, 'createDeal')).toEqual({ kind: 'look-first' });
    expect(one.admit(2, 'findDeals')).toMatchObject({ kind: 'wait' });
    two.heard('findDeals', lost);
    two.leave(3);
    expect(one.admit(2, 'findDeals')).toMatchObject({ kind: 'wait', waitMs: 2000 });
    pass(2000);
    expect(one.admit(2, 'findDeals')).toEqual({ kind: 'go' });
    one.heard('findDeals', done);
    one.leave(2);
    expect(two.admit(3, 'createDeal')).toEqual({ kind: 'go' });
    expect(one.trouble()).toBeUndefined();
    expect(one.isHalfOpen).toBe(false);
  });

  it('lets the next one try when the one that tried says nothing', () => {
    const { one, pass } = portalOfTwo();
    for (let count = 0; count < 5; count += 1) one.heard('createDeal', lost);
    pass(1000);
    expect(one.admit(1, 'findDeals')).toEqual({ kind: 'go' });
    one.leave(1);
    expect(one.admit(2, 'findDeals')).toEqual({ kind: 'go' });
  });
});

describe('a portal that refuses a city', () => {
  it('is asked by that city alone, until the very call that was refused succeeds', () => {
    const { one, two, pass } = portalOfTwo();
    one.heard('createDeal', revoked);
    expect(one.trouble()).toMatchObject({ why: 'refuses', code: 'NO_AUTH_FOUND' });
    expect(two.trouble()).toBeUndefined();
    expect(two.admit(9, 'createDeal')).toEqual({ kind: 'go' });
    pass(1000);
    expect(one.admit(1, 'createDeal')).toEqual({ kind: 'look-first' });
    one.heard('findDeals', done);
    one.leave(1);
    expect(one.trouble()).toMatchObject({ why: 'refuses' });
    expect(one.admit(1, 'createDeal')).toEqual({ kind: 'go' });
    expect(one.admit(2, 'createDeal')).toMatchObject({ kind: 'wait' });
    one.heard('createDeal', done);
    one.leave(1);
    expect(one.trouble()).toBeUndefined();
    expect(one.admit(2, 'createDeal')).toEqual({ kind: 'go' });
  });
});

describe('a create whose answer was lost', () => {
  const effect = (sentAt: number) => ({ seq: 1, sentAt }) as PendingEffect;

  it('is waited for by the clock that nobody sets, when the other one jumps forward', () => {
    const { at, clock, pass } = clocks();
    const sent = new SentCreates({ clock, pace: defaultPace });
    const lostOne = effect(at.wall);
    sent.sent(lostOne);
    at.wall += 3600_000;
    expect(sent.leftMs(lostOne)).toBe(75_000);
    pass(75_000);
    expect(sent.leftMs(lostOne)).toBe(0);
  });

  it('is not waited for by a clock that was set back', () => {
    const { at, clock, pass } = clocks();
    const sent = new SentCreates({ clock, pace: defaultPace });
    const lostOne = effect(at.wall);
    sent.sent(lostOne);
    at.wall -= 3600_000;
    pass(75_000);
    expect(sent.leftMs(lostOne)).toBe(0);
  });

  it('is waited for longer when its process died: its connection was not reset', () => {
    const { at, clock, pass } = clocks();
    const sent = new SentCreates({ clock, pace: defaultPace });
    const orphan = effect(at.wall - 3600_000);
    expect(sent.leftMs(orphan)).toBe(180_000);
    pass(100_000);
    expect(sent.leftMs(orphan)).toBe(80_000);
  });
});
