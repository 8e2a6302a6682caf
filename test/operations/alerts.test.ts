import { describe, expect, it } from 'vitest';
import { prometheusMeter } from '../../src/adapters/metrics/prometheus-meter.ts';
import { nodeTimers } from '../../src/adapters/node/node-timers.ts';
import type { AlertNews } from '../../src/operations/alert-state.ts';
import { Alerts, type TroubleSources } from '../../src/operations/alerts.ts';
import type { AccountOutcome } from '../../src/ports/messenger.ts';
import { type Trouble, type TroubleKind, troubleKinds } from '../../src/runtime/troubles.ts';
import type { Store } from '../../src/store/store.ts';
import { openTestStore } from '../store/open-test-store.ts';

const minute = 60_000;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Operators of a store: what is wrong, what they heard, and a clock that a test moves. */
function operators(store: Store) {
  const wrong = new Map<TroubleKind, readonly Trouble[] | undefined | Error>();
  const heard: string[] = [];
  const state = { now: 1_000_000, answer: { kind: 'done', value: null } as AccountOutcome<null> };
  const source = (kind: TroubleKind) => () => {
    const now = wrong.has(kind) ? wrong.get(kind) : [];
    if (now instanceof Error) throw now;
    return now;
  };
  const sources = Object.fromEntries(troubleKinds.map((kind) => [kind, source(kind)])) as TroubleSources;
  const say = async (news: AlertNews): Promise<AccountOutcome<null>> => {
    const told = (sign: string, troubles: AlertNews['begun']) =>
      troubles.map(({ kind, about }) => `${sign}${kind} ${about}`.trim());
    heard.push([...told('+', news.begun), ...told('-', news.over)].join(', '));
    return state.answer;
  };
  const open = async (isTold = true) => {
    const alerts = new Alerts({
      store,
      clock: { now: () => state.now, monotonic: () => state.now },
      timers: nodeTimers,
      log: silent,
      meter: prometheusMeter(() => 0).meter,
      sources,
      ...(isTold && { say }),
    });
    const stop = await alerts.start();
    return { alerts, stop };
  };
  /** Looks every ten seconds for so long. */
  const wait = async (alerts: Alerts, ms: number) => {
    for (const end = state.now + ms; state.now < end; state.now += 10_000) await alerts.look();
  };
  return { wrong, heard, state, open, wait };
}

const one = (about: string, detail = 'x') => [{ about, detail }];

describe('operators', () => {
  it('hear of it in a minute although the clock was put back an hour', async () => {
    const { wrong, heard, state, open, wait } = operators(openTestStore().store);
    const { alerts } = await open();
    wrong.set('bot', one('almaty'));
    await alerts.look();
    state.now -= 60 * minute;
    await wait(alerts, 2 * minute);
    expect(heard).toEqual(['+bot almaty']);
  });

  it('hear of a trouble once, and once that it is over', async () => {
    const { wrong, heard, open, wait } = operators(openTestStore().store);
    const { alerts } = await open();
    wrong.set('disk', one(''));
    await wait(alerts, 30 * minute);
    expect(heard).toEqual(['+disk']);
    wrong.delete('disk');
    await wait(alerts, 30 * minute);
    expect(heard).toEqual(['+disk', '-disk']);
    wrong.set('disk', one(''));
    await wait(alerts, minute);
    expect(heard).toEqual(['+disk', '-disk', '+disk']);
  });

  it('hear nothing of what mends itself within a minute, and of what only flickers once', async () => {
    const { wrong, heard, open, wait } = operators(openTestStore().store);
    const { alerts } = await open();
    wrong.set('bot', one('almaty'));
    await wait(alerts, 40_000);
    wrong.delete('bot');
    await wait(alerts, 10 * minute);
    expect(heard).toEqual([]);
    for (let round = 0; round < 20; round += 1) {
      wrong.set('bot', one('almaty'));
      await wait(alerts, 2 * minute);
      wrong.delete('bot');
      await wait(alerts, minute);
    }
    expect(heard).toEqual(['+bot almaty']);
  });

  it('hear after a restart neither the same again nor less', async () => {
    const { store } = openTestStore();
    const { wrong, heard, state, open, wait } = operators(store);
    wrong.set('bot', one('almaty'));
    const first = await open();
    await wait(first.alerts, 3 * minute);
    first.stop();
    // What the new process sees comes only after a while: bots introduce themselves first.
    wrong.set('bot', []);
    const second = await open();
    await wait(second.alerts, minute);
    wrong.set('bot', one('almaty'));
    await wait(second.alerts, 10 * minute);
    expect(heard).toEqual(['+bot almaty']);
    second.stop();
    // It ended while nobody looked.
    wrong.set('bot', []);
    state.now += 60 * minute;
    const third = await open();
    await wait(third.alerts, 5 * minute);
    expect(heard).toEqual(['+bot almaty', '-bot almaty']);
  });

  it('are told later what could not be told, less and less often, and it is no trouble of its own', async () => {
    const { wrong, heard, state, open, wait } = operators(openTestStore().store);
    const { alerts } = await open();
    state.answer = { kind: 'refused', detail: 'chat not found' };
    wrong.set('disk', one(''));
    await wait(alerts, 60 * minute);
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.length).toBeLessThan(10);
    expect(new Set(heard)).toEqual(new Set(['+disk']));
    expect([...alerts.counts()]).toEqual([['disk', 1]]);
    state.answer = { kind: 'done', value: null };
    heard.length = 0;
    await wait(alerts, 60 * minute);
    expect(heard).toEqual(['+disk']);
  });

  it('get one message a minute, however many cities fail', async () => {
    const { wrong, heard, open, wait } = operators(openTestStore().store);
    const { alerts } = await open();
    for (let city = 0; city < 12; city += 1) {
      wrong.set(
        'ticket',
        [...Array(city + 1).keys()].map((at) => ({ about: `city-${at}`, detail: '1' })),
      );
      await wait(alerts, 10_000);
    }
    await wait(alerts, 5 * minute);
    expect(heard.length).toBeLessThanOrEqual(3);
    expect(heard.join(', ').split('+').length - 1).toBe(12);
  });

  it('are not told that a trouble is over because nobody could look', async () => {
    const { wrong, heard, open, wait } = operators(openTestStore().store);
    const { alerts } = await open();
    wrong.set('webhook', one('almaty'));
    await wait(alerts, 3 * minute);
    wrong.set('webhook', undefined);
    await wait(alerts, 10 * minute);
    wrong.set('webhook', new Error('no'));
    await wait(alerts, 10 * minute);
    wrong.set('webhook', one('almaty'));
    await wait(alerts, 10 * minute);
    expect(heard).toEqual(['+webhook almaty']);
  });

  it('hear of a database that cannot be written, once, although what they know cannot be written either', async () => {
    const { store } = openTestStore();
    const broken = { isNow: false };
    const { wrong, heard, open, wait } = operators({
      ...store,
      saveTroubles: async (change) => {
        if (broken.isNow) throw new Error('SQLITE_FULL');
        return store.saveTroubles(change);
      },
    });
    const first = await open();
    broken.isNow = true;
    wrong.set('database', one(''));
    await wait(first.alerts, 10 * minute);
    expect(heard).toEqual(['+database']);
    broken.isNow = false;
    await wait(first.alerts, minute);
    first.stop();
    const second = await open();
    await wait(second.alerts, 10 * minute);
    expect(heard).toEqual(['+database']);
  });

  it('who want to be told later hear then what is wrong then', async () => {
    const { store } = openTestStore();
    const { wrong, heard, open, wait } = operators(store);
    const quiet = await open(false);
    wrong.set('disk', one(''));
    wrong.set('feed', one('almaty'));
    await wait(quiet.alerts, 10 * minute);
    expect([...quiet.alerts.counts()]).toEqual([
      ['feed', 1],
      ['disk', 1],
    ]);
    quiet.stop();
    wrong.delete('feed');
    const loud = await open();
    await wait(loud.alerts, 10 * minute);
    expect(heard).toEqual(['+disk']);
    expect(await store.troubles()).toMatchObject([{ kind: 'disk', isTold: true }]);
  });
});
