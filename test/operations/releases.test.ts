import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZetaError } from '../../src/base/zeta-error.ts';
import { addCity, checkNewName, newCityDefaults } from '../../src/operations/add-city.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { importCatalog } from '../../src/operations/import-catalog.ts';
import { listReleases } from '../../src/operations/list-releases.ts';
import { planCities } from '../../src/operations/plan-cities.ts';
import { openPlatform, type Platform } from '../../src/operations/platform.ts';
import { rollbackCity, unpinCity } from '../../src/operations/rollback-city.ts';
import { status } from '../../src/operations/status.ts';
import { validate } from '../../src/operations/validate.ts';
import { rollbackText } from '../../src/report/releases-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

async function shop(files: Readonly<Record<string, string>> = smallCity('almaty')) {
  const folder = platformFolder(files);
  const platform = await openPlatform(tools, { root: folder.root });
  const deploy = async (allow: readonly string[] = []) =>
    (await deployCities(tools, platform, { names: [], message: '', allow })).cities;
  const greet = (text: string) => folder.write('cities/almaty/prompts/ru.yaml', `greeting: ${text}\n`);
  return { folder, platform, deploy, greet };
}

describe('deploy', () => {
  it('makes a release, and a second time does nothing', async () => {
    const { deploy, platform } = await shop();
    expect(await deploy()).toMatchObject([{ kind: 'live', number: 1, isNew: true }]);
    expect(await deploy()).toMatchObject([{ kind: 'unchanged', number: 1 }]);
    expect((await listReleases(platform, 'almaty')).releases).toMatchObject([
      { number: 1, isLive: true, author: 'tester', commit: 'c0ffee', origin: 'deploy', products: 3 },
    ]);
  });

  it('shares one catalog file among cities with the same products', async () => {
    const { deploy, platform } = await shop({ ...smallCity('almaty'), ...smallCity('astana') });
    await deploy();
    expect(catalogsOf(platform)).toHaveLength(1);
  });

  it('is made once, or in order, by several that run at the same time', async () => {
    const { platform } = await shop({ ...smallCity('almaty'), ...smallCity('astana') });
    const deploys = Array.from({ length: 4 }, () =>
      deployCities(tools, platform, { names: [], message: '', allow: [] }),
    );
    const kinds = (await Promise.all(deploys)).flatMap(({ cities }) => cities.map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind === 'live')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'unchanged')).toHaveLength(6);
    expect(catalogsOf(platform)).toHaveLength(1);
  });

  it('builds a catalog again that was cut short', async () => {
    const { deploy, platform } = await shop();
    await deploy();
    const [path = ''] = catalogsOf(platform);
    truncateSync(path, 5000);
    expect(await deploy()).toMatchObject([{ kind: 'unchanged' }]);
    expect(statSync(path).size).toBeGreaterThan(5000);
  });

  it('builds a catalog again of which one byte is not as it was', async () => {
    const { deploy, platform } = await shop();
    await deploy();
    const [path = ''] = catalogsOf(platform);
    const whole = readFileSync(path);
    const damaged = Buffer.from(whole);
    const middle = Math.floor(damaged.length / 2);
    damaged[middle] = (damaged[middle] ?? 0) ^ 1;
    writeFileSync(path, damaged);
    expect(await deploy()).toMatchObject([{ kind: 'unchanged' }]);
    expect(readFileSync(path).equals(damaged)).toBe(false);
  });

  it('tells a pinned product that is gone, also when only the pin is new, and plans the pin as a setting', async () => {
    const { deploy, folder, platform } = await shop();
    await deploy();
    const pinned = `${smallCity('almaty')['cities/almaty/city.yaml']}search: { pins: { диван: [Д-404] } }\n`;
    folder.write('cities/almaty/city.yaml', pinned);
    const [planned] = (await planCities(tools, platform, { names: [], against: 'live' })).candidates;
    expect(planned).toMatchObject({
      kind: 'ready',
      plan: { settings: [{ path: 'search', after: '{"pins":{"диван":["Д-404"]}}' }] },
    });
    expect(planned?.diagnostics.map(({ code }) => code)).toContain('ZK161');
  });

  it('leaves the other cities alone when one is broken', async () => {
    const { deploy } = await shop({ ...smallCity('almaty'), ...smallCity('broken', { yaml: 'name: [' }) });
    expect(await deploy()).toMatchObject([
      { city: 'almaty', kind: 'live' },
      { city: 'broken', kind: 'broken' },
    ]);
  });

  it('carries out exactly the plan that it was shown before', async () => {
    const { deploy, folder, platform, greet } = await shop();
    await deploy();
    greet('Новое приветствие');
    folder.write(
      'cities/almaty/catalog.csv',
      smallCatalog.replace(';100000;', ';120000;').replace(/С-1.*\n/, 'С-2;Стул «Дуб»;Стулья;5000;;\n'),
    );
    const [planned] = (await planCities(tools, platform, { names: [], against: 'live' })).candidates;
    const [done] = await deploy(['product-drop']);
    expect(planned).toMatchObject({ kind: 'ready', plan: { from: 1, isEmpty: false } });
    expect(done?.kind === 'live' && done.plan).toEqual(planned?.kind === 'ready' && planned.plan);
    expect(done).toMatchObject({
      plan: {
        texts: [
          {
            language: 'ru',
            key: 'greeting',
            before: 'Привет из города {city_name}!',
            after: 'Новое приветствие',
          },
        ],
        products: {
          added: [{ sku: 'С-2' }],
          removed: [{ sku: 'С-1' }],
          repriced: [{ sku: 'Д-1', before: 10_000_000, after: 12_000_000 }],
        },
      },
    });
    expect((await planCities(tools, platform, { names: [], against: 'live' })).hasChanges).toBe(false);
  });

  it('stops a city that would lose more than a fifth of its products, unless that is allowed', async () => {
    const { deploy, folder } = await shop();
    await deploy();
    folder.write('cities/almaty/catalog.csv', smallCatalog.split('\n').slice(0, 2).join('\n'));
    expect(await deploy()).toMatchObject([
      { kind: 'refused', alarms: [{ guard: 'product-drop', values: { before: 3, removed: 2 } }] },
    ]);
    expect(await deploy(['product-drop'])).toMatchObject([{ kind: 'live', number: 2 }]);
    await expect(deploy(['nonsense'])).rejects.toThrow(/no guard/);
  });

  it('stops prices that lost a factor of 100, and no sale of a few products', async () => {
    const prices = (...all: readonly number[]) =>
      `Артикул;Наименование;Цена\n${all.map((price, at) => `П-${at};Пуф ${at};${price}\n`).join('')}`;
    const { deploy, folder } = await shop(
      smallCity('almaty', { catalog: prices(...Array.from({ length: 20 }, () => 50_000)) }),
    );
    await deploy();
    const cheap = (count: number, price: number) =>
      folder.write(
        'cities/almaty/catalog.csv',
        prices(...Array.from({ length: 20 }, (_, at) => (at < count ? price : 50_000))),
      );
    cheap(20, 500);
    expect(await deploy()).toMatchObject([
      { kind: 'refused', alarms: [{ guard: 'price-drop', values: { before: 20, fallen: 20 } }] },
    ]);
    cheap(4, 500);
    expect(await deploy()).toMatchObject([{ kind: 'live', number: 2 }]);
    cheap(20, 5000);
    expect(await deploy()).toMatchObject([{ kind: 'live', number: 3 }]);
    cheap(20, 50);
    expect(await deploy(['price-drop'])).toMatchObject([{ kind: 'live', number: 4 }]);
  });

  it('stops a change of currency', async () => {
    const { deploy, folder } = await shop();
    await deploy();
    folder.write(
      'cities/almaty/city.yaml',
      (smallCity('almaty')['cities/almaty/city.yaml'] ?? '').replace('KZT', 'RUB'),
    );
    expect(await deploy()).toMatchObject([{ kind: 'refused', alarms: [{ guard: 'currency-change' }] }]);
  });

  it('refuses a city whose bot serves another live city', async () => {
    const { deploy, folder } = await shop();
    await deploy();
    const twin = smallCity('astana', { yaml: smallCity('almaty')['cities/almaty/city.yaml'] ?? '' });
    for (const [path, text] of Object.entries(twin)) folder.write(path, text);
    expect(await deploy()).toMatchObject([
      { kind: 'unchanged' },
      {
        city: 'astana',
        kind: 'broken',
        diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'ZC303' })]),
      },
    ]);
  });

  it('keeps a picture of the city folder by its content', async () => {
    const { deploy, folder, platform } = await shop(
      smallCity('almaty', { catalog: 'sku,name,price,image\n1,Диван,100,a.png\n' }),
    );
    folder.write('cities/almaty/a.png', 'first');
    await deploy();
    folder.write('cities/almaty/a.png', 'second');
    expect(await deploy()).toMatchObject([
      { kind: 'live', number: 2, plan: { products: { changed: [{ sku: '1' }] } } },
    ]);
    expect(readdirSync(platform.data.absolute('media'))).toHaveLength(2);
  });
});

describe('rollback', () => {
  it('goes to the newest earlier release that reads differently, and holds it', async () => {
    const { deploy, greet, platform } = await shop();
    await deploy();
    for (const text of ['Второе', 'Третье']) {
      greet(text);
      await deploy();
    }
    expect(await rollbackCity(tools, platform, 'almaty', undefined)).toMatchObject({ from: 3, to: 2 });
    expect(await deploy()).toMatchObject([{ kind: 'pinned', number: 2 }]);
    expect(await rollbackCity(tools, platform, 'almaty', undefined)).toMatchObject({ from: 2, to: 1 });
    await expect(rollbackCity(tools, platform, 'almaty', undefined)).rejects.toThrow(/no earlier release/);
    expect((await status(tools, platform)).cities).toMatchObject([
      { city: 'almaty', live: 1, isPinned: true },
    ]);
    expect(await unpinCity(tools, platform, 'almaty')).toMatchObject({ wasPinned: true });
    expect(await deploy()).toMatchObject([{ kind: 'live', number: 3, isNew: false }]);
  });

  it('passes over a release of other products alone, and says how to go there', async () => {
    const { deploy, greet, platform, folder } = await shop();
    const catalog = (price: number) =>
      folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', String(price)));
    await deploy();
    catalog(110_000);
    await deploy();
    const nothing = await rollbackCity(tools, platform, 'almaty', undefined).catch((error: unknown) => error);
    expect(nothing).toMatchObject({
      code: 'nothing-to-roll-back',
      hint: '#1 differs in its products alone: `zeta rollback almaty 1`.',
    });
    greet('Второе');
    await deploy();
    catalog(120_000);
    await deploy();
    const back = await rollbackCity(tools, platform, 'almaty', undefined);
    expect(back).toMatchObject({ from: 4, to: 2, skipped: 3 });
    const voice = { style: plainStyle, language: 'en', width: 80, wraps: false } as const;
    expect(rollbackText({ ...back, target: 'local' }, voice)).toContain(
      '`zeta rollback almaty 3 --to local`',
    );
    expect(await rollbackCity(tools, platform, 'almaty', 3)).toMatchObject({ to: 3, skipped: null });
  });

  it('goes back to other synonyms, which are texts', async () => {
    const { deploy, platform, folder } = await shop();
    await deploy();
    folder.write('cities/almaty/synonyms.yaml', 'пуф: [диван]\n');
    await deploy();
    expect(await rollbackCity(tools, platform, 'almaty', undefined)).toMatchObject({ from: 2, to: 1 });
  });

  it('names what is missing when it cannot', async () => {
    const { deploy, platform } = await shop();
    await expect(rollbackCity(tools, platform, 'almaty', undefined)).rejects.toThrow(/not live/);
    await deploy();
    await expect(rollbackCity(tools, platform, 'almaty', 9)).rejects.toThrow(/no release #9/);
    await expect(rollbackCity(tools, platform, 'almaty', 1)).rejects.toThrow(/live already/);
  });
});

describe('a new city', () => {
  it('is valid as it is written, in each language', async () => {
    const { platform } = await shop();
    for (const language of ['ru', 'kk', 'en']) {
      const city = await checkNewName(platform, `new-${language}`);
      const added = await addCity(platform, city, {
        ...newCityDefaults(platform, city),
        name: 'A "quoted": #name',
        languages: [language],
      });
      expect(added.token).toBe(`env:NEW_${language.toUpperCase()}_BOT_TOKEN`);
      expect(added.diagnostics).toMatchObject([{ code: 'ZC308' }]);
    }
    expect(await validate(platform.files, [])).toMatchObject({
      isValid: true,
      cities: ['almaty', 'new-en', 'new-kk', 'new-ru'],
    });
  });

  it.each(['ru', 'en'])(
    'gives up its samples (%s) for the own catalog, and is deployed with it',
    async (language) => {
      const { platform, folder, deploy } = await shop();
      const city = await checkNewName(platform, 'shymkent');
      await addCity(platform, city, { ...newCityDefaults(platform, city), languages: [language] });
      expect(await deploy()).toMatchObject([{ kind: 'live' }, { kind: 'live' }]);
      folder.write('price.csv', 'sku,name,price\nA,Стул,1000\n');
      const wish = { city, columns: {}, isDryRun: false, allow: [] };
      const imported = await importCatalog(tools, platform, {
        ...wish,
        from: join(folder.root, 'price.csv'),
      });
      expect(imported).toMatchObject({ kind: 'written', changes: { gone: { count: 3 } }, alarms: [] });
      expect(imported.removedTest).toBe('cities/shymkent/tests/search.yaml');
      expect(await platform.files.exists('cities/shymkent/tests/search.yaml')).toBe(false);
      expect(await deploy()).toMatchObject([{ kind: 'unchanged' }, { kind: 'live' }]);
    },
  );

  it('keeps the search test that somebody wrote', async () => {
    const { platform, folder } = await shop();
    const city = await checkNewName(platform, 'shymkent');
    await addCity(platform, city, newCityDefaults(platform, city));
    folder.write('cities/shymkent/tests/search.yaml', '- query: стул\n  expect: { sku: A }\n');
    folder.write('price.csv', 'sku,name,price\nA,Стул,1000\n');
    const wish = { city, columns: {}, isDryRun: false, allow: [] };
    const imported = await importCatalog(tools, platform, { ...wish, from: join(folder.root, 'price.csv') });
    expect(imported).toMatchObject({ kind: 'written', removedTest: null });
  });

  it('leaves nothing behind when it would not be valid', async () => {
    const { platform } = await shop();
    const city = await checkNewName(platform, 'mars');
    await expect(
      addCity(platform, city, { ...newCityDefaults(platform, city), timezone: 'Mars/Olympus' }),
    ).rejects.toMatchObject({ diagnostics: [{ code: 'ZC304' }] });
    expect(await platform.files.exists('cities/mars')).toBe(false);
    await expect(checkNewName(platform, 'almaty')).rejects.toThrow(ZetaError);
    await expect(checkNewName(platform, '../up')).rejects.toThrow(ZetaError);
  });
});

/** Absolute paths of the compiled catalogs of a target. */
function catalogsOf({ data }: Platform): readonly string[] {
  const names = readdirSync(data.absolute('catalogs')).filter((name) => name.endsWith('.db'));
  return names.map((name) => data.absolute(`catalogs/${name}`));
}
