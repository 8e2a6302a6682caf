import { describe, expect, it } from 'vitest';
import { tidyDiagnostics } from '../../src/diagnostics/tidy-diagnostics.ts';
import { cityYaml, compileAlmaty, placed, wordsOfAll } from './platform-folder.ts';

const city = 'cities/almaty/city.yaml';
const csv = 'cities/almaty/catalog.csv';
const ru = 'cities/almaty/prompts/ru.yaml';
const kk = 'cities/almaty/prompts/kk.yaml';
const shared = 'cities/_shared/prompts/ru.yaml';

describe('One run tells every mistake', () => {
  it('of city.yaml, of each language and of the shared layer, by file and line', async () => {
    const { diagnostics, texts } = await compileAlmaty({
      [city]: cityYaml({ languages: '[ru, kk]', timezone: 'Asia/Almata', currency: 'KZZ' }),
      [shared]: 'greting: Привет\n',
      [ru]: 'help: "<b>a"\nbuttons:\n  lnk: x\n  open: ""\n',
      [kk]: 'greeting: "{x}"\n',
    });
    expect(placed(diagnostics)).toEqual([
      ['ZP201', shared, 1, 1],
      ['ZC304', city, 2, 11],
      ['ZC305', city, 3, 11],
      ['ZP204', kk, 1, 12],
      ['ZP207', ru, 1, 8],
      ['ZP201', ru, 3, 3],
      ['ZP202', ru, 4, 9],
    ]);
    expect(texts).toBeUndefined();
  });

  it('of city.yaml and its prompts, even when city.yaml does not have its shape', async () => {
    const { diagnostics } = await compileAlmaty({
      [city]: cityYaml({ name: '12', currency: null, colour: 'red' }),
      [ru]: 'help: "<x>"\n',
    });
    expect(placed(diagnostics)).toEqual([
      ['ZC202', city, 1, 1],
      ['ZC203', city, 1, 7],
      ['ZC201', city, 7, 1],
      ['ZP206', ru, 1, 8],
    ]);
  });

  it('of one row and of many rows of a catalog', async () => {
    const { diagnostics, catalog, texts } = await compileAlmaty({
      [csv]:
        'sku;name;price;stock\nA-1;Диван;дорого;много\nA-2;;5\n;Стол;\nA-3;;даром;ждём\nA-4;;;;\nA-5;Стул;7;1\n',
    });
    expect(placed(diagnostics)).toEqual([
      ['ZK104', csv, 2, 11],
      ['ZK109', csv, 2, 18],
      ['ZK107', csv, 3, 5],
      ['ZK105', csv, 4, 1],
      ['ZK107', csv, 5, 5],
      ['ZK104', csv, 5, 6],
      ['ZK109', csv, 5, 12],
      ['ZK107', csv, 6, 5],
      ['ZK115', csv, 6, 6],
    ]);
    expect(catalog).toBeUndefined();
    expect(texts?.settings.name).toBe('Алматы');
  });

  it('of the catalog too when a text has a mistake', async () => {
    const { diagnostics } = await compileAlmaty({
      [ru]: 'greting: Привет\n',
      [csv]: 'sku;name;price\nA-1;Диван;дорого\n',
    });
    expect(placed(diagnostics)).toEqual([
      ['ZK104', csv, 2, 11],
      ['ZP201', ru, 1, 1],
    ]);
  });

  it('of the other catalog file when one is missing', async () => {
    const { diagnostics } = await compileAlmaty({
      [city]: cityYaml({ catalog: '{ files: [catalog.csv, no.csv] }' }),
      [csv]: 'sku;name;price\nA-1;Диван;дорого\n',
    });
    expect(placed(diagnostics).map(([code]) => code)).toEqual(['ZK104', 'ZK101']);
  });

  it('and does not stop at a prompts file whose name is no language beside a broken city.yaml', async () => {
    const { diagnostics } = await compileAlmaty({
      [city]: 'name: [\n',
      'cities/almaty/prompts/ru_old.yaml': 'search:\n  results: "{count, plural, other {#}}"\n',
    });
    expect(placed(diagnostics).map(([code]) => code)).toContain('ZC101');
  });
});

describe('A mistake is told at the place where it is mended', () => {
  it('a catalog file that is missing: the line of city.yaml that names it', async () => {
    const { diagnostics } = await compileAlmaty({ [csv]: null });
    expect(placed(diagnostics)).toEqual([['ZK101', city, 7, 20]]);
  });

  it('a picture that is missing: the row that names it', async () => {
    const { diagnostics } = await compileAlmaty({
      [csv]: 'sku;name;price;image\nA-1;Диван;1000;no.jpg\n',
    });
    expect(placed(diagnostics)).toEqual([['ZK111', csv, 2, 16]]);
  });

  it('a key of its own form: that key, with an example', async () => {
    const { diagnostics } = await compileAlmaty({
      [city]: cityYaml({ bitrix: '{ webhook: "env:H", deal: { fields: { 1x: a } } }' }),
    });
    expect(placed(diagnostics)).toEqual([['ZC205', city, 8, 47]]);
    expect(wordsOfAll(diagnostics)).not.toMatch(/for example: $/m);
  });
});

describe('Hints', () => {
  it.each([
    ['a misspelt setting', { [city]: cityYaml({ manger: '1' }) }, 'did you mean manager?'],
    ['a misspelt prompt', { [ru]: 'greting: a\n' }, 'did you mean greeting?'],
    ['a misspelt value', { [ru]: 'greeting: "{cityname}"\n' }, 'did you mean {city_name}?'],
    ['a misspelt zone', { [city]: cityYaml({ timezone: 'Asia/Almata' }) }, 'did you mean Asia/Almaty?'],
    ['a value where there are none', { [ru]: 'help: "{x}"\n' }, 'this text has no values'],
    ['a number that is a text', { [city]: cityYaml({ name: '12' }) }, 'put it in quotes: "12"'],
    [
      'a missing plural form',
      { [ru]: 'search:\n  results: "{count, plural, one {#} other {#}}"\n' },
      'add few {…} (2, 3, 4) many {…} (0, 5, 6)',
    ],
    ['tags closed in the wrong order', { [ru]: 'help: "<b><i>a</b></i>"\n' }, 'close <i> first'],
    [
      'a column under another name',
      { [city]: cityYaml({ catalog: '{ files: [catalog.csv], columns: { price: prise } }' }) },
      'did you mean price?',
    ],
  ])('say what to do about %s', async (_what, files, hint) => {
    const { diagnostics } = await compileAlmaty(files);
    expect(wordsOfAll(diagnostics)).toContain(hint);
  });
});

describe('Sorting', () => {
  it('is by file, line, column and code, and leaves its input as it was', () => {
    const one = (code: 'ZC101' | 'ZC102', file: string, line?: number, column?: number) => ({
      code,
      severity: 'error' as const,
      place: { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
      values: {},
    });
    const mixed = [
      one('ZC101', 'b', 1, 1),
      one('ZC101', 'a', 10, 1),
      one('ZC102', 'a', 2, 5),
      one('ZC101', 'a', 2, 5),
      one('ZC101', 'a', 2, 3),
      one('ZC101', 'a'),
    ];
    const before = [...mixed];
    expect(placed(tidyDiagnostics(mixed))).toEqual([
      ['ZC101', 'a'],
      ['ZC101', 'a', 2, 3],
      ['ZC101', 'a', 2, 5],
      ['ZC102', 'a', 2, 5],
      ['ZC101', 'a', 10, 1],
      ['ZC101', 'b', 1, 1],
    ]);
    expect(mixed).toEqual(before);
  });
});
