import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareReleases, releaseRangeIn } from '../../src/operations/compare-releases.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { planText } from '../../src/report/plan-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

/** A city with two releases: another greeting, and a dearer product. */
async function twoReleases() {
  const folder = platformFolder(smallCity('almaty'));
  const platform = await openPlatform(tools, { root: folder.root });
  const deploy = () => deployCities(tools, platform, { names: [], message: '', allow: [] });
  await deploy();
  folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Здравствуйте!\n');
  folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', '120000'));
  await deploy();
  return { folder, platform };
}

describe('Two releases', () => {
  it('are compared as customers see them, in either direction', async () => {
    const { platform } = await twoReleases();
    const there = await compareReleases(tools, platform, { city: 'almaty', from: 1, to: 2 });
    expect(there.plan.texts).toMatchObject([{ key: 'greeting', after: 'Здравствуйте!' }]);
    expect(there.plan.products.repriced).toMatchObject([{ before: 10_000_000, after: 12_000_000 }]);
    expect(planText(there.plan, { style: plainStyle, language: 'en' }, '#2')).toContain(
      '~ almaty#2: changes against #1',
    );
    const back = await compareReleases(tools, platform, { city: 'almaty', from: 2, to: 1 });
    expect(back.plan.texts[0]).toMatchObject({ before: 'Здравствуйте!' });
    const none = await compareReleases(tools, platform, { city: 'almaty', from: 2, to: 2 });
    expect(none.plan.isEmpty).toBe(true);
  });

  it('that are not there, or whose catalog is lost, are told', async () => {
    const { platform, folder } = await twoReleases();
    const wanted = { city: 'almaty', from: 1, to: 9 };
    await expect(compareReleases(tools, platform, wanted)).rejects.toThrow('There is no release almaty#9.');
    await expect(compareReleases(tools, platform, { ...wanted, city: 'astana' })).rejects.toThrow('astana#1');
    rmSync(join(folder.root, '.zeta/dev/catalogs'), { recursive: true });
    await expect(compareReleases(tools, platform, { ...wanted, to: 2 })).rejects.toThrow('damaged or lost');
  });

  it('are written as a range', () => {
    expect(releaseRangeIn('almaty#17..#21')).toEqual({ city: 'almaty', from: 17, to: 21 });
    expect(releaseRangeIn('nur-sultan#1..2')).toEqual({ city: 'nur-sultan', from: 1, to: 2 });
    for (const text of ['almaty', 'almaty#17', 'almaty#a..#b', '#1..#2'])
      expect(releaseRangeIn(text)).toBeUndefined();
  });
});
