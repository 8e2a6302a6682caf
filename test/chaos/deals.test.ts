import { describe, expect, it } from 'vitest';
import { makeDeals } from './deals/run.ts';
import { setting, sliceOnce } from './results.ts';

const firstSeed = setting('ZETA_CHAOS_SEED', 1);
const ticketsPerSlice = 500;
/** `ZETA_CHAOS_DEALS=10000`: so many tickets in slices, each with a seed of its own. */
const wanted = setting('ZETA_CHAOS_DEALS', 10);
const slices = Array.from({ length: Math.ceil(wanted / ticketsPerSlice) }, (_, at) => ({
  seed: firstSeed + at,
  tickets: Math.min(ticketsPerSlice, wanted - at * ticketsPerSlice),
}));

describe('tickets, whatever the portals and the process do', () => {
  for (const { seed, tickets } of slices) {
    it(`become one deal each, or go to a person (${tickets} tickets, seed ${seed})`, async () => {
      await sliceOnce({ test: 'deals', seed }, async () => {
        const kills = Math.ceil(tickets / 60);
        const {
          counts,
          broken,
          faults,
          kills: killed,
        } = await makeDeals({
          seed,
          tickets,
          client: 'zeta',
          kills,
        });
        expect(broken, `seed ${seed}`).toEqual([]);
        expect(counts.tickets).toBe(tickets);
        return { ...counts, kills: killed, faults };
      });
    }, 900_000);
  }

  it('become several with a client that sends again what was not answered: the check sees it', async () => {
    const { broken } = await makeDeals({ seed: 7, tickets: 40, client: 'naive', kills: 1 });
    expect(broken.filter((sentence) => /is \d+ deals/.test(sentence)).length).toBeGreaterThan(0);
  });
});
