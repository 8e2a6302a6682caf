import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OpenCatalog } from '../../src/catalog/open-catalog.ts';
import { catalogWith, product } from '../conversation/small-city.ts';
import { setting, sliceOnce } from './results.ts';
import { examineSimulated } from './simulated-invariants.ts';
import { SimulatedShop } from './simulated-shop.ts';
import { agree, press, say, steps } from './simulated-steps.ts';

const firstSeed = setting('ZETA_CHAOS_SEED', 1);
const slices = setting('ZETA_CHAOS_SLICES', 1);
const runs = setting('ZETA_CHAOS_RUNS', 12);
const stepsPerRun = 150;

/** Twelve sofas to page through, and a chair. */
const products = [
  ...Array.from({ length: 12 }, (_, at) => product(`Д-${at}`, `Диван «Каскад ${at}»`)),
  product('С-1', 'Стул «Тополь»', { category: ['Стулья'] }),
];

/** A shop whose first ticket is a deal already: what proves later that a lost one is absent. */
async function openShop(seed: number, catalog: OpenCatalog): Promise<SimulatedShop> {
  const shop = new SimulatedShop(seed, catalog);
  await shop.boot();
  for (const id of ['100', '101', '102', '103']) agree(shop, id);
  say(shop, '100', 'стул');
  await shop.time.pass(10_000);
  press(shop, '100', 0, 0);
  await shop.time.pass(10_000);
  press(shop, '100', 0, 1);
  await shop.time.pass(20_000);
  expect(shop.outside.deals.size).toBe(1);
  return shop;
}

describe('a simulated shop', () => {
  const simulate = async (seed: number, numRuns = runs) => {
    const catalog = catalogWith(products);
    const counts = { runs: 0, steps: 0, deals: 0, sends: 0, repeated: 0, deaths: 0 };
    const digests: string[] = [];
    const property = fc.asyncProperty(
      fc.integer(),
      fc.commands(steps, { maxCommands: stepsPerRun, size: 'max' }),
      async (weatherSeed, commands) => {
        const shop = await openShop(weatherSeed, catalog);
        try {
          let ran = 0;
          await fc.asyncModelRun(() => ({ model: {}, real: shop }), commands);
          for (const _ of commands) ran += 1;
          expect(await shop.settle(), 'all is finished').toBe(true);
          const { broken, ...found } = examineSimulated(shop);
          expect(broken).toEqual([]);
          counts.runs += 1;
          counts.steps += ran;
          counts.deals += found.deals;
          counts.sends += found.sends;
          counts.repeated += found.repeated;
          counts.deaths += shop.lives - 1;
          digests.push(shop.digest());
        } finally {
          shop.close();
        }
      },
    );
    await fc.assert(property, { seed, numRuns, endOnFailure: true });
    return { counts, digests };
  };

  for (let seed = firstSeed; seed < firstSeed + slices; seed += 1) {
    it(`loses nothing and does nothing twice, whatever happens (${runs} runs, seed ${seed})`, async () => {
      await sliceOnce({ test: 'simulation', seed }, async () => (await simulate(seed)).counts);
    }, 3_600_000);
  }

  it('lets no chat wait longer because somebody sets the clock back', async () => {
    const shop = await openShop(3, catalogWith(products));
    onTestFinished(() => shop.close());
    const isDelivered = () =>
      shop.outside.attempts.some(
        ({ call, answer }) => 'chat' in call && call.chat === '101' && answer === 'delivered',
      );
    shop.outside.weather.messenger = 1;
    say(shop, '101', '/start');
    await shop.time.pass(1000);
    expect(isDelivered()).toBe(false);
    shop.time.jump(-3_600_000);
    shop.outside.weather.messenger = 0;
    await shop.time.pass(300_000);
    expect(isDelivered()).toBe(true);
  });

  it('does exactly the same for the same seed', async () => {
    const [first, second, other] = [await simulate(7, 2), await simulate(7, 2), await simulate(8, 2)];
    expect(second).toEqual(first);
    expect(other.digests).not.toEqual(first.digests);
  }, 300_000);
});
