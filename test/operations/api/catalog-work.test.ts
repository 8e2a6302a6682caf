import { closeSync, copyFileSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../../src/adapters/node/node-files.ts';
import { type CityId, idOf } from '../../../src/base/ids.ts';
import { openCatalog } from '../../../src/catalog/open-catalog.ts';
import { CatalogWork } from '../../../src/operations/api/catalog-work.ts';
import { deployCities } from '../../../src/operations/deploy-cities.ts';
import { openPlatform, openTargetStore } from '../../../src/operations/platform.ts';
import { planRename, renameCity } from '../../../src/operations/rename-city.ts';
import type { CitySearch } from '../../../src/operations/search-city.ts';
import { platformFolder, smallCatalog, smallCity } from '../../support/platform-folder.ts';
import { tools } from '../../support/tools.ts';

const almaty = idOf<CityId>('almaty');

/** A deployed city, and what answers questions to it. */
async function shop(files: Readonly<Record<string, string>> = smallCity('almaty')) {
  const folder = platformFolder(files);
  const platform = await openPlatform(tools, { root: folder.root, target: 'dev' });
  const deploy = async () => {
    const { cities } = await deployCities(tools, platform, {
      names: [],
      message: '',
      allow: ['product-drop'],
    });
    return cities;
  };
  await deploy();
  let opened = 0;
  const work = new CatalogWork({
    filesAt: nodeFiles,
    openCatalog: (...named) => {
      opened += 1;
      return openCatalog(...named);
    },
  });
  const ask = (text: string, release = 1, serving = 1) =>
    work.answer({
      dataRoot: platform.dataRoot,
      city: almaty,
      release,
      serving,
      ask: { search: { text, limit: 10 } },
    });
  const skus = async (...asked: Parameters<typeof ask>) => {
    const outcome = await ask(...asked);
    if ('problem' in outcome) return outcome.problem.code;
    const { products } = JSON.parse(new TextDecoder().decode(outcome.bytes)) as CitySearch;
    return products.map(({ product }) => product.sku);
  };
  const catalogFile = async (number: number) => {
    const store = await openTargetStore(platform);
    const release = await store.release(almaty, number);
    store.close();
    return platform.data.absolute(`catalogs/${release?.catalog}.db`);
  };
  return { folder, platform, deploy, ask, skus, catalogFile, opened: () => opened };
}

/** In the same file, as a failing disk does. */
function flip(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, new Uint8Array(16).fill(0x5a), 0, 16, Math.floor(statSync(path).size / 2));
  closeSync(file);
}

describe('The thread of searches', () => {
  it('answers from the release that is named, with its synonyms and pins', async () => {
    const city = smallCity('almaty');
    const yaml = `${city['cities/almaty/city.yaml']}search: { pins: { диван: [Д-2, Д-1] } }\n`;
    const { folder, deploy, skus, ask } = await shop({
      ...city,
      'cities/almaty/city.yaml': yaml,
      'cities/almaty/synonyms.yaml': 'стул: [табуретище]\n',
    });
    expect(await skus('диван')).toEqual(['Д-2', 'Д-1']);
    expect(await skus('стул')).toEqual(['С-1']);
    folder.write('cities/almaty/catalog.csv', `${smallCatalog}П-1;Пуф «Мяч»;Пуфы;5000;1;\n`);
    await deploy();
    expect(await skus('пуф', 1)).not.toContain('П-1');
    expect(await skus('пуф', 2, 2)).toEqual(['П-1']);
    const outcome = await ask('диван');
    expect('bytes' in outcome && JSON.parse(new TextDecoder().decode(outcome.bytes))).toMatchObject({
      city: 'almaty',
      query: 'диван',
      currency: 'KZT',
      locale: 'ru',
    });
  });

  it('reads a release and checks its catalog once, however many ask', async () => {
    const { skus, opened } = await shop();
    await Promise.all(Array.from({ length: 20 }, () => skus('диван')));
    expect(opened()).toBe(1);
  });

  it.each<[what: string, harm: (path: string) => void]>([
    ['damaged', flip],
    ['deleted', (path) => rmSync(path)],
  ])(
    'says that a catalog is unreadable when it is %s, and answers again when it is whole',
    async (_, harm) => {
      const { skus, ask, catalogFile, platform } = await shop();
      const path = await catalogFile(1);
      const kept = platform.data.absolute('kept.db');
      copyFileSync(path, kept);
      expect(await skus('диван')).toEqual(['Д-1', 'Д-2']);
      harm(path);
      const outcome = await ask('диван');
      expect(outcome).toMatchObject({ problem: { status: 503, code: 'catalog-unreadable', exit: 3 } });
      expect(JSON.stringify(outcome)).not.toContain(platform.root);
      expect(await skus('диван')).toBe('catalog-unreadable');
      copyFileSync(kept, path);
      expect(await skus('диван')).toEqual(['Д-1', 'Д-2']);
    },
  );

  it('says that a release was dropped, and goes on with others', async () => {
    const { skus, ask } = await shop();
    expect(await ask('диван', 7)).toMatchObject({ problem: { status: 503, code: 'release-gone' } });
    expect(await skus('диван')).toEqual(['Д-1', 'Д-2']);
  });

  it('does not take a new city for the one that was renamed', async () => {
    const { skus, folder, platform, deploy } = await shop();
    expect(await skus('диван')).toEqual(['Д-1', 'Д-2']);
    await renameCity(tools, platform, await planRename(tools, platform, 'almaty', 'shymkent'));
    // Its bot is another one, too.
    for (const [path, text] of Object.entries(smallCity('almaty')))
      folder.write(path, text.replaceAll('ALMATY', 'OTHER'));
    folder.write('cities/almaty/catalog.csv', 'sku,name,price\nН-1,Диван новый,5\n');
    await deploy();
    expect(await skus('диван', 1, 2)).toEqual(['Н-1']);
  });

  it('takes whatever is written for words, and nothing else', async () => {
    const { ask } = await shop();
    const written = [
      '',
      ' ',
      '\u0000',
      'ә'.repeat(5000),
      '"; DROP TABLE product --',
      'диван OR 1=1 NEAR(*',
      'қонақ',
    ];
    for (const text of written) expect(await ask(text), text.slice(0, 40)).toHaveProperty('bytes');
  });
});
