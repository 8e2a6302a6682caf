import {
  closeSync,
  copyFileSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { listReleases } from '../../src/operations/list-releases.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { rollbackCity } from '../../src/operations/rollback-city.ts';
import type { Serving } from '../../src/operations/serve.ts';
import { status } from '../../src/operations/status.ts';
import type { LogFields } from '../../src/ports/log.ts';
import { statusText } from '../../src/report/status-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCatalog, smallCity } from '../support/platform-folder.ts';
import { quickPace, serveDev, testServeTools, tools, until } from '../support/tools.ts';

/** As a failing disk does: so many bytes from the middle on are others, in the same file. */
function flip(path: string, bytes = 16): void {
  const file = openSync(path, 'r+');
  writeSync(file, new Uint8Array(bytes).fill(0x5a), 0, bytes, Math.floor(statSync(path).size / 2));
  closeSync(file);
}

/** Two releases: #2 has a sofa that #1 does not. `other`: a whole catalog that no release of the city has. */
async function twoReleases() {
  const folder = platformFolder(smallCity('almaty'));
  const platform = await openPlatform(tools, { root: folder.root, target: 'dev' });
  const deploy = () => deployCities(tools, platform, { names: [], message: '', allow: [] });
  await deploy();
  folder.write('cities/almaty/catalog.csv', `${smallCatalog}П-1;Пуф «Мяч»;Пуфы;5000;1;\n`);
  await deploy();
  const catalogs = (await listReleases(platform, 'almaty')).releases.map(({ catalog }) => catalog);
  const [live = '', earlier = ''] = catalogs.map((id) => platform.data.absolute(`catalogs/${id}.db`));
  const told = async () => (await status(tools, platform)).cities[0]?.catalogProblem;
  return { folder, platform, deploy, live, earlier, told };
}

/** The catalog of another shop, whole. */
async function otherCatalog(): Promise<string> {
  const folder = platformFolder(smallCity('astana', { catalog: 'sku,name,price\n1,Пуф чужой,5\n' }));
  const platform = await openPlatform(tools, { root: folder.root, target: 'dev' });
  await deployCities(tools, platform, { names: [], message: '', allow: [] });
  const [release] = (await listReleases(platform, 'astana')).releases;
  return platform.data.absolute(`catalogs/${release?.catalog}.db`);
}

let customers = 700;
async function asks(serving: Serving, text: string): Promise<string> {
  customers += 1;
  return texts(await customerOf(serving, almaty, customers).say(text)).join('\n');
}

/** A log that a test reads. */
function heard() {
  const errors: (readonly [string, LogFields | undefined])[] = [];
  const quiet = () => undefined;
  const error = (text: string, fields?: LogFields) => void errors.push([text, fields]);
  return { errors, log: { ...testServeTools().log, debug: quiet, info: quiet, warn: quiet, error } };
}

const isServed = (serving: Serving, number: number) =>
  until(() => serving.runtime.cities.get(almaty)?.release === number, `release ${number} is served`);

describe('At the start a live catalog', () => {
  it.each<[what: string, harm: (live: string) => void | Promise<void>, problem: string]>([
    ['with other bytes in the middle', flip, 'damaged'],
    ['that was cut off', (live) => truncateSync(live, statSync(live).size - 5000), 'damaged'],
    ['that is empty', (live) => truncateSync(live, 0), 'damaged'],
    ['without its checksum', (live) => rmSync(live.replace(/db$/, 'sha256')), 'damaged'],
    ['that was deleted', (live) => rmSync(live), 'lost'],
    ['that is another shop’s', async (live) => copyFileSync(await otherCatalog(), live), 'damaged'],
    [
      'that is another shop’s, with its checksum',
      async (live) => {
        const other = await otherCatalog();
        copyFileSync(other, live);
        copyFileSync(other.replace(/db$/, 'sha256'), live.replace(/db$/, 'sha256'));
      },
      'unreadable',
    ],
  ])('%s leaves the release before serving, until it is built again', async (_, harm, problem) => {
    const { folder, deploy, live, told } = await twoReleases();
    await harm(live);
    const { errors, log } = heard();
    const serving = await serveDev(folder.root, { deployAll: false }, { log });
    expect(serving.runtime.cities.get(almaty)?.release).toBe(1);
    expect(await asks(serving, 'каскад')).toContain('Каскад');
    expect(await told()).toBe(`the catalog of #2 is ${problem}; #1 is served`);
    expect(errors.filter(([text]) => text === 'a release cannot be served as it is')).toHaveLength(1);
    await deploy();
    await isServed(serving, 2);
    // A file that is put in its place just then is opened a moment later.
    await until(async () => (await asks(serving, 'пуф')).includes('Мяч'), 'the catalog is back');
    await until(async () => (await told()) === null, 'the problem is gone');
  });

  it('that nothing stands in for lets the bot speak, say so and call a manager', async () => {
    const { folder, live, earlier, deploy, told } = await twoReleases();
    flip(live);
    flip(earlier);
    const serving = await serveDev(folder.root, { deployAll: false });
    expect(await asks(serving, '/start')).toBe('Привет из города Тест!');
    const asked = await customerOf(serving, almaty, 600).say('каскад');
    expect(asked.messages[0]?.text).toContain('не могу заглянуть в каталог');
    expect(asked.messages[0]?.buttons.flat().map(({ text }) => text)).toEqual(['📞 Менеджер']);
    expect(await told()).toBe('the catalog of #2 is damaged; customers are told so');
    await deploy();
    await until(async () => (await asks(serving, 'пуф')).includes('Мяч'), 'the catalog is back');
  });

  it('gives way to none that was rolled back from', async () => {
    const { folder, platform, deploy } = await twoReleases();
    await rollbackCity(tools, platform, 'almaty', 1);
    folder.write('cities/almaty/catalog.csv', `${smallCatalog}П-2;Пуф «Куб»;Пуфы;5000;1;\n`);
    await deploy();
    const [live] = (await listReleases(platform, 'almaty')).releases;
    expect(live).toMatchObject({ number: 3, isLive: true });
    flip(platform.data.absolute(`catalogs/${live?.catalog}.db`));
    const serving = await serveDev(folder.root, { deployAll: false });
    expect(serving.runtime.cities.get(almaty)?.release).toBe(1);
  });
});

describe('While it serves, a catalog', () => {
  async function served() {
    const shop = await twoReleases();
    const serving = await serveDev(shop.folder.root, { deployAll: false });
    await isServed(serving, 2);
    expect(await asks(serving, 'пуф')).toContain('Мяч');
    const isTold = (problem: string) =>
      until(async () => (await shop.told()) === problem, `status says: ${problem}`);
    return { ...shop, serving, isTold };
  }

  it.each<[what: string, harm: (live: string) => void | Promise<void>]>([
    ['with other bytes in the middle', flip],
    ['that was cut off', (live) => truncateSync(live, 4096)],
    ['that another was copied over', async (live) => copyFileSync(await otherCatalog(), live)],
  ])('%s gives way to the release before, and comes back when it is built again', async (_, harm) => {
    const { serving, deploy, live, isTold } = await served();
    await harm(live);
    await isServed(serving, 1);
    await isTold('the catalog of #2 is damaged; #1 is served');
    expect(await asks(serving, 'каскад')).toContain('Каскад');
    await deploy();
    await isServed(serving, 2);
    expect(await asks(serving, 'пуф')).toContain('Мяч');
  });

  it.each<[what: string, harm: (live: string) => void | Promise<void>, problem: string]>([
    ['that was deleted', (live) => rmSync(live), 'lost'],
    [
      'whose name another file was given',
      async (live) => {
        copyFileSync(await otherCatalog(), `${live}.other`);
        renameSync(`${live}.other`, live);
      },
      'damaged',
    ],
  ])('%s is served on, since it is open, and told', async (_, harm, problem) => {
    const { serving, deploy, live, isTold, told } = await served();
    await harm(live);
    await isTold(`the catalog of #2 is ${problem}; it is served while it stays open`);
    expect(await asks(serving, 'пуф')).toContain('Мяч');
    await deploy();
    await until(async () => (await told()) === null, 'the problem is gone');
    expect(await asks(serving, 'пуф')).toContain('Мяч');
  });

  it('that is written into once more with what it was is served from again', async () => {
    const { serving, live } = await served();
    const copy = `${live}.copy`;
    copyFileSync(live, copy);
    flip(live);
    await isServed(serving, 1);
    copyFileSync(copy, live);
    await isServed(serving, 2);
    expect(await asks(serving, 'пуф')).toContain('Мяч');
  });

  it('that stands in for another and is damaged too gives way to the prompt', async () => {
    const { serving, live, earlier, isTold } = await served();
    flip(live);
    await isServed(serving, 1);
    flip(earlier);
    await isTold('the catalog of #2 is damaged; customers are told so');
    expect(await asks(serving, 'каскад')).toContain('не могу заглянуть в каталог');
  });
});

it('A page that cannot be read costs the customer one answer, is logged once, and switches the city', async () => {
  const { folder, live } = await twoReleases();
  const { errors, log } = heard();
  // Nobody looks at the file before the turn does.
  const pace = { ...quickPace, catalogsMs: 3600_000 };
  const serving = await serveDev(folder.root, { deployAll: false, pace }, { log });
  const file = openSync(live, 'r+');
  // All but the header, whose counter says that what was read before is no longer so.
  const { size } = statSync(live);
  writeSync(file, new Uint8Array(size - 100).fill(0xa5), 0, size - 100, 100);
  writeSync(file, new Uint8Array([9, 9, 9, 9]), 0, 4, 24);
  closeSync(file);
  const answers = await Promise.all(['каскад', 'пуф', 'стул'].map((text) => asks(serving, text)));
  expect(answers[0]).toContain('не могу заглянуть в каталог');
  await isServed(serving, 1);
  expect(await asks(serving, 'каскад')).toContain('Каскад');
  expect(errors.map(([text]) => text)).toEqual([
    'a catalog could not be read',
    'a release cannot be served as it is',
  ]);
  expect(await serving.store.queueDepths()).toMatchObject([{ inbox: 0, dead: 0 }]);
});

describe('A damaged catalog', () => {
  it('of the live release does not hold up a deploy of another', async () => {
    const { folder, deploy, live } = await twoReleases();
    flip(live, 20_000);
    folder.write('cities/almaty/catalog.csv', smallCatalog.replace('100000', '90000'));
    expect((await deploy()).cities).toMatchObject([{ kind: 'live', number: 3 }]);
  });

  it('is not gone back to', async () => {
    const { platform, earlier } = await twoReleases();
    flip(earlier);
    await expect(rollbackCity(tools, platform, 'almaty', 1)).rejects.toMatchObject({
      code: 'catalog-unreadable',
    });
  });

  it('that is lost is told where nobody serves', async () => {
    const { platform, live, told } = await twoReleases();
    rmSync(live);
    expect(await told()).toBe('the catalog of #2 is lost');
    const text = statusText(await status(tools, platform), Date.now(), {
      style: plainStyle,
      language: 'en',
    });
    expect(text).toContain('! almaty: the catalog of #2 is lost: `zeta deploy almaty` builds it again');
  });
});
