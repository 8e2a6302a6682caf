import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { zeta } from './bin.ts';

function git(root: string, ...args: readonly string[]): void {
  const run = spawnSync('git', [
    '-C',
    root,
    '-c',
    'user.name=Айгерим',
    '-c',
    'user.email=a@shop.example',
    ...args,
  ]);
  expect(run.status, String(run.stderr)).toBe(0);
}

const shared = 'cities/_shared/prompts/ru.yaml';
const own = 'cities/almaty/prompts/ru.yaml';

function layeredShop(): string {
  const { root } = platformFolder({
    ...smallCity('almaty'),
    [shared]: 'greeting: |-\n  Общее приветствие\nhelp: |-\n  Общая помощь\n',
    [own]: '# наши тексты\ngreeting: |-\n  Привет из города {city_name}!\n',
  });
  return root;
}

describe('zeta explain CODE', () => {
  it('says what a code means, why, and shows it before and after, in either language', async () => {
    const { root } = platformFolder({});
    const english = await zeta(root, ['explain', 'zp204']);
    expect(english).toMatchObject({ code: 0, stderr: '' });
    expect(english.stdout).toMatch(
      /^ZP204 {2}error {2}Unknown value\n\nThe customer.*\n\nBefore:\n.*After:\n/s,
    );
    expect((await zeta(root, ['explain', 'ZP204', '--lang', 'ru'])).stdout).toContain(
      'Неизвестная подстановка',
    );
    expect(JSON.parse((await zeta(root, ['explain', 'ZP204', '--json'])).stdout)).toMatchObject({
      code: 'ZP204',
      severity: 'error',
    });
  });

  it('names the nearest code, and says what else a city needs', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    expect(await zeta(root, ['explain', 'ZP999'])).toMatchObject({ code: 2 });
    expect((await zeta(root, ['explain', 'almaty'])).stderr).toContain(
      'zeta explain almaty prompts.greeting',
    );
  });
});

describe('zeta explain CITY PATH', () => {
  it('shows every layer of a value, lowest first, and marks the one that wins', async () => {
    const run = await zeta(layeredShop(), ['explain', 'almaty', 'prompts.ru.greeting']);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(
      /^prompts\.ru\.greeting\n {4}built in\n.*\n {4}shared {2}cities\/_shared\/prompts\/ru\.yaml:1:1\n {4}Общее приветствие\n {2}> city {2}cities\/almaty\/prompts\/ru\.yaml:2:1\n {4}Привет/s,
    );
  });

  it('takes a text without its language, and the beginning of a path', async () => {
    const root = layeredShop();
    const paths = async (path: string) => {
      const run = await zeta(root, ['explain', 'almaty', path, '--json']);
      return JSON.parse(run.stdout).values.map((value: { path: string }) => value.path);
    };
    expect(await paths('prompts.help')).toEqual(['prompts.ru.help', 'prompts.kk.help']);
    expect(await paths('manager')).toEqual(['manager.handle', 'manager.chat']);
    expect(await zeta(root, ['explain', 'almaty', 'greting'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Nothing is set at "greting"'),
    });
  });

  it('names the commit and author of the winning line, once it is committed', async () => {
    const root = layeredShop();
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'Тексты осени');
    const author = async (path: string) => {
      const run = await zeta(root, ['explain', 'almaty', path, '--json']);
      return JSON.parse(run.stdout).values[0].author;
    };
    const expected = {
      author: 'Айгерим',
      summary: 'Тексты осени',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    };
    expect(await author('prompts.ru.greeting')).toMatchObject(expected);
    expect(await author('prompts.ru.buttons')).toBeUndefined();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${root}/${own}`, 'greeting: Ещё не сохранено в git\n');
    expect(await author('prompts.ru.greeting')).toBeUndefined();
  });

  it('credits a text to whoever last changed one of its lines, though not that of its key', async () => {
    const root = layeredShop();
    const { writeFileSync } = await import('node:fs');
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'Тексты осени', '--date', '2026-09-01T10:00:00Z');
    const value = async () => {
      const run = await zeta(root, ['explain', 'almaty', 'prompts.ru.greeting', '--json']);
      return JSON.parse(run.stdout).values[0];
    };
    writeFileSync(`${root}/${own}`, '# наши тексты\ngreeting: |-\n  Новый текст!\n\nhelp: |-\n  Помощь\n');
    expect(await value()).toMatchObject({ isCommitted: false });
    expect((await zeta(root, ['explain', 'almaty', 'prompts.ru.greeting', '--lang', 'ru'])).stdout).toContain(
      'ещё не в коммите',
    );
    git(root, 'commit', '-q', '-a', '-m', 'Тексты зимы', '--date', '2026-11-01T10:00:00Z');
    expect(await value()).toMatchObject({ author: { summary: 'Тексты зимы', date: '2026-11-01' } });
  });

  it('tells the mistakes that may hide a layer', async () => {
    const root = layeredShop();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${root}/${own}`, 'greting: a\n');
    const run = await zeta(root, ['explain', 'almaty', 'manager.handle']);
    expect(run).toMatchObject({ code: 1, stdout: expect.stringContaining('ZP201') });
  });
});
