import { rmSync, symlinkSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Secret } from '../../src/base/secret.ts';
import { startWorld } from '../../src/emulators/world.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { listReleases } from '../../src/operations/list-releases.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { rollbackCity } from '../../src/operations/rollback-city.ts';
import { serve } from '../../src/operations/serve.ts';
import { status } from '../../src/operations/status.ts';
import type { LogFields } from '../../src/ports/log.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, testServeTools, tools, until } from '../support/tools.ts';

/** Lines of the log, kept in memory. */
function keptLog() {
  const lines: (LogFields & { readonly message: string })[] = [];
  const keep = (message: string, fields: LogFields = {}) => void lines.push({ message, ...fields });
  return { lines, log: { debug: keep, info: keep, warn: keep, error: keep } };
}

async function watched(watch: 'prompts' | 'all') {
  const folder = platformFolder(smallCity('almaty'));
  const { lines, log } = keptLog();
  const serving = await serveDev(folder.root, { watch }, { log });
  const platform = await openPlatform(tools, { root: folder.root });
  const greeting = async () =>
    texts(await customerOf(serving, almaty, 900 + Math.floor(performance.now())).say('/start'))[0];
  const greet = (text: string) => folder.write('cities/almaty/prompts/ru.yaml', `greeting: ${text}\n`);
  const isServed = (number: number) =>
    until(() => serving.runtime.cities.get(almaty)?.release === number, `release ${number} is served`);
  const notice = async () => (await serving.store.notices()).get(almaty);
  const logged = (message: string) => lines.filter((line) => line.message === message);
  return { folder, serving, platform, greeting, greet, isServed, notice, logged };
}

describe('a saved text', () => {
  it('is what the next message shows', async () => {
    const { greeting, greet, isServed } = await watched('prompts');
    expect(await greeting()).toBe('Привет из города Тест!');
    greet('Салем!');
    await isServed(2);
    expect(await greeting()).toBe('Салем!');
  });

  it('of a question is answered at once, and not any more when it is gone', async () => {
    const { folder, serving, isServed } = await watched('prompts');
    const path = 'cities/almaty/faq.yaml';
    folder.write(
      path,
      'delivery: { phrases: { ru: [доставка] }, answer: { ru: Завтра привезём., kk: Ертең. } }\n',
    );
    await isServed(2);
    expect(texts(await customerOf(serving).say('доставка есть?'))).toEqual(['Завтра привезём.']);
    folder.write(path, 'delivery: { phrases: {} }\n');
    await isServed(1);
    const another = customerOf(serving, almaty, 902);
    expect(texts(await another.say('доставка есть?'))).not.toContain('Завтра привезём.');
  });

  it('that is broken leaves the last good one, says so, and is taken when it is mended', async () => {
    const { greeting, greet, isServed, notice, serving, logged } = await watched('prompts');
    greet("'Салем, {nobody}!'");
    await until(async () => (await notice())?.refused != null, 'the refusal is noted');
    expect((await notice())?.refused).toContain('ZP204');
    expect(serving.diagnostics()).toMatchObject([{ code: 'ZP204' }]);
    await until(() => logged('a save was refused').length > 0, 'the refusal is logged');
    expect(logged('a save was refused')).toMatchObject([
      { city: 'almaty', codes: 'ZP204', cure: 'zeta validate almaty' },
    ]);
    expect(await greeting()).toBe('Привет из города Тест!');
    greet('Мендедим');
    await isServed(2);
    expect(await greeting()).toBe('Мендедим');
    await until(async () => (await notice())?.refused === null, 'the refusal is gone');
  });

  it('of the shared layer reaches every city', async () => {
    const folder = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
    const serving = await serveDev(folder.root, { watch: 'prompts' });
    folder.write('cities/_shared/prompts/ru.yaml', 'help: Общая помощь\n');
    await until(
      () => serving.runtime.cities.all().every(({ release }) => release === 2),
      'both cities have it',
    );
    expect(texts(await customerOf(serving).say('/help'))).toEqual(['Общая помощь']);
  });
});

describe('a saved setting or catalog', () => {
  it('waits for deploy where only texts are watched', async () => {
    const { folder, notice, serving, greet, isServed } = await watched('prompts');
    const yaml = smallCity('almaty')['cities/almaty/city.yaml'] ?? '';
    folder.write('cities/almaty/city.yaml', yaml.replace('name: Тест', 'name: Новый'));
    await until(
      async () => (await notice())?.pending.includes('settings wait for deploy') === true,
      'it is shown as waiting',
    );
    expect(serving.runtime.cities.get(almaty)?.settings.name).toBe('Тест');
    greet('Привет, {city_name}');
    await isServed(2);
    expect(serving.runtime.cities.get(almaty)?.settings.name).toBe('Тест');
  });

  it('is live at once where everything is watched, and a guard still binds', async () => {
    const { folder, isServed, serving, notice, logged } = await watched('all');
    const catalog = smallCity('almaty')['cities/almaty/catalog.csv'] ?? '';
    folder.write('cities/almaty/catalog.csv', `${catalog}П-1;Пуф «Мяч»;Пуфы;5000;1;\n`);
    await isServed(2);
    expect(texts(await customerOf(serving).say('пуф'))[0]).toContain('Мяч');
    folder.write('cities/almaty/catalog.csv', catalog.split('\n').slice(0, 2).join('\n'));
    await until(
      async () => (await notice())?.refused?.includes('product-drop') === true,
      'the guard is noted',
    );
    expect(serving.runtime.cities.get(almaty)?.release).toBe(2);
    await until(() => logged('a save was refused').length > 0, 'the refusal is logged');
    expect(logged('a save was refused')).toMatchObject([
      { problem: 'guard product-drop', cure: 'zeta deploy almaty --allow product-drop' },
    ]);
    folder.write('cities/almaty/catalog.csv', `${catalog}П-1;Пуф «Мяч»;Пуфы;5000;1;\n`);
    await until(async () => (await notice())?.refused === null, 'what is as it is live is refused no more');
  });
});

describe('a running server', () => {
  it('answers for a city that another process deployed, without a restart', async () => {
    const { folder, serving, platform } = await watched('prompts');
    for (const [path, text] of Object.entries(smallCity('shymkent'))) folder.write(path, text);
    await deployCities(tools, platform, { names: ['shymkent'], message: '', allow: [] });
    const shymkent = 'shymkent' as typeof almaty;
    await until(() => serving.runtime.cities.get(shymkent) !== undefined, 'the city is served');
    await serving.runtime.bots.whenIntroduced();
    expect(texts(await customerOf(serving, shymkent).say('/start'))).toEqual(['Привет из города Тест!']);
  });

  it('keeps to a rollback against saves', async () => {
    const { greet, isServed, platform, notice, greeting, logged } = await watched('prompts');
    greet('Плохое');
    await isServed(2);
    await rollbackCity(tools, platform, 'almaty', undefined);
    await isServed(1);
    greet('Ещё хуже');
    await until(
      async () => (await notice())?.pending.some((text) => text.includes('pinned')) === true,
      'the save waits',
    );
    expect(await greeting()).toBe('Привет из города Тест!');
    await until(() => logged('a save waits').length > 0, 'that it waits is logged');
    const before = logged('a save waits').length;
    greet('И ещё хуже');
    await until(() => logged('a save waits').length > before, 'each save that waits is logged');
    expect(logged('a save waits').at(-1)).toMatchObject({
      city: 'almaty',
      pending: expect.stringContaining('pinned at #1'),
      cure: 'zeta unpin almaty',
    });
  });

  it('keeps serving a city whose folder vanished', async () => {
    const { folder, greeting, platform } = await watched('all');
    folder.remove('cities/almaty');
    await until(
      async () => (await status(tools, platform)).cities[0]?.isOrphaned === true,
      'it is shown as orphaned',
    );
    expect(await greeting()).toBe('Привет из города Тест!');
  });

  it('takes up at its next start what the last one left', async () => {
    const folder = platformFolder(smallCity('almaty'));
    const first = await serveDev(folder.root);
    await customerOf(first).say('/start');
    first.world.telegram.fail({ method: 'sendMessage', times: 1, how: { kind: '429', retryAfter: 1 } });
    await customerOf(first).say('каскад');
    expect(await first.store.openDestinations()).toHaveLength(1);
    await first.stop();
    const second = await serveDev(folder.root);
    await until(async () => (await second.store.openDestinations()).length === 0, 'the reply goes out');
  });

  it('lives on beside a link that leads to itself', async () => {
    const { folder, greet, isServed, greeting } = await watched('prompts');
    symlinkSync('loop', `${folder.root}/cities/almaty/loop`);
    greet('Салем');
    await isServed(2);
    expect(await greeting()).toBe('Салем');
  });

  it('gives one bot to one city only', async () => {
    const made = testServeTools();
    const world = await startWorld();
    const token = world.tokenOf(almaty);
    const shared = { ...made, startWorld: async () => ({ ...world, botToken: () => new Secret(token) }) };
    const { root } = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
    const platform = await openPlatform(made, { root, target: 'dev' });
    const options = {
      only: [],
      public: { host: '127.0.0.1', port: 0 },
      watch: 'off',
      command: 'a test',
      deployAll: true,
    } as const;
    const serving = await serve(shared, platform, options);
    onTestFinished(() => serving.stop());
    expect([...serving.runtime.bots.problems()]).toEqual([
      ['astana', 'env:ASTANA_TOKEN is the bot of another city'],
    ]);
  });

  it('says that a catalog is lost, and takes it back once it is built again', async () => {
    const { root } = platformFolder({
      ...smallCity('almaty'),
      ...smallCity('astana', { catalog: 'sku,name,price\n1,Пуф,5\n' }),
    });
    const platform = await openPlatform(tools, { root, target: 'dev' });
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    const lost = (await listReleases(platform, 'almaty')).releases[0]?.catalog;
    rmSync(platform.data.absolute(`catalogs/${lost}.db`));
    const serving = await serveDev(root, { deployAll: false });
    expect([...serving.runtime.cities.problems().keys()]).toEqual([almaty]);
    expect(serving.runtime.cities.all()).toHaveLength(2);
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    await until(() => serving.runtime.cities.problems().size === 0, 'the catalog is back');
  });

  it('ends although a build is under way that never would', async () => {
    const made = testServeTools();
    const real = made.startBuilder('saves');
    const hanging: ((error: Error) => void)[] = [];
    let isSlow = false;
    const builder = {
      ...real,
      build: (request: Parameters<typeof real.build>[0]) =>
        isSlow ? new Promise<never>((_, reject) => hanging.push(reject)) : real.build(request),
      close: async () => {
        for (const reject of hanging) reject(new Error('the worker thread ended'));
        await real.close();
      },
    };
    const folder = platformFolder(smallCity('almaty'));
    const platform = await openPlatform(made, { root: folder.root, target: 'dev' });
    const options = {
      only: [],
      public: { host: '127.0.0.1', port: 0 },
      watch: 'prompts',
      command: 'a test',
      deployAll: true,
    } as const;
    const serving = await serve({ ...made, startBuilder: () => builder }, platform, options);
    isSlow = true;
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Иначе\n');
    await until(() => hanging.length > 0, 'a build is under way');
    await serving.stop();
    const again = await serveDev(folder.root, { watch: 'prompts' });
    expect(texts(await customerOf(again).say('/start'))).toEqual(['Иначе']);
  });

  it('has its folder for itself', async () => {
    const folder = platformFolder(smallCity('almaty'));
    await serveDev(folder.root);
    await expect(serveDev(folder.root)).rejects.toThrow(/a test \(process \d+\) already serves/);
  });

  it('starts while nothing is live, says so, and serves the first deploy', async () => {
    const folder = platformFolder({ ...smallCity('almaty'), 'zeta.yaml': 'target: local\n' });
    const made = testServeTools();
    const platform = await openPlatform(made, { root: folder.root });
    const options = {
      only: [],
      public: { host: '127.0.0.1', port: 0 },
      private: { host: '127.0.0.1', port: 0 },
      watch: 'off',
      command: 'a test',
      deployAll: false,
      pace: quickPace,
    } as const;
    const { lines, log } = keptLog();
    const named = { ...options, only: ['almata' as typeof almaty] };
    await expect(serve(made, platform, named)).rejects.toThrow('no city "almata"');
    const serving = await serve({ ...made, log }, platform, options);
    onTestFinished(() => serving.stop());
    const health = async () => (await fetch(`${serving.privateUrl}/healthz`)).json();
    expect(await health()).toEqual({ status: 'ok', note: 'nothing is live yet', cities: [] });
    expect((await fetch(`${serving.privateUrl}/readyz`)).status).toBe(200);
    expect(lines).toContainEqual({ message: 'nothing is live yet', cure: 'zeta deploy --to local' });
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    await until(() => serving.runtime.cities.get(almaty)?.release === 1, 'the first deploy is served');
    expect(await health()).toMatchObject({ status: 'ok', cities: [{ city: 'almaty', release: 1 }] });
  });

  it('serves a last good release when the files are broken at its start', async () => {
    const folder = platformFolder(smallCity('almaty'));
    await (await serveDev(folder.root)).stop();
    folder.write('cities/almaty/city.yaml', 'name: [');
    const serving = await serveDev(folder.root, { watch: 'all' });
    expect(texts(await customerOf(serving).say('/start'))).toEqual(['Привет из города Тест!']);
    expect(serving.diagnostics().length).toBeGreaterThan(0);
  });

  it('says what a city without a token lacks, and works as soon as .env has it', async () => {
    const world = await serveDev(platformFolder(smallCity('helper')).root);
    const folder = platformFolder({
      ...smallCity('almaty'),
      'zeta.yaml': `target: local\ntelegram: { apiRoot: "${world.world.apiRoot}" }\n`,
    });
    const made = testServeTools();
    const platform = await openPlatform(made, { root: folder.root });
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    const serving = await serve(made, platform, {
      only: [],
      public: { host: '127.0.0.1', port: 0 },
      watch: 'off',
      command: 'a test',
      deployAll: false,
    });
    expect(serving.runtime.bots.problems().get(almaty)).toBe('env:ALMATY_TOKEN is not set');
    expect(await serving.runtime.accept(almaty, { update_id: 1 }, '{"update_id":1}')).toBe('no-bot');
    const token = world.world.tokenOf(almaty);
    world.world.telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
    folder.write('.env', `ALMATY_TOKEN=${token}\n`);
    await until(() => serving.runtime.bots.username(almaty) === 'almaty_bot', 'the bot is known');
    expect(serving.runtime.bots.problems().size).toBe(0);
    await serving.stop();
  });
});
