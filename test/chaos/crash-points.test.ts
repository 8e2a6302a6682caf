import { describe, expect, it, onTestFinished } from 'vitest';
import { failpoints } from '../../src/runtime/failpoints.ts';
import { type ScenarioName, scenarios } from './customers.ts';
import { examine } from './invariants.ts';
import { randomOf } from './random.ts';
import { setting, sliceOnce } from './results.ts';
import { Shop, type ShopOptions } from './shop.ts';

const seed = setting('ZETA_CHAOS_SEED', 1);
/** `all`: every point with every scenario, as often as it is reached. */
const isWhole = process.env['ZETA_CHAOS_POINTS'] === 'all';
/** What happens at once on a day of a shop. */
const days = ['start', 'search', 'press', 'ticket', 'manager'] as const satisfies readonly ScenarioName[];
const names = [
  'ticket',
  'save',
  'manager',
  'press',
  'search',
  'start',
  'prune',
] as const satisfies readonly ScenarioName[];

/** What is done again and again as time passes has no last time. */
const mostTimes = (point: string) => (point.startsWith('prune:') ? 3 : 50);

/** An open shop with one ticket made: what proves later that a lost one is absent. */
async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const shop = await Shop.open(options);
  onTestFinished(() => shop.close());
  await shop.start();
  await scenarios.ticket(shop, shop.cities[0]!, 1000);
  return shop;
}

describe('a process that dies', () => {
  it('at any of its crash points loses nothing and does nothing twice', async () => {
    const shop = await openShop();
    const [city] = shop.cities;
    const order = randomOf(seed).shuffled(failpoints);
    shop.plan.push(...order);
    shop.kill();
    let customer = 2000;
    const isLeft = () => order.some((point) => !shop.diedAt.has(point));
    for (let day = 0; day < 20 && isLeft(); day += 1)
      await Promise.all(days.map((name) => scenarios[name](shop, city!, (customer += 1))));
    expect(
      order.filter((point) => !shop.diedAt.has(point)),
      'points that no scenario reaches',
    ).toEqual([]);
    await shop.settled();
    expect(examine(shop).broken).toEqual([]);
    await scenarios.prune(shop, city!, customer + 1);
  }, 300_000);

  for (const name of isWhole ? names : []) {
    it(`at each of them while it does "${name}", each time that it is reached`, async () => {
      await sliceOnce({ test: `crash-points ${name}`, seed: 0 }, async () => {
        const shop = await openShop({ watch: 'prompts' });
        const [city] = shop.cities;
        let customer = 2000;
        for (const point of failpoints) {
          for (let time = 1; time <= mostTimes(point); time += 1) {
            const died = `${point}:${time}`;
            // It dies there, and once more while it takes up what was left.
            shop.plan.push(died, died);
            shop.kill();
            await shop.until(() => shop.plan.length <= 1, 'the process is armed');
            customer += 1;
            await scenarios[name](shop, city!, customer);
            await shop.settled();
            shop.plan.length = 0;
            if (!shop.diedAt.has(died)) break;
          }
        }
        const { counts, broken } = examine(shop);
        // What is finished is dropped there, and with it what would show that it was done.
        if (name !== 'prune') expect(broken).toEqual([]);
        return { ...counts, died: [...shop.diedAt] };
      });
    }, 3_600_000);
  }
});
