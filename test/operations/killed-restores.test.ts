import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { backUpTarget } from '../../src/operations/backup-target.ts';
import { isIntact } from '../../src/operations/catalog-file.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform, openTargetStore } from '../../src/operations/platform.ts';
import { restoreTarget } from '../../src/operations/restore-target.ts';
import { rollbackCity } from '../../src/operations/rollback-city.ts';
import { almaty } from '../support/customer.ts';
import { failingAfter } from '../support/failing-files.ts';
import { isLong } from '../support/long.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

/** A target whose backup has two releases and a pin; since then another was made, and catalogs were lost. */
async function backedUp() {
  const folder = platformFolder(smallCity('almaty'));
  const backups = mkdtempSync(join(tmpdir(), 'zeta-backups-'));
  onTestFinished(() => rmSync(backups, { recursive: true }));
  const platform = await openPlatform(tools, { root: folder.root });
  const deploy = () => deployCities(tools, platform, { names: [], message: '', allow: [] });
  await deploy();
  folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Второе\n');
  folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', '120000'));
  await deploy();
  await rollbackCity(tools, platform, 'almaty', 1);
  await backUpTarget(tools, platform, { folder: backups });
  const catalogs = join(platform.dataRoot, 'catalogs');
  const later = async () => {
    rmSync(catalogs, { recursive: true });
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Третье\n');
    await deploy();
  };
  /** What a process that starts now would serve. */
  const seen = async () => {
    const store = await openTargetStore(platform);
    try {
      const live = await store.liveRelease(almaty);
      const release = live && (await store.release(almaty, live.number));
      const isWhole = release !== undefined && (await isIntact(platform.data, release.catalog));
      return { number: live?.number, isPinned: typeof live?.pinned === 'string', isWhole };
    } finally {
      store.close();
    }
  };
  const restore = async (fail = failingAfter(Number.POSITIVE_INFINITY)) => {
    const failing = { ...tools, filesAt: (root: string) => fail(tools.filesAt(root)) };
    return restoreTarget(failing, { ...platform, data: fail(platform.data) }, { folder: backups });
  };
  return { platform, later, seen, restore };
}

it('A restore that is killed at any step leaves one of the two databases whole, and the same again ends it', async () => {
  const { platform, later, seen, restore } = await backedUp();
  const before = { number: 3, isPinned: false, isWhole: true };
  const restored = { number: 1, isPinned: true, isWhole: true };
  let kills = 0;
  for (let isDone = false; !isDone; kills += isLong ? 1 : 4) {
    await later();
    expect(await seen()).toEqual(before);
    const failed = await restore(failingAfter(kills)).then(
      () => undefined,
      (error: Error) => error.message,
    );
    isDone = failed === undefined;
    if (isDone) break;
    expect(failed).toBe('killed');
    expect([before, restored]).toContainEqual(await seen());
    await restore();
    expect(await seen()).toEqual(restored);
    expect(readdirSync(platform.dataRoot).filter((name) => name.includes('draft'))).toEqual([]);
  }
  expect(await seen()).toEqual(restored);
  // The copy, each file that was lost, what is put aside, and the last step.
  expect(kills).toBeGreaterThan(8);
});
