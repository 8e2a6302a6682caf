import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listCities } from '../../src/compile/list-cities.ts';
import { readTests } from '../../src/compile/read-tests.ts';
import { almaty, placed, platformFolder } from './platform-folder.ts';

describe('City folders', () => {
  it('are those with a city’s name; layers, hidden folders and files are not', async () => {
    const { root, files } = await platformFolder({
      'cities/shymkent/city.yaml': '',
      'cities/almaty/city.yaml': '',
      'cities/_shared/prompts/ru.yaml': '',
      'cities/.git/x': '',
    });
    await writeFile(join(root, 'cities/README.md'), '');
    expect(await listCities(files)).toEqual({ cities: ['almaty', 'shymkent'], diagnostics: [] });
  });

  it.each(['Almaty', 'a', '1city', 'алматы', 'a b', 'a_b', '-a', `a${'b'.repeat(40)}`])(
    'cannot be called %s',
    async (name) => {
      const { files } = await platformFolder({ [`cities/${name}/city.yaml`]: '' });
      const { cities, diagnostics } = await listCities(files);
      expect(cities).toEqual([]);
      expect(placed(diagnostics)).toEqual([['ZC307', `cities/${name}`]]);
    },
  );

  it('are none in a folder without cities', async () => {
    const { files } = await platformFolder({});
    expect(await listCities(files)).toEqual({ cities: [], diagnostics: [] });
  });
});

describe('Test files of a city', () => {
  it('are searches in search.yaml and conversations in the others', async () => {
    const { files } = await platformFolder({
      'cities/almaty/tests/search.yaml': '- query: диван\n  expect: { sku: A-1 }\n',
      'cities/almaty/tests/greeting.yml': '- name: a\n  steps: [{ say: /start }]\n',
      'cities/almaty/tests/notes.txt': 'no test',
    });
    const { searches, conversations, diagnostics } = await readTests(files, almaty);
    expect(diagnostics).toEqual([]);
    expect(searches.map(({ value }) => value)).toEqual([[{ query: 'диван', expect: { sku: 'A-1' } }]]);
    expect(conversations.map(({ value }) => value)).toEqual([[{ name: 'a', steps: [{ say: '/start' }] }]]);
  });

  it('have all their mistakes told', async () => {
    const search = 'cities/almaty/tests/search.yaml';
    const talk = 'cities/almaty/tests/talk.yaml';
    const { files } = await platformFolder({
      [search]: '- query: ""\n- expect: { within: 51 }\n- query: a\n  finds: some\n',
      [talk]: '- name: a\n  steps:\n    - {}\n    - push: 1\n',
    });
    expect(placed((await readTests(files, almaty)).diagnostics)).toEqual([
      ['ZC206', search, 1, 10],
      ['ZC202', search, 2, 3],
      ['ZC206', search, 2, 21],
      ['ZC204', search, 4, 10],
      ['ZC206', talk, 3, 7],
      ['ZC201', talk, 4, 7],
    ]);
  });

  it('may be absent', async () => {
    const { files } = await platformFolder({});
    expect((await readTests(files, almaty)).diagnostics).toEqual([]);
  });
});
