import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../../src/operations/platform.ts';
import { RecordedShop } from '../../support/recorded-shop.ts';
import { tools } from '../../support/tools.ts';
import { zeta } from '../cli/bin.ts';
import { apiWorld, laptop } from './api-world.ts';

/** A server that holds a conversation in each of two cities. */
async function talkedTo(scope: { readonly cities?: readonly string[] } = {}) {
  const world = await apiWorld('off');
  const platform = await openPlatform(tools, { root: world.folder.root, target: 'dev' });
  for (const [at, city] of ['almaty', 'astana'].entries()) {
    const recorded = await RecordedShop.open(platform, city, Date.now() - 60_000, 1000 + at * 100);
    const customer = { id: '77', name: 'Айгерим Сапарова', language: 'ru' };
    recorded.talk(customer, [{ command: 'start' }, { say: 'стул, мой телефон +7 701 123 45 67' }]);
    recorded.close();
  }
  const token = await world.token({ scopes: ['read'], ...scope });
  const here = laptop(world, token, { 'cities/almaty/prompts/ru.yaml': 'greeting: Салем!\n' });
  const replay = (...args: readonly string[]) =>
    zeta(here.root, ['replay', '--from', 'production', '--since', '1h', ...args]);
  return { world, here, replay };
}

describe('zeta replay --from production', () => {
  it('takes the turns of the server again there, beside the files here, a commit, or a release of its own', async () => {
    const { here, replay } = await talkedTo();
    const found = await replay('--exit-code', '--json');
    expect(found.code, found.stderr).toBe(4);
    expect(JSON.parse(found.stdout)).toMatchObject({
      target: 'production',
      against: '.',
      hasChanges: true,
      cities: [
        { city: 'almaty', live: 1, replayed: 2, changed: 1 },
        { city: 'astana', changed: 0 },
      ],
    });
    for (const secret of ['Сапарова', '701 123']) expect(found.stdout).not.toContain(secret);
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', here.root, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args]);
    git('init', '--quiet');
    git('add', 'cities', 'zeta.yaml');
    git('commit', '--quiet', '-m', 'first');
    here.write('cities/almaty/prompts/ru.yaml', 'greeting: Привет из города {city_name}!\n');
    const commit = await replay('--against', 'HEAD', '--format', 'markdown', '--lang', 'en');
    expect(commit.stdout, commit.stderr).toContain('**1 of 4 turns of real conversations would differ.**');
    const release = await replay('--against', 'almaty#1', '--json');
    expect(JSON.parse(release.stdout)).toMatchObject({
      hasChanges: false,
      cities: [{ against: '#1', replayed: 2 }],
    });
    expect((await replay('--against', 'almaty#1', '--city', 'astana')).code).toBe(2);
    const nothing = await replay('--against', 'no-such-branch');
    expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('no-such-branch')]);
  });

  it('shows a token for one city that city alone', async () => {
    const { replay } = await talkedTo({ cities: ['almaty'] });
    const own = await replay('--city', 'almaty', '--json');
    expect(JSON.parse(own.stdout)).toMatchObject({ cities: [{ city: 'almaty', changed: 1 }] });
    const other = await replay('--city', 'astana');
    expect([other.code, other.stderr]).toEqual([3, expect.stringContaining('not for astana')]);
  });
});
