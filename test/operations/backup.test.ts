import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { idOf } from '../../src/base/ids.ts';
import { startWorld } from '../../src/emulators/world.ts';
import { backupProbe } from '../../src/operations/backup-note.ts';
import { backUpTarget } from '../../src/operations/backup-target.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { restoreTarget } from '../../src/operations/restore-target.ts';
import { startTalk } from '../../src/operations/talk.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, testServeTools, until } from '../support/tools.ts';

/** A served shop, a place for backups, and a clock that goes a minute with each of them. */
async function shop(world?: Awaited<ReturnType<typeof startWorld>>) {
  const { root } = platformFolder(smallCity('almaty'));
  const folder = mkdtempSync(join(tmpdir(), 'zeta-backups-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const changes = world ? { startWorld: async () => world } : {};
  const serving = await serveDev(root, { pace: quickPace }, changes);
  const platform = await openPlatform(testServeTools(), { root });
  let minutes = 0;
  const now = Date.now();
  const clock = { now: () => now + minutes * 60_000, monotonic: () => 0 };
  const tools = { ...testServeTools(), clock };
  return {
    root,
    folder,
    serving,
    platform,
    tools,
    backUp: (keep?: number) => {
      minutes += 1;
      return backUpTarget(tools, platform, { folder, ...(keep !== undefined && { keep }) });
    },
    restore: (name?: string) =>
      restoreTarget(testServeTools(), platform, { folder, ...(name !== undefined && { name }) }),
    serveAgain: async () => serveDev(root, { pace: quickPace }, changes),
  };
}

describe('A backup', () => {
  it('is made while the shop is served, and what the shop was then comes back', async () => {
    const { folder, serving, backUp, restore, serveAgain } = await shop();
    const customer = customerOf(serving);
    await customer.say('/start');
    const backup = await backUp();
    expect(backup).toMatchObject({ target: 'dev', removed: [] });
    expect(existsSync(join(folder, 'dev/files/catalogs'))).toBe(true);
    // Without the key that webhook secrets are made of.
    expect(readdirSync(backup.path).sort()).toEqual(['.gitignore', 'manifest.json', 'zeta.db']);

    await expect(restore()).rejects.toThrow('already serves');
    await serving.stop();
    const restored = await restore();
    expect(restored).toMatchObject({ events: 0, messages: 0, tickets: 0 });
    expect(existsSync(join(restored.before ?? '', 'zeta.db'))).toBe(true);
    const again = await serveAgain();
    expect(await again.store.session(almaty, idOf('chat:500'))).toContain('"turns":1');
  });

  it('shares files with the one before, and only so many stay', async () => {
    const { folder, backUp } = await shop();
    const first = await backUp();
    const second = await backUp();
    expect(first.copied).toBe(first.files);
    expect(second).toMatchObject({ copied: 0, files: first.files });
    const third = await backUp(2);
    expect(third.removed).toEqual([first.path.split('/').at(-1)]);
    writeFileSync(join(folder, 'dev/files/catalogs', 'abc.db'), 'of nobody');
    await backUp(2);
    expect(existsSync(join(folder, 'dev/files/catalogs', 'abc.db'))).toBe(false);
    expect(existsSync(join(folder, 'dev/files/catalogs'))).toBe(true);
    expect(readdirSync(join(folder, 'dev')).filter((name) => name.startsWith('2'))).toHaveLength(2);
  });

  it('does nothing twice that was done after it', async () => {
    const world = await startWorld({ retryScale: 0.01 });
    onTestFinished(() => world.close());
    // Telegram and the portal go on, whoever serves.
    const { serving, backUp, restore, serveAgain } = await shop({ ...world, close: async () => undefined });
    const customer = startTalk({ ...serving, world }, almaty, { id: 500, name: 'Айгерим', language: 'ru' });
    await customer.say('каскад');
    await customer.press(1);
    await world.setCrmDown(true);
    await customer.press(3);
    expect((await serving.store.openDestinations()).map(({ destination }) => destination)).toEqual([
      expect.stringMatching(/^crm:/),
    ]);
    await backUp();
    await world.setCrmDown(false);
    const said = () => world.messages(almaty, '500').filter(({ text }) => text.includes('оформлена'));
    await until(() => said().length === 1, 'the ticket has its number');
    await serving.runtime.whenIdle();
    await serving.stop();

    expect(await restore()).toMatchObject({ events: 0, messages: 0, tickets: 1 });
    const again = await serveAgain();
    await until(async () => (await again.store.openDestinations()).length === 0, 'the ticket is settled');
    await again.runtime.whenIdle();
    expect(world.bitrix.deals()).toHaveLength(1);
    // That it was told is lost with what was done since. Silence would be worse.
    expect(said()).toHaveLength(2);
  });

  it('makes the deal of a ticket that nobody had sent', async () => {
    const world = await startWorld({ retryScale: 0.01 });
    onTestFinished(() => world.close());
    const { serving, backUp, restore, serveAgain } = await shop({ ...world, close: async () => undefined });
    const customer = startTalk({ ...serving, world }, almaty, { id: 500, name: 'Айгерим', language: 'ru' });
    const order = async () => {
      await customer.say('каскад');
      await customer.press(1);
      await customer.press(3);
    };
    await order();
    await until(
      () => world.bitrix.deals().length === 1,
      'the first deal proves later that others are absent',
    );
    await serving.runtime.whenIdle();
    await world.setCrmDown(true);
    await customer.say('стол');
    await customer.press(1);
    await customer.press(2);
    await backUp();
    await serving.stop();
    expect((await restore()).tickets).toBe(1);
    await world.setCrmDown(false);
    const again = await serveAgain();
    await until(() => world.bitrix.deals().length === 2, 'the second deal is made');
    await until(async () => (await again.store.openDestinations()).length === 0, 'the ticket is settled');
    expect(world.bitrix.deals()).toHaveLength(2);
  });

  it('mends files that were damaged in place', async () => {
    const { root, serving, backUp, restore } = await shop();
    await backUp();
    await serving.stop();
    const folder = join(root, '.zeta/dev/catalogs');
    const catalog = readdirSync(folder).find((name) => name.endsWith('.db')) ?? '';
    const before = readFileSync(join(folder, catalog));
    writeFileSync(join(folder, catalog), 'torn');
    await restore();
    expect(readFileSync(join(folder, catalog)).equals(before)).toBe(true);
  });

  it('keeps what was there before each restore, and every backup of a second', async () => {
    const { serving, restore, platform, folder } = await shop();
    const frozen = { ...testServeTools(), clock: { now: () => Date.UTC(2026, 10, 28), monotonic: () => 0 } };
    const backUp = () => backUpTarget(frozen, platform, { folder });
    expect((await backUp()).path).not.toBe((await backUp()).path);
    await serving.stop();
    const [first, second] = [await restore(), await restore()];
    expect(second.before).not.toBe(first.before);
    expect(existsSync(join(first.before ?? '', 'zeta.db'))).toBe(true);
  });

  it('is of this target, and lies outside of its data', async () => {
    const { root, platform, backUp, restore, serving, tools } = await shop();
    const inside = { folder: join(root, '.zeta') };
    await expect(backUpTarget(tools, platform, inside)).rejects.toThrow('within its own data');
    const { path } = await backUp();
    await serving.stop();
    const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as object;
    for (const wrong of [{ target: 'local' }, { database: null }, { files: ['../../x'] }, { at: 'x' }]) {
      writeFileSync(join(path, 'manifest.json'), JSON.stringify({ ...manifest, ...wrong }));
      await expect(restore()).rejects.toThrow('no backup that this version can read');
    }
    expect(readdirSync(join(root, '.zeta/dev')).filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('writes a damaged file of an earlier one again', async () => {
    const { folder, backUp } = await shop();
    await backUp();
    const files = join(folder, 'dev/files/catalogs');
    const catalog = readdirSync(files).find((name) => name.endsWith('.db')) ?? '';
    const { size } = statSync(join(files, catalog));
    writeFileSync(join(files, catalog), 'junk');
    expect(await backUp()).toMatchObject({ copied: 1 });
    expect(statSync(join(files, catalog)).size).toBe(size);
  });

  it('that is damaged, missing or of nobody is refused before anything is touched', async () => {
    const { folder, serving, backUp, restore, root } = await shop();
    await expect(restore()).rejects.toThrow('no such backup');
    const { path } = await backUp();
    await serving.stop();
    appendFileSync(join(path, 'zeta.db'), 'x');
    await expect(restore()).rejects.toThrow('is not whole: zeta.db');
    await expect(restore('2020-01-01T000000Z')).rejects.toThrow('no such backup');
    const good = await backUp();
    const [catalog] = readdirSync(join(folder, 'dev/files/catalogs'));
    rmSync(join(folder, 'dev/files/catalogs', catalog ?? ''));
    await expect(restore()).rejects.toThrow(`catalogs/${catalog}`);
    writeFileSync(join(good.path, 'manifest.json'), '{}');
    await expect(restore()).rejects.toThrow('no backup that this version can read');
    expect(readdirSync(join(root, '.zeta/dev')).some((name) => name.startsWith('before-restore'))).toBe(
      false,
    );
  });

  it('is missed after two days without one, where the bots are real', async () => {
    const { serving, platform, backUp, tools } = await shop();
    const first = Math.min(...(await serving.store.releases(almaty)).map(({ at }) => at));
    const look = (hours: number, target: 'dev' | 'local' = 'local') => {
      const clock = { now: () => first + hours * 3600_000, monotonic: () => 0 };
      return backupProbe({ platform: { ...platform, target }, store: serving.store, clock })();
    };
    expect(await look(47)).toEqual([]);
    expect(await look(61)).toEqual([{ about: '', detail: '60' }]);
    expect(await look(61, 'dev')).toEqual([]);
    await backUp();
    const sinceBackup = (tools.clock.now() - first) / 3600_000;
    expect(await look(47 + sinceBackup)).toEqual([]);
    expect(await look(49 + sinceBackup)).toEqual([{ about: '', detail: '48' }]);
  });

  it('of a target without data says so', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const platform = await openPlatform(testServeTools(), { root });
    await expect(backUpTarget(testServeTools(), platform, { folder: root })).rejects.toThrow('no data yet');
  });
});
