import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { planCities } from '../../src/operations/plan-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { takeServing } from '../../src/operations/serving-note.ts';
import { status } from '../../src/operations/status.ts';
import { planningText } from '../../src/report/plan-text.ts';
import { statusText } from '../../src/report/status-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { almaty } from '../support/customer.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

const voice = { style: plainStyle, language: 'en' } as const;

async function deployed(...cities: readonly string[]) {
  const folder = platformFolder(Object.assign({}, ...cities.map((city) => smallCity(city))));
  const platform = await openPlatform(tools, { root: folder.root });
  const { cities: done } = await deployCities(tools, platform, { names: [], message: '', allow: [] });
  expect(done.map(({ kind }) => kind)).toEqual(cities.map(() => 'live'));
  const look = async (...names: readonly string[]) => (await status(tools, platform, names)).cities;
  return { folder, platform, look };
}

describe('status of a target that nobody serves', () => {
  it('says what of a folder is not as it is live', async () => {
    const { folder, look } = await deployed('almaty');
    const drift = async () => (await look())[0]?.drift;
    expect(await drift()).toEqual([]);
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салем\n');
    expect(await drift()).toEqual(['texts']);
    const yaml = readFileSync(join(folder.root, 'cities/almaty/city.yaml'), 'utf8');
    folder.write('cities/almaty/city.yaml', yaml.replace('name: Тест', 'name: Алматы'));
    expect(await drift()).toEqual(['settings', 'texts']);
    folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', '110000'));
    expect(await drift()).toEqual(['settings', 'texts', 'catalog-unread']);
    folder.write('cities/almaty/prompts/ru.yaml', "greeting: 'Салем {nobody}'\n");
    expect(await drift()).toEqual(['mistakes']);
    folder.remove('cities/almaty');
    expect((await look())[0]).toMatchObject({ drift: null, isOrphaned: true, health: 'unserved' });
  });

  it('knows a catalog that was compiled once, and that was not made live', async () => {
    const { folder, platform, look } = await deployed('almaty');
    folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', '110000'));
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    folder.write('cities/almaty/catalog.csv', smallCatalog);
    const [city] = await look();
    expect(city?.drift).toEqual(['catalog']);
    expect(statusText(await status(tools, platform), Date.now(), voice)).toContain(
      '! almaty: the folder differs from what is live: the catalog; zeta plan almaty',
    );
  });

  it('tells of the cities that are named, and of no other', async () => {
    const { look } = await deployed('almaty', 'astana', 'shymkent');
    expect((await look('astana', 'almaty', 'astana')).map(({ city }) => city)).toEqual(['astana', 'almaty']);
    await expect(look('almata')).rejects.toThrow('no city "almata"');
  });

  it('says that somebody holds the lock without a word', async () => {
    const { platform } = await deployed('almaty');
    const lock = await takeServing(platform);
    const held = await status(tools, platform);
    lock.release();
    expect(held).toMatchObject({ isServed: true, serving: null });
    expect(statusText(held, Date.now(), voice)).toContain('serve.json does not say which');
    expect(statusText(await status(tools, platform), Date.now(), voice)).toContain('nobody serves');
  });

  it('names a database that a newer version made', async () => {
    const { platform } = await deployed('almaty');
    const database = new Sqlite(platform.data.absolute('zeta.db'));
    database.pragma('user_version = 9999');
    database.close();
    await expect(status(tools, platform)).rejects.toMatchObject({ code: 'database-too-new' });
  });
});

describe('a refusal', () => {
  const cut = smallCatalog.split('\n').slice(0, 2).join('\n');
  const refused = async () => {
    const made = await deployed('almaty');
    made.folder.write('cities/almaty/catalog.csv', cut);
    const deploy = async (...allow: readonly string[]) =>
      (await deployCities(tools, made.platform, { names: [], message: '', allow })).cities[0]?.kind;
    expect(await deploy()).toBe('refused');
    expect((await made.look())[0]).toMatchObject({ refused: 'guard product-drop', drift: ['catalog'] });
    return { ...made, deploy };
  };

  it('is told no more once the files are as they are live', async () => {
    const { folder, look, platform, deploy } = await refused();
    const text = statusText(await status(tools, platform), Date.now(), voice);
    expect(text).toContain('zeta deploy almaty --allow product-drop');
    folder.write('cities/almaty/catalog.csv', smallCatalog);
    expect((await look())[0]).toMatchObject({ refused: null, pending: [], drift: [] });
    expect(await deploy()).toBe('unchanged');
    // Nor where something else is changed later.
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салем\n');
    expect((await look())[0]).toMatchObject({ refused: null, drift: ['texts'] });
  });

  it('is told no more once it was deployed all the same', async () => {
    const { look, deploy } = await refused();
    expect(await deploy('product-drop')).toBe('live');
    expect((await look())[0]).toMatchObject({ refused: null, drift: [] });
  });
});

describe('status of a target that is served', () => {
  it('tells what Telegram said of a webhook, and which bot is mute because of it', async () => {
    const { root } = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
    const serving = await serveDev(root, { watch: 'prompts', private: { host: '127.0.0.1', port: 0 } });
    const platform = await openPlatform(tools, { root });
    const look = async () => (await status(tools, platform)).cities;
    expect(await look()).toMatchObject([{ health: 'fine', drift: null, webhook: null }, { health: 'fine' }]);
    await serving.runtime.bots
      .account(almaty)
      ?.setWebhook('http://127.0.0.1:1/x', 's', AbortSignal.timeout(5000));
    await serving.alerts.look();
    await until(async () => (await look())[0]?.webhook != null, 'it is written down');
    const healthz = (await (await fetch(`${serving.privateUrl}/healthz`)).json()) as object;
    expect(healthz).toMatchObject({
      cities: [
        { city: 'almaty', release: 1, problem: 'webhook: ELSEWHERE' },
        { city: 'astana', problem: null },
      ],
    });
    expect(await look()).toMatchObject([
      { city: 'almaty', health: 'down', webhook: { place: 'elsewhere', problem: 'ELSEWHERE', pending: 0 } },
      { city: 'astana', health: 'fine', webhook: { place: 'ours', problem: null, lastErrorAt: null } },
    ]);
    const text = statusText(await status(tools, platform), Date.now(), { ...voice, language: 'ru' });
    expect(text).toMatch(/✗ almaty +#1 /);
    expect(text).toMatch(/! almaty: Вебхук бота ведёт на другой адрес/);
    const planning = await planCities(tools, platform, { names: [], against: 'live' });
    expect(planning.drift).toEqual([{ city: 'almaty', owed: [], webhook: 'ELSEWHERE' }]);
    expect(planningText(planning, { ...voice, width: 80, wraps: false })).toContain(
      '! almaty: The webhook of the bot leads to another address',
    );
    await serving.stop();
    expect((await planCities(tools, platform, { names: [], against: 'live' })).drift).toEqual([]);
    expect(await look()).toMatchObject([{ health: 'unserved', webhook: null }, { health: 'unserved' }]);
  });

  it('does not take a city for served that its process was not told to serve', async () => {
    const { folder } = await deployed('almaty', 'astana');
    await serveDev(folder.root, { only: [almaty], deployAll: false });
    const platform = await openPlatform(tools, { root: folder.root });
    const told = await status(tools, platform);
    expect(told.cities).toMatchObject([
      { city: 'almaty', health: 'fine', isServed: true },
      { city: 'astana', health: 'unserved', isServed: false },
    ]);
    expect(statusText(told, Date.now(), voice)).toContain('! astana: the process that serves does not serve');
  });

  it('looks at the folder itself where saves do not go live', async () => {
    const { folder, look } = await deployed('almaty');
    await serveDev(folder.root, { watch: 'off', deployAll: false });
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Салем\n');
    expect((await look())[0]).toMatchObject({ health: 'fine', drift: ['texts'] });
  });
});
