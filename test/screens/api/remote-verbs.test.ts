import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../../src/base/ids.ts';
import { releaseNamed } from '../../../src/operations/release-name.ts';
import { almaty } from '../../support/customer.ts';
import { smallCity } from '../../support/platform-folder.ts';
import { until } from '../../support/tools.ts';
import { zeta } from '../cli/bin.ts';
import { apiWorld, read, remoteVerbs } from './api-world.ts';

const texts = (greeting: string) => ({
  'cities/almaty/prompts/ru.yaml': `greeting: ${greeting}\n`,
  'cities/astana/prompts/ru.yaml': `greeting: ${greeting}\n`,
});
const all = { names: [], message: '', allow: [] };

/** A server with two releases of both cities. */
async function server() {
  const world = await apiWorld();
  const verbs = await remoteVerbs(world, await world.token(), texts('Второе'));
  await verbs.deploy(all);
  const live = async () =>
    (await world.serving.store.liveReleases()).map(({ city, number }) => `${city}#${number}`).sort();
  return { world, verbs, live };
}

describe('A server, from elsewhere,', () => {
  it('tries a deploy and changes nothing', async () => {
    const { world, verbs, live } = await server();
    verbs.here.write('cities/almaty/prompts/ru.yaml', 'greeting: Третье\n');
    verbs.here.write('cities/astana/prompts/ru.yaml', 'greeting: Салем {nobody}\n');
    const { target, cities } = await verbs.deploy({ ...all, isDryRun: true });
    expect([target, cities]).toMatchObject([
      'production',
      [
        { city: 'almaty', kind: 'planned', plan: { isEmpty: false } },
        { city: 'astana', kind: 'broken' },
      ],
    ]);
    expect(await live()).toEqual(['almaty#2', 'astana#2']);
    expect(read(world.folder.root, 'cities/almaty/prompts/ru.yaml')).toContain('Второе');
    expect(existsSync(join(world.folder.root, 'cities/.upload'))).toBe(false);
    // What was sent for it is what a deploy needs.
    const deployed = await verbs.deploy({ ...all, names: ['almaty'] });
    expect(deployed.cities).toMatchObject([{ kind: 'live', number: 3 }]);
  });

  it('takes a new city whose files another one has, too', async () => {
    const { world, verbs, live } = await server();
    for (const [path, text] of Object.entries(smallCity('almaty')))
      verbs.here.write(path.replace('almaty', 'taraz'), text.replace('ALMATY_T', 'TARAZ_T'));
    const deployed = await verbs.deploy({ ...all, names: ['taraz'] });
    expect(deployed.cities).toMatchObject([{ city: 'taraz', kind: 'live', number: 1 }]);
    expect(await live()).toContain('taraz#1');
    expect(existsSync(join(world.folder.root, 'cities/taraz/catalog.csv'))).toBe(true);
  });

  it('goes back with all cities, as one plan says, and tells who did it', async () => {
    const { world, verbs, live } = await server();
    const plan = await verbs.planRollbacks(undefined);
    expect(plan).toMatchObject({
      target: 'production',
      before: null,
      steps: [
        { city: 'almaty', from: 2, to: 1 },
        { city: 'astana', from: 2, to: 1 },
      ],
    });
    expect(await live()).toEqual(['almaty#2', 'astana#2']);
    // Somebody is quicker with one of them.
    verbs.here.write('cities/astana/prompts/ru.yaml', 'greeting: Третье\n');
    await verbs.deploy({ ...all, names: ['astana'] });
    expect(await verbs.rollBackCities(plan)).toMatchObject({
      target: 'production',
      done: ['almaty'],
      overtaken: ['astana'],
    });
    expect(await live()).toEqual(['almaty#1', 'astana#3']);
    const [move] = await world.serving.store.moves({ since: 0, cities: [almaty], most: 1 });
    expect(move).toMatchObject({ what: 'rollback', origin: 'api', author: expect.stringMatching(/^t\d+$/) });
    await until(() => world.serving.runtime.cities.get(almaty)?.release === 1, 'it is served');
  });

  it('goes back to what was live at a time, and asks once on the command line', async () => {
    const { verbs, live } = await server();
    await expect(verbs.planRollbacks(Date.now())).rejects.toMatchObject({ code: 'nothing-to-roll-back' });
    const run = (...args: string[]) => zeta(verbs.here.root, ['--to', 'production', ...args]);
    const unasked = await run('rollback', '--all');
    expect([unasked.code, unasked.stderr]).toEqual([2, expect.stringContaining('almaty: #2 → #1')]);
    expect(await live()).toEqual(['almaty#2', 'astana#2']);
    const back = await run('rollback', '--all', '--yes');
    expect([back.code, back.stdout]).toEqual([
      0,
      expect.stringMatching(/astana.* #1[\s\S]*target: production/),
    ]);
    expect(await live()).toEqual(['almaty#1', 'astana#1']);
  });

  it('shows, compares and drops releases', async () => {
    const { verbs } = await server();
    const { releases } = await verbs.releases('almaty');
    expect(releases).toMatchObject([
      { number: 2, settings: { name: 'Тест' }, prompts: { ru: { greeting: 'Второе' } }, faq: {} },
      { number: 1 },
    ]);
    const shown = await verbs.showRelease(releaseNamed('almaty#2'));
    expect(shown).toMatchObject({
      target: 'production',
      isLive: true,
      prompts: { ru: { greeting: 'Второе' } },
    });
    await expect(verbs.showRelease(releaseNamed('almaty#9'))).rejects.toMatchObject({
      code: 'unknown-release',
      exit: 2,
    });
    const { plan } = await verbs.compare({ city: 'almaty', from: 1, to: 2 });
    expect(JSON.stringify(plan)).toContain('Второе');
    for (const greeting of ['Третье', 'Четвёртое']) {
      verbs.here.write('cities/almaty/prompts/ru.yaml', `greeting: ${greeting}\n`);
      await verbs.deploy({ ...all, names: ['almaty'] });
    }
    expect(await verbs.prune([], 1)).toMatchObject({
      target: 'production',
      cities: [
        { city: 'almaty', dropped: 2, kept: 2 },
        { city: 'astana', dropped: 0, kept: 2 },
      ],
    });
    await expect(verbs.prune(['moscow'], 1)).rejects.toMatchObject({ code: 'unknown-city' });
    const run = (...args: string[]) => zeta(verbs.here.root, ['--to', 'production', ...args]);
    expect((await run('releases', 'show', 'almaty#4')).stdout).toContain('Четвёртое');
    const asked = await run('releases', 'prune', '--keep', '1');
    expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('--yes')]);
  });

  it('does for a token no more than its scope and cities allow', async () => {
    const { world, live } = await server();
    const reader = await remoteVerbs(world, await world.token({ scopes: ['read'] }));
    const plan = await reader.planRollbacks(undefined);
    const refused = { code: 'not-allowed', exit: 3 };
    await expect(reader.rollBackCities(plan)).rejects.toMatchObject(refused);
    await expect(reader.prune([], 1)).rejects.toMatchObject(refused);
    await expect(reader.deploy({ ...all, isDryRun: true })).rejects.toMatchObject(refused);
    expect(await reader.showRelease({ city: 'astana', number: 1 })).toMatchObject({ isLive: false });

    const own = await remoteVerbs(world, await world.token({ cities: ['almaty'] }));
    expect((await own.planRollbacks(undefined)).steps.map(({ city }) => city)).toEqual([almaty]);
    await expect(own.rollBackCities(plan)).rejects.toMatchObject(refused);
    await expect(own.showRelease({ city: 'astana', number: 1 })).rejects.toMatchObject(refused);
    await expect(own.prune(['astana'], 1)).rejects.toMatchObject(refused);
    expect((await own.prune([], 1)).cities.map(({ city }) => city)).toEqual([almaty]);
    expect(await live()).toEqual(['almaty#2', 'astana#2']);
    expect((await world.serving.store.releases(idOf<CityId>('astana'))).length).toBe(2);
  });

  it('lists its secrets, its log, its state and its pins under its own name', async () => {
    const { world, verbs } = await server();
    const own = await remoteVerbs(world, await world.token({ scopes: ['read', 'secrets'] }));
    expect(await own.secrets()).toMatchObject({ target: 'production' });
    const lines = async (city: string) => {
      const told = [];
      for await (const line of own.logs({ city, level: 'info', most: 10 })) told.push(line);
      return told;
    };
    await expect(lines('nowhere')).rejects.toMatchObject({ code: 'unknown-city', exit: 2 });
    expect(await lines('astana')).toEqual([]);
    await expect(own.status(['nowhere'])).rejects.toMatchObject({ code: 'unknown-city' });
    expect(await own.status(['astana'])).toMatchObject({
      target: 'production',
      cities: [{ city: 'astana' }],
    });
    await expect(own.unpin('almaty')).rejects.toMatchObject({ code: 'not-allowed' });
    await verbs.rollback('almaty', undefined);
    expect(await verbs.unpin('almaty')).toEqual({ target: 'production', city: 'almaty', wasPinned: true });
    expect(await verbs.unpin('almaty')).toMatchObject({ wasPinned: false });
    await expect(verbs.unpin('nowhere')).rejects.toMatchObject({ code: 'unknown-city', exit: 2 });
    const reader = await remoteVerbs(world, await world.token({ scopes: ['read'] }));
    await expect(reader.secrets()).rejects.toThrow('may not list or set secrets');
  });

  it('with another version of ZETA says which two they are, once one does not know the other', async () => {
    const world = await apiWorld();
    const newer = await remoteVerbs(world, await world.token(), smallCity('almaty'), '10.0.0');
    // What both know goes on.
    expect((await newer.status([])).cities).toHaveLength(2);
    const other = { code: 'api-version', hint: expect.stringContaining('same version'), exit: 3 };
    const both = expect.stringMatching(/production \(ZETA 9\.9\.9\) .*ZETA here: 10\.0\.0/);
    const unknown = { ...all, message: 'x'.repeat(3000) };
    await expect(newer.deploy(unknown)).rejects.toMatchObject({ ...other, message: both });
    await expect(newer.compare({ city: 'almaty', from: 0, to: 1 })).rejects.toMatchObject(other);
    // The same version has nobody else to blame.
    const same = await remoteVerbs(world, await world.token());
    await expect(same.deploy(unknown)).rejects.toMatchObject({
      code: 'wrong-request',
      message: expect.stringContaining('/options/message'),
    });
  });
});
