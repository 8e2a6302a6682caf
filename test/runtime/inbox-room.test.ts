import { describe, expect, it } from 'vitest';
import { nodeTimers } from '../../src/adapters/node/node-timers.ts';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { Inbox } from '../../src/runtime/accept.ts';
import { bot, city, lane, openTestStore, takeTurn, update } from '../store/open-test-store.ts';

const moscow = idOf<CityId>('moscow');
const most = 10_000;

function inboxWithClock() {
  const { store } = openTestStore();
  let now = 0;
  const silent = () => undefined;
  const inbox = new Inbox({
    store,
    channel: { laneOf: () => lane, eventOf: async () => undefined, messageLink: () => undefined },
    clock: { now: () => now, monotonic: () => now },
    timers: nodeTimers,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    reach: silent,
    onAccepted: silent,
  });
  const accept = (id: number, where = city) =>
    inbox.accept(where, bot, { update_id: id }, `{"update_id":${id}}`);
  return { store, accept, wait: (ms: number) => (now += ms) };
}

describe('a flooded city', () => {
  it('is asked to come later once 10,000 of its events wait, it alone, and is taken again when there is room', async () => {
    const { store, accept, wait } = inboxWithClock();
    await store.acceptBatch(Array.from({ length: most - 2 }, (_, id) => update(id + 1)));
    expect(await Promise.all([accept(most), accept(most + 1), accept(most + 2)])).toEqual([
      'accepted',
      'accepted',
      'city-full',
    ]);
    expect(await accept(1, moscow)).toBe('accepted');
    expect(await accept(most + 3)).toBe('city-full');
    // Counting costs: a city that was found full is not counted again at once.
    await takeTurn(store);
    expect(await accept(most + 3)).toBe('city-full');
    wait(1000);
    expect([await accept(most + 3), await accept(most + 4)]).toEqual(['accepted', 'city-full']);
    expect(await store.countWaiting(city, 2 * most)).toBe(most);
  });

  it('has its repeated updates counted as what they are: nothing new', async () => {
    const { store, accept } = inboxWithClock();
    await store.acceptBatch(Array.from({ length: most - 1 }, (_, id) => update(id + 1)));
    for (let time = 0; time < 5; time += 1) expect(await accept(7)).toBe('accepted');
  });
});
