import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import type { PlatformFile } from '../../src/city/generated/platform-file.ts';
import { countBySeverity } from '../../src/diagnostics/most-told.ts';
import { validate } from '../../src/operations/validate.ts';
import type { Files } from '../../src/ports/files.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';

const token = `123456789:AA${'h'.repeat(33)}`;

async function told(
  files: Readonly<Record<string, string>>,
  { config = {}, names = [] }: { readonly config?: PlatformFile; readonly names?: readonly string[] } = {},
): Promise<{ readonly isValid: boolean; readonly lines: readonly string[] }> {
  const { root } = platformFolder({
    'zeta.yaml': JSON.stringify(config),
    ...smallCity('almaty'),
    ...files,
  });
  const { diagnostics, isValid } = await validate(nodeFiles(root), names);
  const lines = diagnostics
    .filter(({ code }) => code !== 'ZK117' && code !== 'ZP221')
    .map(({ code, severity, place }) => `${severity} ${code} ${place.file}:${place.line ?? ''}`);
  return { isValid, lines };
}

describe('A secret', () => {
  it('is found in any file of the platform folder', async () => {
    const { lines } = await told({
      'README.md': `# Shop\n${token}\n`,
      'docs/how to/notes.txt': token,
      'cities/almaty/notes.txt': `x\n\nhttps://shop.bitrix24.kz/rest/1/abcdefgh12345/\n`,
      '.github/workflows/ci.yml': `token: ${token}`,
    });
    expect(lines).toEqual([
      'error ZC301 .github/workflows/ci.yml:1',
      'error ZC301 README.md:2',
      'error ZC301 cities/almaty/notes.txt:3',
      'error ZC301 docs/how to/notes.txt:1',
    ]);
  });

  it('is at home in .env, and nobody looks into other programs’ folders', async () => {
    const files = {
      '.gitignore': '.env\n',
      '.env': `ALMATY_TOKEN=${token}\n`,
      'node_modules/x/index.js': token,
      '.git/packed': token,
      '.zeta/dev/x': token,
      'picture.png': token,
      'binary.bin': `\0${token}`,
    };
    expect((await told(files)).lines).toEqual([]);
  });

  it('is not looked for where zeta.yaml says so, but always in cities/', async () => {
    const config = { secrets: { ignore: ['test/', 'cities'] } };
    const { lines } = await told({ 'test/a.txt': token, 'cities/almaty/a.txt': token }, { config });
    expect(lines).toEqual(['error ZC301 cities/almaty/a.txt:1']);
  });
});

describe('Files that nobody reads', () => {
  it('are told when they look like ours', async () => {
    const { lines, isValid } = await told({
      'cities/almaty/city.yml': 'name: x\n',
      'cities/almaty/prices.csv': 'a;b\n',
      'cities/almaty/README.md': '# notes\n',
      'cities/almaty/images/old.png': '',
      'cities/common.yaml': 'a: 1\n',
      'other/x.yaml': 'a: 1\n',
    });
    expect(lines).toEqual([
      'warning ZC312 cities/almaty/city.yml:',
      'warning ZC312 cities/almaty/prices.csv:',
      'warning ZC312 cities/common.yaml:',
    ]);
    expect(isValid).toBe(true);
  });

  it('are not told beside a city.yaml with mistakes, which may name any of them', async () => {
    const { lines } = await told({
      'cities/almaty/city.yaml': 'name: [\n',
      'cities/almaty/prices.csv': 'a\n',
    });
    expect(lines.filter((line) => line.includes('ZC312'))).toEqual([]);
  });

  it('are told of the city that is asked for, and the rest of the folder is left alone', async () => {
    const files = { 'cities/astana/city.yaml': 'x: [', 'README.md': token, 'cities/almaty/a.csv': 'a\n' };
    expect((await told(files, { names: ['almaty'] })).lines).toEqual(['warning ZC312 cities/almaty/a.csv:']);
  });
});

describe('lint of zeta.yaml', () => {
  const lonely = (smallCity('almaty')['cities/almaty/city.yaml'] ?? '').replace(
    /^(manager|bitrix):.*\n/gm,
    '',
  );
  const files = { 'cities/almaty/city.yaml': lonely };
  const rule = (severity: 'error' | 'note' | 'off') => ({ lint: { ZC308: { severity, reason: 'because' } } });

  it('makes a warning an error, a note or nothing', async () => {
    expect(await told(files)).toEqual({ isValid: true, lines: ['warning ZC308 cities/almaty/city.yaml:1'] });
    expect(await told(files, { config: rule('error') })).toEqual({
      isValid: false,
      lines: ['error ZC308 cities/almaty/city.yaml:1'],
    });
    expect((await told(files, { config: rule('note') })).lines).toEqual([
      'note ZC308 cities/almaty/city.yaml:1',
    ]);
    expect((await told(files, { config: rule('off') })).lines).toEqual([]);
  });

  it('leaves errors what they are', async () => {
    const config = { lint: { ZP201: { severity: 'off' as const, reason: 'because' } } };
    const broken = { 'cities/almaty/prompts/ru.yaml': 'greting: a\n' };
    expect((await told(broken, { config })).isValid).toBe(false);
  });
});

describe('A mistake in zeta.yaml', () => {
  it('is told beside those of the cities, and leaves its other settings in force', async () => {
    const zeta = 'target: nowhere\nsecrets: { ignore: [test] }\n';
    const { lines, isValid } = await told({
      'zeta.yaml': zeta,
      'test/a.txt': token,
      'cities/almaty/prompts/ru.yaml': 'greetin: |-\n  Привет!\n',
    });
    expect(lines).toEqual(['error ZP201 cities/almaty/prompts/ru.yaml:1', 'error ZC204 zeta.yaml:1']);
    expect(isValid).toBe(false);
  });

  it('that cannot be read at all keeps no city from being checked', async () => {
    const files = { 'zeta.yaml': '\0', 'cities/almaty/prompts/ru.yaml': 'greetin: |-\n  Привет!\n' };
    expect((await told(files)).lines).toEqual([
      'error ZP201 cities/almaty/prompts/ru.yaml:1',
      'error ZC103 zeta.yaml:1',
    ]);
  });
});

describe('What cannot be looked into', () => {
  /** As a folder without rights is for anybody but the system's administrator. */
  function closedAt(files: Files, ...folders: readonly string[]): Files {
    const list: Files['list'] = async (path) => {
      const isClosed = folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
      if (isClosed) throw Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'scandir', path });
      return files.list(path);
    };
    return { ...files, list };
  }

  const twoCities = { ...smallCity('almaty'), ...smallCity('astana') };

  it('is told, and the other cities are checked', async () => {
    const { root } = platformFolder({ ...twoCities, 'cities/astana/prompts/ru.yaml': 'greetin: x\n' });
    const files = closedAt(nodeFiles(root), 'cities/almaty', 'cities/astana/tests');
    const { diagnostics, cities } = await validate(files, []);
    expect(cities).toEqual(['almaty', 'astana']);
    expect(
      diagnostics
        .filter(({ severity }) => severity !== 'note')
        .map(({ code, place }) => `${code} ${place.file}`),
    ).toEqual(['ZC108 cities/almaty', 'ZP201 cities/astana/prompts/ru.yaml', 'ZC108 cities/astana/tests']);
    const all = await validate(closedAt(nodeFiles(root), 'cities'), []);
    expect(all.diagnostics.map(({ code, place }) => `${code} ${place.file}`)).toEqual(['ZC108 cities']);
  });

  it('or is no folder where one belongs, is told', async () => {
    const { root } = platformFolder({
      ...smallCity('almaty'),
      'cities/almaty/tests': 'x',
      'cities/_shared': 'x',
    });
    const { diagnostics } = await validate(nodeFiles(root), []);
    expect(diagnostics.filter(({ code }) => code === 'ZC108').map(({ place }) => place.file)).toEqual([
      'cities/_shared',
      'cities/almaty/tests',
    ]);
  });
});

it('SKUs that stand in hundreds of rows are counted once each', async () => {
  const row = 'Д-1;Диван;Диваны;100000;;';
  const catalog = ['Артикул;Наименование;Категория;Цена;Остаток;Ссылка', ...Array<string>(700).fill(row), ''];
  const { root } = platformFolder(smallCity('almaty', { catalog: catalog.join('\n') }));
  const { diagnostics } = await validate(nodeFiles(root), []);
  expect(countBySeverity(diagnostics)).toMatchObject({ error: 699 });
});
