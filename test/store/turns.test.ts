import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform, openTargetStore } from '../../src/operations/platform.ts';
import { turnBatches } from '../../src/operations/replay/turn-batches.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { RecordedShop } from '../support/recorded-shop.ts';
import { tools } from '../support/tools.ts';

const [almaty, astana] = [idOf<CityId>('almaty'), idOf<CityId>('astana')];

/** 700 turns of one city, 300 of another in their midst, a second between two. */
async function manyTurns() {
  const folder = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
  const platform = await openPlatform(tools, { root: folder.root });
  await deployCities(tools, platform, { names: [], message: '', allow: [] });
  for (const [city, from, to] of [
    ['almaty', 1, 400],
    ['astana', 401, 700],
    ['almaty', 701, 1000],
  ] as const) {
    const shop = await RecordedShop.open(platform, city, from * 1000, from - 1);
    for (let seq = from; seq <= to; seq += 1) {
      shop.now = seq * 1000;
      shop.row({});
    }
    shop.close();
  }
  return openTargetStore(platform);
}

describe('Turns that are kept', () => {
  it('are read in pages, of some cities, of a period, in either direction', async () => {
    const store = await manyTurns();
    const all = { cities: [], since: 0 };
    expect(await store.countTurns(all)).toBe(1000);
    expect(await store.countTurns({ cities: [astana], since: 600_000 })).toBe(101);
    const page = await store.turnsAfter({ ...all, after: 399, most: 3 });
    expect(page.map(({ seq, city }) => [seq, city])).toEqual([
      [400, 'almaty'],
      [401, 'astana'],
      [402, 'astana'],
    ]);
    const back = await store.turnsBefore(almaty, { since: 390_000, before: 702, most: 100 });
    expect(back.map(({ seq }) => seq)).toEqual([701, 400, 399, 398, 397, 396, 395, 394, 393, 392, 391, 390]);
    store.close();
  });

  it('come in batches of one city, each once, none of them later than asked for', async () => {
    const store = await manyTurns();
    const seen: number[] = [];
    for await (const { city, turns } of turnBatches(store, { cities: [], since: 0, until: 950_000 })) {
      expect(turns.length).toBeLessThanOrEqual(200);
      expect(new Set(turns.map((turn) => turn.city))).toEqual(new Set([city]));
      seen.push(...turns.map(({ seq }) => seq));
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 950 }, (_, at) => at + 1));
    store.close();
  });
});
