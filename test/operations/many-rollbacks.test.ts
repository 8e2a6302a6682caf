import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { listReleases } from '../../src/operations/list-releases.ts';
import { listAudit } from '../../src/operations/people/list-audit.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { pruneReleases } from '../../src/operations/prune-releases.ts';
import { releaseNamed } from '../../src/operations/release-name.ts';
import { planRollbacks, type RollbackPlan, rollBackCities } from '../../src/operations/rollback-cities.ts';
import { rollbackCity, unpinCity } from '../../src/operations/rollback-city.ts';
import { showRelease } from '../../src/operations/show-release.ts';
import { status } from '../../src/operations/status.ts';
import { auditLogText } from '../../src/report/audit-log-text.ts';
import { releasesText, releaseText } from '../../src/report/releases-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import type { Voice } from '../../src/report/voice.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const russian: Voice = { language: 'ru', style: plainStyle, width: 120, wraps: true };
const minute = 60_000;

/** Three cities, and a clock that goes on a minute with each deploy. */
async function fleet() {
  const folder = platformFolder({ ...smallCity('aktau'), ...smallCity('almaty'), ...smallCity('astana') });
  const platform = await openPlatform(tools, { root: folder.root });
  let now = Date.parse('2026-11-28T10:00:00Z');
  const timed = { ...tools, clock: { ...tools.clock, now: () => now } };
  const deploy = async (city: string, greeting: string) => {
    now += minute;
    folder.write(`cities/${city}/prompts/ru.yaml`, `greeting: ${greeting}\n`);
    await deployCities(timed, platform, { names: [city], message: greeting, allow: [] });
    return now;
  };
  const live = async () =>
    Object.fromEntries(
      (await status(tools, platform)).cities.map(({ city, live: number }) => [city, number]),
    );
  const back = async (
    before?: number,
    agreed: (plan: RollbackPlan) => Promise<void> = async () => undefined,
  ) => {
    now += minute;
    const plan = await planRollbacks(timed, platform, before);
    await agreed(plan);
    return rollBackCities(timed, platform, plan);
  };
  return { folder, platform, timed, deploy, live, back };
}

describe('A rollback of many cities', () => {
  it('goes to what was live at a time, also where that was after a rollback', async () => {
    const { deploy, live, back, timed, platform } = await fleet();
    await deploy('aktau', 'Раз');
    await deploy('almaty', 'Раз');
    await deploy('almaty', 'Два');
    await rollbackCity(timed, platform, 'almaty', 1);
    const evening = await deploy('aktau', 'Два');
    await deploy('almaty', 'Три');
    await deploy('astana', 'Раз');
    expect(await live()).toEqual({ aktau: 2, almaty: 3, astana: 1 });
    const result = await back(evening);
    expect(result.steps).toEqual([
      { city: 'aktau', from: 2, to: null, why: 'same' },
      { city: 'almaty', from: 3, to: 1 },
      { city: 'astana', from: 1, to: null, why: 'unlive' },
    ]);
    expect(result.done).toEqual(['almaty']);
    expect(await live()).toEqual({ aktau: 2, almaty: 1, astana: 1 });
  });

  it('takes each to its release before, after one look at all of them', async () => {
    const { deploy, live, back } = await fleet();
    for (const greeting of ['Раз', 'Два'])
      for (const city of ['aktau', 'almaty']) await deploy(city, greeting);
    await deploy('astana', 'Раз');
    const refused = back(undefined, () => Promise.reject(new Error('no')));
    await expect(refused).rejects.toThrow('no');
    expect(await live()).toEqual({ aktau: 2, almaty: 2, astana: 1 });
    expect((await back()).done).toEqual(['aktau', 'almaty']);
    expect(await live()).toEqual({ aktau: 1, almaty: 1, astana: 1 });
    await expect(back()).rejects.toThrow('No city has a release to go back to.');
  });

  it('leaves a city that somebody else moved while the plan was read', async () => {
    const { deploy, live, back } = await fleet();
    for (const greeting of ['Раз', 'Два'])
      for (const city of ['aktau', 'almaty']) await deploy(city, greeting);
    const result = await back(undefined, async () => {
      await deploy('almaty', 'Три');
    });
    expect(result).toMatchObject({ done: ['aktau'], overtaken: ['almaty'] });
    expect(await live()).toMatchObject({ aktau: 1, almaty: 3 });
  });
});

it('A rollback of many cities goes to nothing that is not there any more', async () => {
  const { deploy, live, timed, platform } = await fleet();
  for (const greeting of ['Раз', 'Два']) await deploy('almaty', greeting);
  const { steps, ...plan } = await planRollbacks(timed, platform, undefined, ['almaty']);
  const gone = steps.map(({ city, from }) => ({ city, from, to: 7 }));
  expect(await rollBackCities(timed, platform, { ...plan, steps: gone })).toMatchObject({
    done: [],
    overtaken: ['almaty'],
  });
  expect(await live()).toMatchObject({ almaty: 2 });
});

describe('Releases', () => {
  it('tell who did what when, in the words of a person', async () => {
    const { deploy, timed, platform } = await fleet();
    await deploy('almaty', 'Раз');
    const last = await deploy('almaty', 'Два');
    await rollbackCity(timed, platform, 'almaty', undefined);
    await unpinCity(timed, platform, 'almaty');
    const list = await listAudit(platform, { cities: ['almaty'], since: 0 });
    expect(list.entries).toMatchObject([
      { what: 'unpin', after: { number: 1 }, name: 'tester', kind: 'cli' },
      { what: 'rollback', before: { number: 2 }, after: { number: 1 } },
      { what: 'live', before: { number: 1 }, after: { number: 2, message: 'Два' } },
      { what: 'live', before: null, after: { number: 1, message: 'Раз' } },
    ]);
    expect(auditLogText(list, last, russian)).toMatch(/almaty#1\s+откат \(#2\)\s+tester\s+здесь/);
    const releases = await listReleases(platform, 'almaty');
    expect(releases.releases.map(({ changed }) => changed)).toEqual([['texts'], []]);
    expect(releases.releases[0]).toMatchObject({
      settings: { name: 'Тест', languages: ['ru', 'kk'] },
      prompts: { ru: { greeting: 'Два' } },
      synonyms: {},
      faq: {},
    });
    expect(releasesText(releases, last, russian)).toContain('отвергнут откатом; Два');
    const shown = await showRelease(platform, releaseNamed('almaty#2'));
    expect(shown).toMatchObject({ isLive: false, isWhole: true, prompts: { ru: { greeting: 'Два' } } });
    expect(releaseText(shown, last, russian)).toContain('greeting (ru): Два');
    await expect(showRelease(platform, releaseNamed('almaty#9'))).rejects.toThrow('no release almaty#9');
    expect(() => releaseNamed('almaty')).toThrow('is no release');
  });

  it('are dropped but for the live one, the one before it and the newest, with the catalogs of nobody', async () => {
    const { folder, deploy, timed, platform } = await fleet();
    for (const price of [1, 2, 3, 4, 5]) {
      folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', `10000${price}`));
      await deploy('almaty', `Цена ${price}`);
    }
    await rollbackCity(timed, platform, 'almaty', 3);
    const files = () =>
      readdirSync(join(platform.dataRoot, 'catalogs')).filter((name) => name.endsWith('.db'));
    expect(files()).toHaveLength(5);
    const pruned = await pruneReleases(timed, platform, { names: [], keep: 1 });
    expect(pruned).toMatchObject({ cities: [{ city: 'almaty', dropped: 2, kept: 3 }], catalogs: 2 });
    const left = (await listReleases(platform, 'almaty')).releases.map(({ number }) => number);
    expect(left).toEqual([5, 3, 2]);
    expect(files()).toHaveLength(3);
    expect(existsSync(join(platform.dataRoot, 'zeta.db'))).toBe(true);
    expect(await pruneReleases(timed, platform, { names: ['almaty'], keep: 1 })).toMatchObject({
      cities: [{ dropped: 0 }],
    });
    await expect(pruneReleases(timed, platform, { names: ['moscow'], keep: 1 })).rejects.toThrow(
      'has no releases',
    );
  });
});
