import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTelegramEmulator } from '../../src/emulators/telegram/telegram-emulator.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { listReleases } from '../../src/operations/list-releases.ts';
import { listAudit } from '../../src/operations/people/list-audit.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { rollbackCity } from '../../src/operations/rollback-city.ts';
import { status } from '../../src/operations/status.ts';
import { type Failpoint, releaseFailpoints } from '../../src/runtime/failpoints.ts';
import { isLong } from '../support/long.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { testServeTools, tools, until } from '../support/tools.ts';

const token = `123456789:AA${'k'.repeat(33)}`;
const start = join(import.meta.dirname, '../../src/start.ts');
const url = 'https://bots.shop.example/telegram/almaty';

/** Runs a verb from its sources, which die at a failpoint. Gives back how it ended. */
function dies(root: string, point: Failpoint, args: readonly string[]): Promise<string | number | null> {
  const env = { ...process.env, ZETA_FAILPOINT: point, NO_COLOR: '1' };
  const child = spawn(process.execPath, [start, '-C', root, ...args], { env, stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
}

/** A city whose second release is on its way: another text, another catalog. */
async function shop() {
  const telegram = await startTelegramEmulator();
  onTestFinished(() => telegram.close());
  telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
  const folder = platformFolder({
    ...smallCity('almaty'),
    'zeta.yaml': `target: local\npublicUrl: https://bots.shop.example\ntelegram: { apiRoot: "${telegram.url}" }\n`,
    '.env': `ALMATY_TOKEN=${token}\n`,
  });
  const platform = await openPlatform(tools, { root: folder.root });
  const deploy = async () => {
    const options = { names: [], message: '', allow: [], telegram: testServeTools() };
    return (await deployCities(tools, platform, options)).cities;
  };
  await deploy();
  folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Второе\n');
  folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', '120000'));
  // Somebody took the webhook away meanwhile, so that there is something to tell.
  await fetch(`${telegram.url}/bot${token}/deleteWebhook`);
  const webhook = async () =>
    (
      (await (await fetch(`${telegram.url}/bot${token}/getWebhookInfo`)).json()) as {
        result: { url: string };
      }
    ).result.url;
  return { folder, platform, deploy, webhook };
}

describe('A verb that is killed between two steps', () => {
  // Around the switch each time, and at all of them in the long run.
  const usual = ['deploy:before-switch', 'deploy:after-switch', 'deploy:webhook-set', 'rollback:after-move'];
  const points = releaseFailpoints.filter((point) => isLong || usual.includes(point));
  const deploys = points.filter((point) => point.startsWith('deploy:'));
  it.each(deploys)('%s: status explains it, and the same deploy brings it to its end', async (point) => {
    const { folder, platform, deploy, webhook } = await shop();
    expect(await dies(folder.root, point, ['deploy'])).toBe('SIGKILL');
    const isLive = ['deploy:after-switch', 'deploy:webhook-set', 'deploy:told'].includes(point);
    const after = await status(tools, platform);
    expect(after).toMatchObject({ deploying: null, cities: [{ live: isLive ? 2 : 1, isPinned: false }] });
    // What is not live is seen as a difference between the folder and what is.
    expect(after.cities[0]?.drift).toEqual(isLive ? [] : expect.arrayContaining(['texts']));
    expect(await deploy()).toMatchObject([
      isLive ? { kind: 'unchanged', number: 2 } : { kind: 'live', number: 2, isNew: true },
    ]);
    expect(await webhook()).toBe(url);
    expect((await status(tools, platform)).cities).toMatchObject([{ live: 2, owed: [], drift: [] }]);
    expect((await listReleases(platform, 'almaty')).releases).toHaveLength(2);
    expect((await listAudit(platform, { cities: [], since: 0, what: 'live' })).entries).toHaveLength(2);
    const catalogs = readdirSync(join(platform.dataRoot, 'catalogs'));
    expect(catalogs.filter((name) => name.endsWith('.db'))).toHaveLength(2);
  });

  const rollbacks = points.filter((point) => point.startsWith('rollback:'));
  it.each(rollbacks)('%s: the city is where it was, or back and pinned', async (point) => {
    const { folder, platform, deploy } = await shop();
    await deploy();
    expect(await dies(folder.root, point, ['rollback', 'almaty'])).toBe('SIGKILL');
    const isBack = point === 'rollback:after-move';
    expect((await status(tools, platform)).cities).toMatchObject([
      { live: isBack ? 1 : 2, isPinned: isBack },
    ]);
    if (isBack) await expect(rollbackCity(tools, platform, 'almaty', 1)).rejects.toThrow('live already');
    else await rollbackCity(tools, platform, 'almaty', undefined);
    // What was rejected does not come back by itself.
    expect(await deploy()).toMatchObject([{ kind: 'pinned', number: 1 }]);
  });
});

describe('Two deploys from two processes', () => {
  it('follow each other: the second waits until the first is over', async () => {
    const { folder, platform } = await shop();
    const { takeLock } = await import('../../src/store/lock.ts');
    const lock = takeLock(join(platform.dataRoot, 'deploy.lock'));
    const child = spawn(process.execPath, [start, '-C', folder.root, 'deploy', '--offline'], {
      env: { ...process.env, NO_COLOR: '1' },
    });
    const output: string[] = [];
    child.stderr.on('data', (data: Buffer) => output.push(String(data)));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await until(() => output.join('').includes('waiting for that to end'), 'it says that it waits');
    lock?.release();
    expect(await ended).toBe(0);
    expect((await status(tools, platform)).cities).toMatchObject([{ live: 2 }]);
  });
});
