import { describe, expect, it } from 'vitest';
import { nodeTimers } from '../../src/adapters/node/node-timers.ts';
import { systemClock } from '../../src/adapters/node/system-clock.ts';
import { idOf, type LaneId } from '../../src/base/ids.ts';
import { StoreTrouble } from '../../src/base/store-trouble.ts';
import { Lanes } from '../../src/runtime/lanes.ts';
import { defaultPace } from '../../src/runtime/pace.ts';
import type { PendingEvent, Store } from '../../src/store/store.ts';
import { city, commit, lane, openTestStore, update } from '../store/open-test-store.ts';
import { quickPace, until } from '../support/tools.ts';
import { VirtualTime } from './virtual-time.ts';

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Lanes over a real store; `decide` may throw as a turn would. */
function lanesWith(
  decide: (event: PendingEvent) => void | Promise<void>,
  store: Store = openTestStore().store,
  changes: Partial<ConstructorParameters<typeof Lanes>[0]> = {},
) {
  const taken: string[] = [];
  const takeTurn = async (event: PendingEvent) => {
    await decide(event);
    taken.push(event.key);
    await store.commitTurn(commit(event));
    return { destinations: [], lanes: [] };
  };
  const pace = { ...quickPace, firstRetryMs: 1, mostRetryMs: 1 };
  const lanes = new Lanes({
    store,
    clock: systemClock,
    wordsOfSetAside: async () => [],
    timers: nodeTimers,
    log: silent,
    pace,
    reach: () => undefined,
    takeTurn,
    onEffects: () => undefined,
    onWake: () => undefined,
    ...changes,
  });
  return { store, lanes, taken };
}

describe('a lane', () => {
  it('tries an event again for as long as the store is busy, and sets nothing aside', async () => {
    let busy = 10;
    const { store, lanes, taken } = lanesWith(() => {
      busy -= 1;
      if (busy > 0) throw new StoreTrouble('busy', 'SQLITE_BUSY');
    });
    await store.acceptBatch([update(1), update(2)]);
    lanes.add(city, lane);
    await until(() => taken.length === 2, 'both have their turn');
    expect(taken).toEqual(['u:1:1', 'u:1:2']);
    expect(await store.queueDepths()).toMatchObject([{ inbox: 0, dead: 0 }]);
  });

  it('sets an event aside that makes the turn fail three times, and goes on behind it', async () => {
    let tries = 0;
    const { store, lanes, taken } = lanesWith(({ key }) => {
      if (key !== 'u:1:1') return;
      tries += 1;
      throw new TypeError('x');
    });
    await store.acceptBatch([update(1), update(2)]);
    lanes.add(city, lane);
    await until(() => taken.length === 1, 'the second has its turn');
    expect([tries, taken]).toEqual([3, ['u:1:2']]);
    expect(await store.queueDepths()).toMatchObject([{ inbox: 0, dead: 1 }]);
  });

  it('sets an event aside that ends the process in every turn, and none that a busy store kept waiting', async () => {
    const { store } = openTestStore();
    await store.acceptBatch([update(1), update(2)]);
    let tries = 0;
    /** As the next process does: what is left is suspected. */
    const start = async (decide: (event: PendingEvent) => void | Promise<void>) => {
      const process = lanesWith(decide, store);
      process.lanes.suspect(await store.newestEvent());
      process.lanes.add(city, lane);
      return process;
    };
    for (let life = 1; life <= 5; life += 1) {
      // A killed process never comes back from its turn.
      await start(() => {
        tries += 1;
        return new Promise(() => undefined);
      });
      await until(() => tries === life, 'the turn is begun');
      expect(await store.queueDepths()).toMatchObject([{ inbox: 2, dead: 0 }]);
    }
    let busy = 20;
    const last = await start(({ key }) => {
      if (key === 'u:1:1') throw new Error('it had its chances');
      busy -= 1;
      if (busy > 0) throw new StoreTrouble('busy', 'SQLITE_BUSY');
    });
    await until(() => last.taken.length === 1, 'the second has its turn');
    expect(last.taken).toEqual(['u:1:2']);
    expect(await store.queueDepths()).toMatchObject([{ inbox: 0, dead: 1 }]);
  });

  it('of a flooded city does not keep another city waiting', async () => {
    const moscow = idOf<typeof city>('moscow');
    const { store, lanes, taken } = lanesWith(() => undefined);
    const flood = Array.from({ length: 100 }, (_, id) =>
      update(id + 1, { lane: idOf<LaneId>(`chat:${id}`) }),
    );
    await store.acceptBatch([...flood, update(500, { city: moscow })]);
    for (const one of flood) lanes.add(city, one.lane);
    lanes.add(moscow, lane);
    await lanes.whenIdle();
    expect(taken).toHaveLength(101);
    expect(taken.indexOf('u:1:500')).toBeLessThan(3);
  });

  it('of a flooded city takes no more turns than its bot could answer, and others theirs at once', async () => {
    const moscow = idOf<typeof city>('moscow');
    const time = new VirtualTime();
    const { store, lanes, taken } = lanesWith(() => undefined, openTestStore().store, {
      ...time,
      pace: defaultPace,
    });
    const flood = Array.from({ length: 120 }, (_, id) =>
      update(id + 1, { lane: idOf<LaneId>(`chat:${id}`) }),
    );
    await store.acceptBatch([...flood, update(500, { city: moscow })]);
    for (const one of flood) lanes.add(city, one.lane);
    await until(() => taken.length === 50, 'what may come at once is taken');
    await time.pass(200);
    expect(taken).toHaveLength(60);
    lanes.add(moscow, lane);
    await until(() => taken.length === 61, 'the other city has its turn');
    expect(taken.at(-1)).toBe('u:1:500');
    await time.pass(1500);
    await lanes.whenIdle();
    expect(taken).toHaveLength(121);
  });
});
