import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { scenarios } from './customers.ts';
import { type Counts, examine } from './invariants.ts';
import { type Random, randomOf } from './random.ts';
import { setting, sliceOnce } from './results.ts';
import { Shop } from './shop.ts';

const firstSeed = setting('ZETA_CHAOS_SEED', 1);
const slices = setting('ZETA_CHAOS_SLICES', 1);
const killsPerSlice = setting('ZETA_CHAOS_KILLS', 5);
const customersAtOnce = 8;
const whatTheyDo = ['start', 'search', 'press', 'ticket', 'manager'] as const;

/** Kills the process at any moment, of its start as well, while customers of three cities go on. */
async function killUnderLoad(seed: number): Promise<Counts> {
  const random = randomOf(seed);
  const shop = await Shop.open({ cities: 3, losesAnswer: () => random.next() < 0.02 });
  try {
    await shop.start();
    // The first ticket of each city proves later that a lost one is absent.
    for (const [at, city] of shop.cities.entries()) await scenarios.ticket(shop, city, 1000 + at);
    const over = new AbortController();
    let customer = 2000;
    const load = Array.from({ length: customersAtOnce }, async () => {
      while (!over.signal.aborted) {
        customer += 1;
        const city = shop.cities[random.below(shop.cities.length)]!;
        await scenarios[random.pick(whatTheyDo)](shop, city, customer);
      }
    });
    const kills = killAll(shop, random).finally(() => over.abort());
    await Promise.all([kills, ...load]);
    await shop.settled();
    const { counts, broken } = examine(shop);
    expect(broken, `seed ${seed}`).toEqual([]);
    return counts;
  } finally {
    await shop.close();
  }
}

async function killAll(shop: Shop, random: Random): Promise<void> {
  for (let killed = shop.deaths.length; killed < killsPerSlice; killed += 1) {
    // One in five dies while it starts.
    if (random.next() > 0.2) await shop.until(() => shop.isServing, 'the next process serves');
    await wait(random.below(400));
    shop.kill();
    await shop.until(() => shop.deaths.length > killed, 'the process is dead');
  }
}

describe('processes that are killed at any moment', () => {
  for (let seed = firstSeed; seed < firstSeed + slices; seed += 1) {
    it(`lose nothing and do nothing twice (${killsPerSlice} kills, seed ${seed})`, async () => {
      await sliceOnce({ test: 'random-kills', seed }, () => killUnderLoad(seed));
    }, 900_000);
  }
});
