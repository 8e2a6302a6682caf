import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { ServeTools } from '../../src/operations/tools.ts';
import { customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity, writeFiles } from '../support/platform-folder.ts';
import { serveDev, testServeTools, until } from '../support/tools.ts';

const names = Array.from({ length: 9 }, (_, at) => `shop${at + 10}`);
const [first = '', quiet = ''] = [names.at(0), names.at(-1)];
/** Of the first city, one file among its few hundred is read: the rest is ballast, as tests and pictures are. */
const ballast = (city: string) => (city === first ? 300 : 100);

/** All files of a state of the platform; the last city is the same in all of them. */
function stateOf(version: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const city of names) {
    const own = city === quiet ? 'same' : version;
    Object.assign(files, smallCity(city), {
      [`cities/${city}/prompts/ru.yaml`]: `greeting: ${own} ru\n`,
      [`cities/${city}/prompts/kk.yaml`]: `greeting: ${own} kk\n`,
      [`cities/${city}/synonyms.yaml`]: `${own === 'v2' ? 'кушетка' : 'тахта'}: [диван]\n`,
    });
    for (let at = 0; at < ballast(city); at += 1) files[`cities/${city}/notes/${at}.txt`] = `${own} ${at}\n`;
  }
  return files;
}

/** Counts builds of cities, and how many go on at a time. */
function counted(tools: ServeTools) {
  const built = new Map<string, number>();
  const seen = { now: 0, most: 0 };
  const startBuilder: ServeTools['startBuilder'] = (work) => {
    const builder = tools.startBuilder(work);
    if (work !== 'saves') return builder;
    return {
      ...builder,
      build: async (request) => {
        seen.now += 1;
        seen.most = Math.max(seen.most, seen.now);
        built.set(request.city, (built.get(request.city) ?? 0) + 1);
        try {
          return await builder.build(request);
        } finally {
          seen.now -= 1;
        }
      },
    };
  };
  return { built, seen, changes: { startBuilder } };
}

it('A git checkout of a thousand files under a running server is one release of each changed city', async () => {
  const folder = platformFolder(stateOf('v1'));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.root, stdio: 'pipe' });
  git('init', '--quiet', '-b', 'main');
  git('config', 'user.email', 'a@shop.example');
  git('config', 'user.name', 'A');
  writeFileSync(join(folder.root, '.gitignore'), '.zeta/\n');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'v1');
  git('checkout', '--quiet', '-b', 'next');
  writeFiles(folder.root, stateOf('v2'));
  git('add', '-A');
  git('commit', '--quiet', '-m', 'v2');
  git('checkout', '--quiet', 'main');
  const { built, seen, changes } = counted(testServeTools());
  const serving = await serveDev(folder.root, { watch: 'prompts' }, changes);
  expect(serving.diagnostics()).toEqual([]);
  expect(built.size).toBe(names.length);
  built.clear();
  const checkout = spawn('git', ['checkout', '--quiet', 'next'], { cwd: folder.root });
  const ended = new Promise((resolve) => checkout.once('exit', resolve));
  // The server answers meanwhile.
  const busy = customerOf(serving, idOf<CityId>(quiet));
  expect(texts(await busy.say('/start'))).toEqual(['same ru']);
  expect(await ended).toBe(0);
  const releaseOf = (city: string) => serving.runtime.cities.get(idOf<CityId>(city))?.release;
  const changed = names.filter((city) => city !== quiet);
  await until(() => changed.every((city) => (releaseOf(city) ?? 0) > 1), 'all changed cities are live');
  // A save after all of them is applied after all of them.
  folder.write(`cities/${quiet}/prompts/ru.yaml`, 'greeting: last ru\n');
  await until(() => releaseOf(quiet) === 2, 'the last save is live');
  for (const city of changed) {
    const releases = await serving.store.releases(idOf<CityId>(city));
    expect([city, releases.map(({ number }) => number)]).toEqual([city, [2, 1]]);
    const { prompts } = releases[0] ?? { prompts: '' };
    expect(JSON.parse(prompts)).toMatchObject({ ru: { greeting: 'v2 ru' }, kk: { greeting: 'v2 kk' } });
  }
  expect(seen.most).toBe(1);
  // However many files of a city changed, it is read once: they were written together.
  expect([...built].filter(([city, times]) => city !== quiet && times !== 1)).toEqual([]);
  expect(texts(await customerOf(serving, idOf<CityId>(names[0] ?? ''), 501).say('/start'))).toEqual([
    'v2 ru',
  ]);
});
