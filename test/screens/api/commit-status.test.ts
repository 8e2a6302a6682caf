import { describe, expect, it } from 'vitest';
import { deployCities } from '../../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { rollbackCity } from '../../../src/operations/rollback-city.ts';
import { smallCity } from '../../support/platform-folder.ts';
import { tools } from '../../support/tools.ts';
import { zeta } from '../cli/bin.ts';
import { apiWorld, laptop } from './api-world.ts';

const commit = 'c0ffee0'.padEnd(40, '1');
const other = 'deadbee'.padEnd(40, '2');

async function merged() {
  // Files that are written here are not saves: what a deploy says of them stays said.
  const world = await apiWorld('off');
  const here = laptop(world, await world.token({ scopes: ['read'] }));
  const { root } = world.folder;
  const platform = await openPlatform(tools, { root, target: 'dev' });
  const from = (id: string) => ({ ...tools, whoAndWhat: async () => ({ author: 'a', commit: id }) });
  const deploy = (id: string, names: readonly string[] = []) =>
    deployCities(from(id), platform, { names, message: '', allow: [] });
  const status = (...args: string[]) =>
    zeta(here.root, ['status', '--to', 'production', '--commit', commit, ...args]);
  return { world, root, platform, deploy, status };
}

describe('zeta status --commit', () => {
  it('knows a commit that changed one city, and nothing of the other', async () => {
    const { world, deploy, status } = await merged();
    const before = await status();
    expect([before.code, before.stdout]).toEqual([
      3,
      expect.stringContaining('almaty: not yet; almaty#1 is live'),
    ]);
    world.folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Новое\n');
    await deploy(commit);
    const after = await status('--lang', 'ru');
    expect(after.code, after.stdout).toBe(0);
    expect(after.stdout).toContain('almaty: работает, almaty#');
    expect(after.stdout).toContain('astana: работает, astana#1');
    const json = await status('--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ target: 'production', cities: [{ state: 'live' }, {}] });
  });

  it('waits for one that is on its way', async () => {
    const { deploy, status } = await merged();
    const waiting = status('--wait', '1m');
    await deploy(commit);
    expect((await waiting).code).toBe(0);
  });

  it('says who can help with what was refused or is held back', async () => {
    const { world, platform, deploy, status } = await merged();
    const few = (smallCity('almaty')['cities/almaty/catalog.csv'] ?? '').split('\n').slice(0, 2).join('\n');
    world.folder.write('cities/almaty/catalog.csv', few);
    await deploy(commit);
    const refused = await status('--wait', '1m');
    expect([refused.code, refused.stdout]).toEqual([
      6,
      expect.stringContaining('refused: guard product-drop'),
    ]);
    expect(refused.stdout).toContain('zeta deploy almaty --allow product-drop');
    expect((await status('almaty')).code).toBe(5);
    world.folder.write('cities/astana/prompts/ru.yaml', 'greeting: Новое\n');
    await deploy(commit, ['astana']);
    await rollbackCity(tools, platform, 'astana', 1);
    expect((await status('astana')).stdout).toContain('pinned at #1');
  });

  it('is about the commit that it names', async () => {
    const { deploy, status } = await merged();
    await deploy(other);
    expect((await status()).code).toBe(3);
    expect((await status('--commit', 'main')).code).toBe(2);
  });
});
