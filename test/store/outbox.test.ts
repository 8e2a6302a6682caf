import { describe, expect, it } from 'vitest';
import { type DestinationId, type EscalationId, idOf } from '../../src/base/ids.ts';
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

  it('remembers what a sent message is about, and what it repeats', async () => {
    const store = await storeWithEffects('"a"');
    await store.markEffect(await next(store), {
      state: 'done',
      at: 1,
      sent: {
        chat: '-100',
        messageId: '7',
        thread: idOf<EscalationId>('e'),
        origin: { chat: '42', messageId: '9' },
        isCard: true,
      },
    });
    expect(await store.threadOf(bot, { chat: '-100', messageId: '7' })).toBe('e');
    expect(await store.cardOf(city, idOf<EscalationId>('e'))).toEqual({ chat: '-100', messageId: '7' });
    expect(await store.copyOf(bot, { chat: '42', messageId: '9' })).toEqual({ chat: '-100', messageId: '7' });
    expect(await store.copyOf(bot, { chat: '42', messageId: '8' })).toBeUndefined();
    expect(await store.threadOf(bot, { chat: '-100', messageId: '8' })).toBeUndefined();
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
});
