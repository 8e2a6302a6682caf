import { describe, expect, it, onTestFinished } from 'vitest';
import { type EscalationId, idOf, type LaneId, type ViewId } from '../../src/base/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import { callTo, city, commit, lane, openTestStore, takeTurn, update } from './open-test-store.ts';

describe('the inbox', () => {
  it('keeps an update once, however often it comes', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1), update(1), update(2)]);
    await store.acceptBatch([update(1)]);
    await takeTurn(store);
    await store.acceptBatch([update(1)]);
    expect((await takeTurn(store)).key).toBe('u:1:2');
    expect(await store.claimTurn(city, lane)).toBeUndefined();
  });

  it('keeps each of many updates once, in order, whichever of them came before', async () => {
    const { store } = openTestStore();
    const ids = Array.from({ length: 30 }, (_, at) => at + 1);
    await store.acceptBatch([update(5), update(14)]);
    await store.acceptBatch(ids.flatMap((id) => [update(id), update(id)]));
    const taken: string[] = [];
    while (await store.claimTurn(city, lane)) taken.push((await takeTurn(store)).key);
    expect(taken).toEqual([5, 14, ...ids.filter((id) => id !== 5 && id !== 14)].map((id) => `u:1:${id}`));
  });

  it('takes the same update_id of another bot for another update', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1), update(1, { bot: idOf('2') })]);
    await takeTurn(store);
    expect((await store.claimTurn(city, lane))?.bot).toBe('2');
  });

  it('gives a lane its events in order, and tells which lanes wait', async () => {
    const { store } = openTestStore();
    const other = idOf<LaneId>('chat:43');
    await store.acceptBatch([update(3), update(1), update(2, { lane: other })]);
    expect(await store.openLanes()).toEqual([
      { city, lane },
      { city, lane: other },
    ]);
    expect((await takeTurn(store)).payload).toBe('{"update_id":3}');
    expect((await takeTurn(store)).payload).toBe('{"update_id":1}');
    expect(await store.openLanes()).toEqual([{ city, lane: other }]);
  });

  it('gives no event that another process has seen to, and hears of what it wrote with the lanes', async () => {
    const { store, path } = openTestStore();
    const other = openStore(path, { busyTimeoutMs: 1000 });
    onTestFinished(() => other.close());
    await store.acceptBatch([update(1), update(2)]);
    expect(await store.countWaiting(city, 10)).toBe(2);
    await takeTurn(other);
    expect((await store.claimTurn(city, lane))?.key).toBe('u:1:2');
    const elsewhere = idOf<LaneId>('chat:7');
    await other.acceptBatch([update(3, { lane: elsewhere })]);
    expect(await store.openLanes()).toEqual([
      { city, lane },
      { city, lane: elsewhere },
    ]);
    expect((await store.claimTurn(city, elsewhere))?.key).toBe('u:1:3');
    expect(await store.countWaiting(city, 1)).toBe(1);
  });

  it('gives an event that was set aside its turn before later ones when it is tried again', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1), update(2)]);
    const first = await store.claimTurn(city, lane);
    if (!first) throw new Error('no event waits');
    await store.failTurn(first, { attempts: 3, error: 'x', isDead: true, effects: [], at: 1 });
    expect((await store.claimTurn(city, lane))?.key).toBe('u:1:2');
    await store.retryDead({ turns: [first.seq], deals: [], at: 2, author: 'a' });
    expect((await store.claimTurn(city, lane))?.key).toBe('u:1:1');
  });

  it('sets a failed event aside only when told so, and goes on behind it', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1), update(2)]);
    const first = await store.claimTurn(city, lane);
    if (!first) throw new Error('no event waits');
    await store.failTurn(first, { attempts: 1, error: 'TypeError', isDead: false, effects: [], at: 1 });
    expect(await store.claimTurn(city, lane)).toMatchObject({ seq: first.seq, attempts: 1 });
    await store.failTurn(first, {
      attempts: 2,
      error: 'TypeError',
      isDead: true,
      effects: [callTo('42')],
      at: 1,
    });
    expect((await store.claimTurn(city, lane))?.key).toBe('u:1:2');
    expect(await store.queueDepths()).toMatchObject([{ city, inbox: 1, dead: 1, outbox: 1 }]);
  });
});

describe('a committed turn', () => {
  it('writes session, view, escalation, effects and its record together', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1)]);
    const view = idOf<ViewId>('v');
    const id = idOf<EscalationId>('e');
    await takeTurn(store, {
      effects: [callTo('42')],
      views: [{ id: view, state: '{"page":1}' }],
      escalations: [{ id, kind: 'ticket', state: 'open', detail: '{}' }],
      records: [{ name: 'search', data: '{}' }],
    });
    expect(await store.session(city, lane)).toBe('{"turns":1}');
    expect(await store.view(city, view)).toBe('{"page":1}');
    expect(await store.escalation(city, id)).toMatchObject({
      kind: 'ticket',
      state: 'open',
      number: null,
      lane,
    });
    expect(await store.openDestinations()).toMatchObject([{ destination: 'tg:1:42' }]);
    expect(await store.queueDepths()).toMatchObject([{ inbox: 0, outbox: 1, lastTurnAt: 5000 }]);
  });

  it('commits once: the second of two commits of one event changes nothing', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1)]);
    const event = await store.claimTurn(city, lane);
    if (!event) throw new Error('no event waits');
    await store.commitTurn(commit(event, { effects: [callTo('42')] }));
    await store.commitTurn(commit(event, { effects: [callTo('42')], session: '{"turns":2}' }));
    expect(await store.session(city, lane)).toBe('{"turns":1}');
    expect(await store.queueDepths()).toMatchObject([{ outbox: 1 }]);
  });

  it('changes nothing at all when a part of it cannot be written', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1)]);
    const event = await store.claimTurn(city, lane);
    if (!event) throw new Error('no event waits');
    // A value that SQLite cannot bind, in the last thing that is written.
    const broken = commit(event, { effects: [callTo('42')], effectsJson: {} as never });
    await expect(store.commitTurn(broken)).rejects.toThrow();
    expect(await store.claimTurn(city, lane)).toMatchObject({ seq: event.seq });
    expect(await store.session(city, lane)).toBeUndefined();
    expect(await store.openDestinations()).toEqual([]);
  });

  it('keeps an escalation as it was opened first, and moves its state', async () => {
    const { store } = openTestStore();
    const id = idOf<EscalationId>('e');
    await store.acceptBatch([update(1), update(2)]);
    await takeTurn(store, { escalations: [{ id, kind: 'ticket', state: 'open', detail: '{"a":1}' }] });
    await takeTurn(store, {
      escalations: [{ id, kind: 'ticket', state: 'open', detail: '{"a":2}' }],
      escalationChanges: [{ id, state: 'created', number: '77' }],
    });
    expect(await store.escalation(city, id)).toMatchObject({
      detail: '{"a":1}',
      state: 'created',
      number: '77',
    });
  });
});
