import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutated, mutation } from '../compile/mutations.ts';
import { customerOf, scenarios } from './customers.ts';
import { examine } from './invariants.ts';
import { type Random, randomOf } from './random.ts';
import { setting, sliceOnce } from './results.ts';
import { Shop } from './shop.ts';

const firstSeed = setting('ZETA_CHAOS_SEED', 1);
const slices = setting('ZETA_CHAOS_SLICES', 1);
const filesPerSlice = setting('ZETA_CHAOS_FILES', 20);
/** A start over bad files comes this often. */
const filesPerDeath = 16;
const filesPerMending = 10;

const kindsOfFile = ['prompts/ru.yaml', 'city.yaml', 'catalog.csv'] as const;

/** Writes one file of one city wrongly, in one of the ways that files become wrong. */
function spoil(shop: Shop, random: Random, seed: number): string {
  const folder = join(shop.root, 'cities', random.pick(['city1', 'city2', '_shared']));
  const path = join(folder, random.pick(kindsOfFile));
  const good = goodText(path);
  const how = random.pick(['mutated', 'mutated', 'mutated', 'half', 'vanished', 'folder', 'giant', 'noise']);
  mkdirSync(dirname(path), { recursive: true });
  switch (how) {
    case 'mutated': {
      const [first, second] = fc.sample(mutation, { seed, numRuns: 2 });
      writeFileSync(path, mutated(mutated(good, 'x: 1\n', first!), good, second!));
      break;
    }
    case 'half':
      writeFileSync(path, good.slice(0, random.below(good.length)));
      break;
    case 'vanished':
      rmSync(path, { force: true });
      break;
    case 'folder':
      // The whole city is gone, as while a checkout switches branches.
      rmSync(folder, { recursive: true, force: true });
      break;
    case 'giant':
      writeFileSync(path, good.repeat(Math.ceil(3_000_000 / good.length)));
      break;
    case 'noise':
      writeFileSync(path, Buffer.from(Array.from({ length: 5000 }, () => random.below(256))));
      break;
  }
  return how;
}

const originals = new Map<string, string>();
const goodText = (path: string) => originals.get(path) ?? 'greeting: Общий текст\n';

function remember(shop: Shop): void {
  originals.clear();
  for (const city of shop.cities) {
    for (const kind of kindsOfFile) {
      const path = join(shop.root, 'cities', city, kind);
      originals.set(path, readFileSync(path, 'utf8'));
    }
  }
}

function restore(shop: Shop): void {
  rmSync(join(shop.root, 'cities/_shared'), { recursive: true, force: true });
  for (const [path, text] of originals) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Files of two cities go wrong one after the other; customers of these and of a third one go on talking. */
async function spoilUnderTraffic(seed: number): Promise<object> {
  const random = randomOf(seed);
  const shop = await Shop.open({ cities: 3, watch: 'prompts' });
  try {
    remember(shop);
    await shop.start();
    const over = new AbortController();
    const ways = new Map<string, number>();
    let questions = 0;
    const traffic = shop.cities.map(async (city, at) => {
      const customer = customerOf(shop, city, 2000 + at);
      while (!over.signal.aborted) {
        const before = customer.heard().length;
        customer.say(questions % 2 ? 'диван' : '/start');
        questions += 1;
        await shop.until(() => customer.heard().length > before, `${city} answers`);
      }
    });
    const spoiling = (async () => {
      for (let file = 1; file <= filesPerSlice; file += 1) {
        const how = spoil(shop, random, seed * 100_000 + file);
        ways.set(how, (ways.get(how) ?? 0) + 1);
        // The next one comes when somebody was answered in between.
        const asked = questions;
        await shop.until(() => questions > asked, 'an answer comes');
        if (file % filesPerMending === 0) {
          // Somebody mends them all: what is saved then is in the next message.
          restore(shop);
          await scenarios.save(shop, shop.cities[0]!, 3000 + file);
        }
        if (file % filesPerDeath > 0) continue;
        shop.kill();
        await shop.until(() => shop.deaths.length >= file / filesPerDeath, 'the process is dead');
        await shop.until(() => shop.isServing, 'the next one serves whatever the files say');
      }
    })().finally(() => over.abort());
    await Promise.all([spoiling, ...traffic]);
    await shop.settled();
    const { broken, counts } = examine(shop);
    expect(broken).toEqual([]);
    expect(shop.front.answers.byStatus.keys().toArray(), 'what updates were answered').toEqual([200]);
    const [made] = shop.rows<{ releases: number }>('SELECT count(*) AS releases FROM release');
    restore(shop);
    await scenarios.save(shop, shop.cities[0]!, 9000);
    return { files: filesPerSlice, questions, ...made, ...counts, ways: Object.fromEntries(ways) };
  } finally {
    await shop.close();
  }
}

describe('files that go wrong while they are served', () => {
  for (let seed = firstSeed; seed < firstSeed + slices; seed += 1) {
    it(`cost no city an answer, at a start neither (${filesPerSlice} files, seed ${seed})`, async () => {
      await sliceOnce({ test: 'bad-files', seed }, () => spoilUnderTraffic(seed));
    }, 900_000);
  }
});
