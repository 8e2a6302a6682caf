import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type CityId, type DestinationId, idOf } from '../../src/base/ids.ts';
import { backlogQueries } from '../../src/store/backlog.ts';
import { firstOpen } from '../../src/store/outbox.ts';
import { waitingAfter } from '../../src/store/waiting-events.ts';
import { callTo, city, lane, openTestStore, takeTurn, update } from './open-test-store.ts';

const crm = idOf<DestinationId>('crm:t1');

describe('the backlog', () => {
  it('says what waits in each city, and since when', async () => {
    const { store } = openTestStore();
    const astana = idOf<CityId>('astana');
    await store.acceptBatch([update(1), update(2), update(3), update(4, { city: astana })]);
    await takeTurn(store, {
      at: 7000,
      effects: [callTo('42'), callTo('43'), { destination: crm, kind: 'deal', payload: '{}' }],
    });
    const backlog = await store.backlog();
    expect(backlog.find((one) => one.city === city)).toEqual({
      city,
      inbox: 2,
      inboxSince: 1002,
      dead: 0,
      calls: 2,
      deals: 1,
      dealsSince: 7000,
      parked: 0,
    });
    expect(backlog.find((one) => one.city === astana)).toMatchObject({
      inbox: 1,
      inboxSince: 1004,
      calls: 0,
    });
  });

  it('counts a repeated update once, and tells what was set aside and what a person has', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1)]);
    await store.acceptBatch([update(1), update(2)]);
    await takeTurn(store, { effects: [{ destination: crm, kind: 'deal', payload: '{}' }] });
    const deal = await store.nextEffect(crm);
    if (deal) await store.markEffect(deal, { state: 'parked', at: 1 });
    const event = await store.claimTurn(city, lane);
    if (event) await store.failTurn(event, { attempts: 1, error: 'x', isDead: true, effects: [], at: 1 });
    expect(await store.backlog()).toEqual([
      { city, inbox: 0, inboxSince: null, dead: 1, calls: 0, deals: 0, dealsSince: null, parked: 1 },
    ]);
  });

  it('is empty where nothing waits', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1)]);
    await takeTurn(store);
    expect(await store.backlog()).toEqual([]);
  });
});

describe('what is asked all the time', () => {
  it('is read from the indexes of what is open, however much was ever done', () => {
    const { path } = openTestStore();
    const raw = new Sqlite(path);
    const plans = [...backlogQueries.map((query) => query()), firstOpen(crm), waitingAfter(7)].flatMap(
      (query) => {
        const { sql, parameters } = query.compile();
        const steps = raw.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`);
        return steps.all(...parameters).map(({ detail }) => detail);
      },
    );
    raw.close();
    expect(plans.filter((plan) => /^SCAN (inbox|outbox)$/.test(plan))).toEqual([]);
    expect(plans.join('\n')).toContain('SEARCH inbox USING COVERING INDEX inbox_waiting (seq>?)');
    expect(plans.join('\n')).toContain('SEARCH outbox USING INDEX outbox_open (destination=?)');
  });
});
