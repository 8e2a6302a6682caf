import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clearLeftovers } from '../../src/operations/clear-leftovers.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { takeLock } from '../../src/store/lock.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
/** Of a process that has ended. */
const gone = spawnSync(process.execPath, ['--version']).pid;

it('What killed processes left half done is gone, and nothing else', async () => {
  const folder = platformFolder(smallCity('almaty'));
  const { root } = folder;
  const platform = await openPlatform(tools, { root });
  const left = (pid: number) => [
    `.zeta/dev/catalogs/early.${pid}.${id}.draft`,
    `.zeta/dev/catalogs/early.${pid}.${id}.draft-journal`,
    `.zeta/dev/cache/feed.${pid}.${id}.draft`,
    `.zeta/dev/uploads/2026-11-28/ci/.${pid}.${id}.draft`,
    `.zeta/dev/.${pid}.${id}.draft`,
  ];
  const kept = [
    '.zeta/dev/catalogs/a.db',
    '.zeta/dev/catalogs/my.draft',
    `.zeta/dev/uploads/2026-11-28/ci/${'a'.repeat(64)}`,
    ...left(process.ppid),
  ];
  // A process that runs in another container may have had this one's number.
  const dropped = [...left(gone), ...left(process.pid)];
  for (const path of [...kept, ...dropped, 'cities/.upload/cities/almaty/city.yaml']) folder.write(path, 'x');
  const there = (paths: readonly string[]) => paths.filter((path) => existsSync(join(root, path)));

  const lock = takeLock(join(root, '.zeta/upload.lock'));
  await clearLeftovers(platform);
  // Another process stages an upload.
  expect(there(['cities/.upload'])).toHaveLength(1);
  lock?.release();
  await clearLeftovers(platform);
  expect(there([...dropped, 'cities/.upload'])).toEqual([]);
  expect(there(kept)).toEqual(kept);
  expect(there(['cities/almaty/city.yaml'])).toHaveLength(1);
});
