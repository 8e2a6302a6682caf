import { describe, expect, it } from 'vitest';
import { type DestinationId, idOf } from '../../src/base/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { bot, callTo, city, lane, openTestStore, takeTurn, update } from './open-test-store.ts';

const destination = idOf<DestinationId>('tg:1:42');

async function storeWithEffects(...payloads: readonly string[]): Promise<Store> {
  const { store } = openTestStore();
  await store.acceptBatch([update(1)]);
  await takeTurn(store, { effects: payloads.map((payload) => callTo('42', payload)) });
  return store;
}

async function next(store: Store) {
  const effect = await store.nextEffect(destination);
  if (!effect) throw new Error('no effect waits');
  return effect;
}

describe('the outbox', () => {
  it('gives a destination its effects in order, and the next only when the one before is settled', async () => {
    const store = await storeWithEffects('"a"', '"b"', '"c"');
    const first = await next(store);
    await store.markEffect(first, { state: 'pending', nextAt: 9000, attempts: 1, at: 1 });
    expect(await next(store)).toMatchObject({ payload: '"a"', nextAt: 9000, attempts: 1 });
    await store.markEffect(first, { state: 'done', at: 2 });
    const second = await next(store);
    expect(second.payload).toBe('"b"');
    await store.markEffect(second, { state: 'refused', error: 'blocked', at: 3 });
    expect((await next(store)).payload).toBe('"c"');
  });

  it('remembers which conversation a sent message belongs to', async () => {
    const store = await storeWithEffects('"a"');
    await store.markEffect(await next(store), {
      state: 'done',
      at: 1,
      sent: { chat: '-100', messageId: '7' },
    });
    expect(await store.laneOfMessage(bot, '-100', '7')).toBe(lane);
    expect(await store.laneOfMessage(bot, '-100', '8')).toBeUndefined();
  });

  it('returns news to the lane with the mark, once', async () => {
    const store = await storeWithEffects('"a"');
    const effect = await next(store);
    const returned = { key: 'r:1:deal-delayed', payload: '{"kind":"deal-delayed"}' };
    await store.markEffect(effect, { state: 'pending', at: 1, returned });
    await store.markEffect(effect, { state: 'pending', at: 2, returned });
    expect(await store.claimTurn(city, lane)).toMatchObject({ source: 'event', key: returned.key, bot });
    await takeTurn(store);
    expect(await store.claimTurn(city, lane)).toBeUndefined();
  });

  it('takes deals that were in flight at the end of a process for unknown', async () => {
    const { store } = openTestStore();
    const crm = idOf<DestinationId>('crm:t1');
    await store.acceptBatch([update(1)]);
    await takeTurn(store, { effects: [{ destination: crm, kind: 'deal', payload: '{}' }] });
    const effect = await store.nextEffect(crm);
    if (!effect) throw new Error('no deal waits');
    await store.markEffect(effect, { state: 'in-flight', sentAt: 100, at: 100 });
    expect(await store.markOrphansUnknown(200)).toBe(1);
    expect(await store.nextEffect(crm)).toMatchObject({ state: 'unknown', sentAt: 100, nextAt: 200 });
  });

  it('knows a ticket of the same city to prove a lookup with, never the one in doubt', async () => {
    const { store } = openTestStore();
    const [one, two] = [idOf<DestinationId>('crm:t1'), idOf<DestinationId>('crm:t2')];
    await store.acceptBatch([update(1)]);
    await takeTurn(store, {
      effects: [one, two].map((to) => ({ destination: to, kind: 'deal', payload: '{}' })),
    });
    expect(await store.knownTicket(city, two)).toBeUndefined();
    const effect = await store.nextEffect(one);
    if (!effect) throw new Error('no deal waits');
    await store.markEffect(effect, { state: 'created', deal: '77', at: 1 });
    expect(await store.knownTicket(city, two)).toEqual({ ticket: 't1', deal: '77' });
    expect(await store.knownTicket(city, one)).toBeUndefined();
    expect(await store.knownTicket(idOf('moscow'), two)).toBeUndefined();
  });
});
