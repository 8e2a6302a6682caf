import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { trailersSince, whoAndWhat } from '../../src/adapters/node/git.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { deploymentText } from '../../src/report/deploy-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const few = smallCatalog.split('\n').slice(0, 2).join('\n');
const fewer = few.replace('Д-1', 'Д-9');

/** A checkout of two cities, the first commit of which is live. */
async function shop() {
  const folder = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder.root, '-c', 'user.name=Editor', '-c', 'user.email=e@e', ...args]);
  const commit = (...message: readonly string[]) => {
    git('add', '-A');
    git('commit', '--quiet', '--allow-empty', ...message.flatMap((part) => ['-m', part]));
  };
  git('init', '--quiet');
  commit('first');
  const platform = await openPlatform(tools, { root: folder.root });
  const real = { ...tools, whoAndWhat, trailersSince };
  const deploy = () => deployCities(real, platform, { names: [], message: '', allow: [] });
  await deploy();
  return { folder, commit, deploy, git };
}

describe('A guard that a commit allows', () => {
  it('lets that city past that guard, once', async () => {
    const { folder, commit, deploy } = await shop();
    folder.write('cities/almaty/catalog.csv', few);
    folder.write('cities/astana/catalog.csv', few);
    commit('Half the shop', 'Zeta-Allow: almaty/product-drop');
    const deployment = await deploy();
    expect(deployment.cities).toMatchObject([
      { city: 'almaty', kind: 'live', allowedByCommits: [{ guard: 'product-drop' }] },
      { city: 'astana', kind: 'refused' },
    ]);
    expect(
      deploymentText(deployment, { language: 'en', style: plainStyle, width: 80, wraps: true }),
    ).toContain('guard product-drop objects; a commit allows it this once');
    folder.write('cities/almaty/catalog.csv', fewer);
    expect((await deploy()).cities).toMatchObject([{ kind: 'refused' }, { kind: 'refused' }]);
    commit('Again');
    expect((await deploy()).cities).toMatchObject([{ kind: 'refused' }, { kind: 'refused' }]);
  });

  it('may come in a later commit, and stand anywhere among what was merged since', async () => {
    const { folder, commit, deploy } = await shop();
    folder.write('cities/astana/catalog.csv', few);
    commit('Half the shop');
    expect((await deploy()).cities).toMatchObject([{}, { kind: 'refused' }]);
    commit('It is meant', 'Zeta-Allow: astana/product-drop\nZeta-Allow: almaty/currency-change');
    commit('Something else');
    expect((await deploy()).cities).toMatchObject([{}, { city: 'astana', kind: 'live' }]);
  });

  it('is used up, wherever the branch goes', async () => {
    const { folder, commit, deploy, git } = await shop();
    folder.write('cities/almaty/catalog.csv', few);
    commit('Half the shop', 'Zeta-Allow: almaty/product-drop');
    expect((await deploy()).cities).toMatchObject([{ kind: 'live' }, {}]);
    git('checkout', '--quiet', 'HEAD~1');
    expect((await deploy()).cities).toMatchObject([{ kind: 'live' }, {}]);
    git('checkout', '--quiet', '-');
    expect((await deploy()).cities).toMatchObject([{ kind: 'refused' }, {}]);
  });

  it('is no other line that looks like it', async () => {
    const { folder, commit, deploy } = await shop();
    folder.write('cities/almaty/catalog.csv', few);
    commit('Zeta-Allow: almaty/product-drop', 'We do not say Zeta-Allow: almaty/product-drop here.');
    commit('Typo', 'Zeta-Allow: almaty/product-drops');
    expect((await deploy()).cities).toMatchObject([{ kind: 'refused' }, {}]);
  });
});
