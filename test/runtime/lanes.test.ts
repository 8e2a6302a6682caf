import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { nodeTimers } from '../../src/adapters/node/node-timers.ts';
import { idOf, type LaneId } from '../../src/base/ids.ts';
import { Lanes } from '../../src/runtime/lanes.ts';
import { TurnFailed } from '../../src/runtime/take-turn.ts';
import type { PendingEvent } from '../../src/store/store.ts';
import { city, commit, lane, openTestStore, update } from '../store/open-test-store.ts';
import { quickPace, until } from '../support/tools.ts';

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Lanes over a real store; `decide` may throw as a turn would. */
function lanesWith(decide: (event: PendingEvent) => void) {
  const { store } = openTestStore();
  const taken: string[] = [];
  const takeTurn = async (event: PendingEvent) => {
    decide(event);
    taken.push(event.key);
    await store.commitTurn(commit(event));
    return [];
  };
  const pace = { ...quickPace, firstRetryMs: 1, mostRetryMs: 1 };
  const lanes = new Lanes({
    store,
    timers: nodeTimers,
    log: silent,
    pace,
    reach: () => undefined,
    takeTurn,
    onEffects: () => undefined,
  });
  return { store, lanes, taken };
}

describe('a lane', () => {
  it('tries an event again for as long as the store is busy, and sets nothing aside', async () => {
    let busy = 10;
    const { store, lanes, taken } = lanesWith(() => {
      busy -= 1;
      if (busy > 0) throw new Sqlite.SqliteError('database is locked', 'SQLITE_BUSY');
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
      throw new TurnFailed('TypeError');
    });
    await store.acceptBatch([update(1), update(2)]);
    lanes.add(city, lane);
    await until(() => taken.length === 1, 'the second has its turn');
    expect([tries, taken]).toEqual([3, ['u:1:2']]);
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
});
