import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { listReleases } from '../../src/operations/list-releases.ts';
import { openPlatform, type Platform } from '../../src/operations/platform.ts';
import { planRemoval, removeCity } from '../../src/operations/remove-city.ts';
import { planRename, renameCity } from '../../src/operations/rename-city.ts';
import { status } from '../../src/operations/status.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { failingFiles } from '../support/failing-files.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

const deployAll = { names: [], message: '', allow: [] };

async function deployed() {
  const folder = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
  const platform = await openPlatform(tools, { root: folder.root });
  await deployCities(tools, platform, deployAll);
  return { ...folder, platform };
}

async function rename(platform: Platform, from: string, to: string): Promise<void> {
  await renameCity(tools, platform, await planRename(tools, platform, from, to));
}

async function remove(platform: Platform, name: string) {
  return removeCity(tools, platform, await planRemoval(tools, platform, name));
}

/** What is live, and which folders there are. */
async function shape(platform: Platform) {
  const { cities } = await status(tools, platform);
  return cities.map(({ city, live, isOrphaned }) => `${city}#${live}${isOrphaned ? ' orphaned' : ''}`);
}

describe('renaming a city', () => {
  it('moves its folder, its releases and what is live, in every target that knows it', async () => {
    const { root, platform } = await deployed();
    const local = await openPlatform(tools, { root, target: 'local' });
    await deployCities(tools, local, deployAll);
    const renaming = await planRename(tools, platform, 'almaty', 'almata');
    expect(renaming).toMatchObject({
      isLive: true,
      footprint: {
        targets: [
          { target: 'dev', live: 1, releases: 1 },
          { target: 'local', live: 1 },
        ],
      },
    });
    await renameCity(tools, platform, renaming);
    expect(await shape(platform)).toEqual(['almata#1', 'astana#1']);
    expect(await shape(local)).toEqual(['almata#1', 'astana#1']);
    expect((await deployCities(tools, platform, deployAll)).cities).toMatchObject([
      { kind: 'unchanged', city: 'almata' },
      { kind: 'unchanged' },
    ]);
  });

  it('completes when it is run again, wherever it was killed', async () => {
    for (let changes = 0; changes < 2; changes += 1) {
      const { platform } = await deployed();
      const renaming = await planRename(tools, platform, 'almaty', 'almata');
      const killed = { ...platform, files: failingFiles(platform.files, changes) };
      const outcome = await renameCity(tools, killed, renaming).catch((error: Error) => error.message);
      if (changes === 0) {
        expect(outcome).toBe('killed');
        expect(await shape(platform)).toEqual(['almata#1 orphaned', 'almaty#null', 'astana#1']);
        await rename(platform, 'almaty', 'almata');
      }
      expect(await shape(platform)).toEqual(['almata#1', 'astana#1']);
    }
  });

  it('lets the past follow a folder that was moved by hand', async () => {
    const { platform } = await deployed();
    await platform.files.moveIntoPlace('cities/almaty', 'cities/almata');
    expect(await shape(platform)).toEqual(['almata#null', 'almaty#1 orphaned', 'astana#1']);
    await rename(platform, 'almaty', 'almata');
    expect(await shape(platform)).toEqual(['almata#1', 'astana#1']);
  });

  it('is refused for a name that is taken, by a folder or by a past', async () => {
    const { platform } = await deployed();
    await expect(planRename(tools, platform, 'almaty', 'astana')).rejects.toMatchObject({
      code: 'city-exists',
    });
    await remove(platform, 'astana');
    await expect(planRename(tools, platform, 'almaty', 'astana')).rejects.toMatchObject({
      code: 'name-taken',
    });
    await expect(planRename(tools, platform, 'almaty', '../x')).rejects.toMatchObject({ exit: 2 });
    await expect(planRename(tools, platform, '../../etc', 'x1')).rejects.toMatchObject({
      code: 'unknown-city',
    });
  });

  it('is refused while a server has conversations of the city, also when it starts in between', async () => {
    const { root, platform } = await deployed();
    const renaming = await planRename(tools, platform, 'almaty', 'almata');
    await serveDev(root);
    await expect(planRename(tools, platform, 'almaty', 'almata')).rejects.toMatchObject({
      code: 'served',
      exit: 5,
    });
    await expect(renameCity(tools, platform, renaming)).rejects.toMatchObject({ code: 'served' });
    expect(await shape(platform)).toEqual(['almaty#1', 'astana#1']);
  });
});

describe('removing a city', () => {
  it('takes its folder and its life, keeps its releases, and numbers go on when it comes back', async () => {
    const { root, write, platform } = await deployed();
    await remove(platform, 'almaty');
    expect(existsSync(join(root, 'cities/almaty'))).toBe(false);
    expect(await shape(platform)).toEqual(['astana#1']);
    expect((await listReleases(platform, 'almaty')).releases).toMatchObject([{ number: 1, isLive: false }]);
    expect((await listReleases(platform, undefined)).releases).toHaveLength(2);
    const files = smallCity('almaty');
    for (const [path, content] of Object.entries(files)) write(path, content);
    write('cities/almaty/prompts/ru.yaml', 'greeting: Снова здесь\n');
    expect((await deployCities(tools, platform, { ...deployAll, names: ['almaty'] })).cities).toMatchObject([
      { kind: 'live', number: 2 },
    ]);
  });

  it('completes when it is run again, wherever it was killed', async () => {
    for (let changes = 0; changes < 3; changes += 1) {
      const { root, platform } = await deployed();
      const footprint = await planRemoval(tools, platform, 'almaty');
      const killed = { ...platform, files: failingFiles(platform.files, changes) };
      await expect(removeCity(tools, killed, footprint)).rejects.toThrow('killed');
      await remove(platform, 'almaty');
      expect(await shape(platform)).toEqual(['astana#1']);
      expect(existsSync(join(root, 'cities/.removed-almaty'))).toBe(false);
    }
  });

  it('stops a city whose folder is gone, and refuses a name that never was one', async () => {
    const { root, platform, remove: lose } = await deployed();
    lose('cities/almaty');
    await remove(platform, 'almaty');
    expect(await shape(platform)).toEqual(['astana#1']);
    await expect(planRemoval(tools, platform, 'almaty')).rejects.toMatchObject({ code: 'unknown-city' });
    await expect(planRemoval(tools, platform, '..')).rejects.toMatchObject({ code: 'unknown-city' });
    expect(existsSync(join(root, 'cities/astana'))).toBe(true);
  });

  it('reaches a running server, which stops answering for it and serves the others on', async () => {
    const { root, platform } = await deployed();
    const serving = await serveDev(root, { watch: 'all' });
    expect(texts(await customerOf(serving).say('/start'))).toHaveLength(1);
    await remove(platform, 'almaty');
    await until(() => serving.runtime.cities.get(almaty) === undefined, 'the city is not served');
    expect(await serving.runtime.accept(almaty, { update_id: 1 }, '{"update_id":1}')).toBe('unknown-city');
    expect(serving.runtime.bots.botOf(almaty)).toBeUndefined();
    expect(serving.runtime.bots.problems().size).toBe(0);
    expect(texts(await customerOf(serving, idOf<CityId>('astana')).say('/start'))).toHaveLength(1);
  });
});
