import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type DestinationId, type EscalationId, idOf, type LaneId, type ViewId } from '../../src/base/ids.ts';
import { droppings, silentSince } from '../../src/store/prune.ts';
import { bot, callTo, city, lane, openTestStore, takeTurn, update } from './open-test-store.ts';

const destination = idOf<DestinationId>('tg:1:42');
const group = idOf<LaneId>('chat:-100500');
const other = idOf<LaneId>('chat:43');
const nothing = { turns: 0, messages: 0 };
const day = 24 * 3600_000;

describe('What is finished', () => {
  it('is forgotten when it is old, chunk by chunk, and nothing that waits', async () => {
    const { store } = openTestStore();
    await store.acceptBatch(Array.from({ length: 250 }, (_, index) => update(index + 1)));
    for (let turn = 0; turn < 249; turn += 1) await takeTurn(store, { effects: [callTo('42')] });
    expect(await store.prune(nothing)).toEqual({ rows: 0, hasMore: false });
    expect(await store.prune({ ...nothing, turns: 10_000 })).toEqual({ rows: 400, hasMore: true });
    expect(await store.prune({ ...nothing, turns: 10_000 })).toEqual({ rows: 98, hasMore: false });
    expect((await store.claimTurn(city, lane))?.key).toBe('u:1:250');
    expect(await store.nextEffect(destination)).toMatchObject({ seq: 1, bot });
  });

  it('is kept longer where old messages lead to it', async () => {
    const { store } = openTestStore();
    const view = idOf<ViewId>('v');
    await store.acceptBatch([update(1)]);
    await takeTurn(store, { at: 5000, views: [{ id: view, state: '{}' }], effects: [callTo('42')] });
    await sent(store, 5000);
    expect(await store.prune({ turns: day, messages: 5000 })).toMatchObject({ rows: 3 });
    expect([await store.view(city, view), await store.threadOf(bot, { chat: '42', messageId: '7' })]).toEqual(
      ['{}', 'e'],
    );
    expect(await store.prune({ turns: day, messages: 5001 })).toMatchObject({ rows: 2 });
    expect(await store.view(city, view)).toBeUndefined();
    expect(await store.threadOf(bot, { chat: '42', messageId: '7' })).toBeUndefined();
  });

  it('is kept while people work at it: a reply to an old message still finds its customer', async () => {
    const { store } = openTestStore();
    const id = idOf<EscalationId>('e');
    await store.acceptBatch([update(1), update(2)]);
    await takeTurn(store, {
      escalations: [{ id, kind: 'manager', state: 'open', detail: '{}' }],
      effects: [callTo('42')],
    });
    await sent(store, 5000);
    await store.prune({ turns: day, messages: day });
    expect(await store.threadOf(bot, { chat: '42', messageId: '7' })).toBe('e');
    await takeTurn(store, { escalationChanges: [{ id, state: 'by-hand', number: null }] });
    await store.prune({ turns: day, messages: day });
    expect(await store.threadOf(bot, { chat: '42', messageId: '7' })).toBeUndefined();
  });

  it('is kept as long as its messages when it was set aside', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1)]);
    const event = await store.claimTurn(city, lane);
    if (!event) throw new Error('no event waits');
    await store.failTurn(event, { attempts: 5, error: 'x', isDead: true, effects: [], at: 5000 });
    expect(await store.prune({ turns: day, messages: 0 })).toMatchObject({ rows: 0 });
    expect(await store.prune({ turns: day, messages: day })).toMatchObject({ rows: 1 });
  });

  it('holds a customer who wrote nothing for so long, where the shop wants that', async () => {
    const { store } = openTestStore();
    const id = idOf<EscalationId>('e');
    await store.acceptBatch([update(1), { ...update(2), lane: group }, { ...update(3), lane: other }]);
    const detail = JSON.stringify({ customer: { id: '42', name: 'Айгерим' }, chat: '42', query: 'диван' });
    await takeTurn(store, {
      at: 5000,
      session: '{"turns":1}',
      escalations: [{ id, kind: 'manager', state: 'open', detail }],
    });
    await takeTurn(store, { at: 5000, session: '{"turns":2}' }, group);
    await takeTurn(store, { at: 9000, session: '{"turns":3}' }, other);
    await store.prune({ turns: 0, messages: 0 });
    expect(await store.session(city, lane)).toBe('{"turns":1}');
    expect(await store.prune({ turns: 0, messages: 0, customers: 9000 })).toEqual({
      rows: 1,
      hasMore: false,
    });
    expect(await store.session(city, lane)).toBeUndefined();
    expect(await store.session(city, group)).toBe('{"turns":2}');
    expect(await store.session(city, other)).toBe('{"turns":3}');
    expect((await store.escalation(city, id))?.detail).not.toContain('Айгерим');
  });

  it('is found by its time, without looking at all that is there', () => {
    const { path } = openTestStore();
    const raw = new Sqlite(path, { readonly: true });
    const silent = silentSince(1).compile();
    const plans = [...droppings({ turns: 1, messages: 1 }), silent].flatMap(({ sql, parameters }) => {
      const steps = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
      return steps.map(({ detail }) => detail);
    });
    raw.close();
    expect(plans.filter((step) => step.startsWith('SCAN'))).toEqual([]);
    expect(plans.filter((step) => step.includes('INDEX')).length).toBeGreaterThanOrEqual(7);
  });
});

/** The next message of the chat is out. */
async function sent(store: ReturnType<typeof openTestStore>['store'], at: number): Promise<void> {
  const effect = await store.nextEffect(destination);
  if (!effect) throw new Error('nothing waits');
  await store.markEffect(effect, {
    state: 'done',
    at,
    sent: { chat: '42', messageId: '7', thread: idOf<EscalationId>('e') },
  });
}
