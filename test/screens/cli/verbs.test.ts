import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { launcher, startZeta, zeta } from './bin.ts';

const repository = join(import.meta.dirname, '../../..');

describe('zeta', () => {
  it('says its version and explains itself within 80 columns', async () => {
    const { root } = platformFolder({});
    expect(await zeta(root, ['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    const help = await zeta(root, ['--help']);
    expect(help.code).toBe(0);
    expect(Math.max(...help.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    [['frobnicate'], /unknown command/],
    [['deploy', '--frob'], /unknown option/],
    [['validate', 'almty'], /Did you mean almaty\?/],
    [['--to', 'moon', 'status'], /no target "moon"/],
    [['city', 'add', 'Ы'], /cannot be a city's folder/],
    [['city', 'add', 'almaty'], /is there already/],
    [['rollback', 'almaty', 'x'], /not a release number/],
    [['plan', 'almaty#1..'], /does not say from which release to which[^]*zeta releases almaty/],
    [['releases', 'diff', 'X'], /does not say from which release to which/],
    [['status', '--wait', '5m'], /not for which commit[^]*--commit HEAD --wait 5m/],
    [['--lang', 'ru', 'deploy', '--frob'], /нет параметра «--frob»/],
    [['serve', '--port', '99999'], /not an address/],
    [['chat', 'almaty', '--press', '0'], /number from 1/],
  ])('takes %j for wrong usage', async (args, message) => {
    const run = await zeta(platformFolder(smallCity('almaty')).root, args);
    expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  it('says where it looked when there is no platform, and what to do when there is no city', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'zeta-test-'));
    onTestFinished(() => rmSync(empty, { recursive: true }));
    expect(await zeta(empty, ['validate'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no zeta.yaml'),
    });
    expect(await zeta(platformFolder({}).root, ['deploy'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('zeta city add'),
    });
  });

  it('is found through links, as npm installs it', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    symlinkSync(join(repository, 'bin/zeta'), join(root, 'linked'));
    symlinkSync('linked', join(root, 'again'));
    const { execFileSync } = await import('node:child_process');
    expect(execFileSync(join(root, 'again'), ['--version'], { encoding: 'utf8' })).toMatch(/^\d/);
  });

  it('says in one sentence what to do where nothing is built', async () => {
    const { root } = platformFolder({});
    cpSync(join(repository, 'bin'), join(root, 'bin'), { recursive: true });
    const { spawnSync } = await import('node:child_process');
    const run = spawnSync(join(root, 'bin/zeta'), ['--version'], { encoding: 'utf8' });
    expect(run.status).toBe(3);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    cpSync(join(repository, 'out'), join(root, 'out'), { recursive: true });
    const uninstalled = spawnSync(join(root, 'bin/zeta'), ['status'], { encoding: 'utf8' });
    expect([uninstalled.status, uninstalled.stderr]).toEqual([3, expect.stringContaining('not installed')]);
  });
});

describe('mistakes in files', () => {
  it('are told with place, line, caret and cure, and end with 1', async () => {
    const { root } = platformFolder({
      ...smallCity('almaty'),
      'cities/almaty/prompts/ru.yaml': 'greeting: |-\n  Привет, {cty_name}\n',
    });
    const run = await zeta(root, ['validate']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(
      'cities/almaty/prompts/ru.yaml:2:11  error  ZP204  "{cty_name}" is not a value of greeting',
    );
    expect(run.stdout).toContain('    2 |   Привет, {cty_name}\n                  ^^^^^^^^^^\n');
    expect(run.stdout).toContain('hint: did you mean {city_name}?');
  });

  it('are told in the language of --lang, of zeta.yaml, of the environment, in this order', async () => {
    const { root } = platformFolder({
      ...smallCity('almaty'),
      'zeta.yaml': 'target: dev\nlanguage: ru # of the messages\n',
      'cities/almaty/prompts/ru.yaml': 'greting: Привет\n',
    });
    const russian = 'ошибка  ZP201  текста «greting» нет';
    const english = 'error  ZP201  "greting" is not a prompt';
    expect((await zeta(root, ['validate'])).stdout).toContain(russian);
    expect((await zeta(root, ['validate', '--lang', 'en'])).stdout).toContain(english);
    writeFileSync(join(root, 'zeta.yaml'), 'target: dev\n');
    expect((await zeta(root, ['validate'])).stdout).toContain(english);
    const told = await zeta(root, ['validate'], { LC_ALL: '', LC_MESSAGES: '', LANG: 'ru_RU.UTF-8' });
    expect(told.stdout).toContain(russian);
    writeFileSync(join(root, 'zeta.yaml'), 'language: ru\ntarget: moon\n');
    expect((await zeta(root, ['validate'])).stdout).toContain('ошибка  ZC204');
    expect(await zeta(root, ['validate', '--lang', 'kk'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Бывает: en, ru'),
    });
  });

  it('of zeta.yaml are told too: rules for codes that do not exist, or that stay errors', async () => {
    const rules = 'lint:\n  ZC380: { severity: off, reason: why }\n  ZP204: { severity: off, reason: why }\n';
    const run = await zeta(platformFolder({ ...smallCity('almaty'), 'zeta.yaml': rules }).root, ['validate']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('zeta.yaml:2:3  error  ZX101  there is no diagnostic "ZC380"');
    expect(run.stdout).toContain('zeta.yaml:3:3  error  ZX102  ZP204 is an error and stays one');
  });

  it('that the platform takes gravely keep a city from going live', async () => {
    const yaml = (smallCity('almaty')['cities/almaty/city.yaml'] ?? '').replace(
      /^(manager|bitrix):.*\n/gm,
      '',
    );
    const lint = 'lint: { ZC308: { severity: error, reason: "a manager is a must" } }\n';
    const { root } = platformFolder({ ...smallCity('almaty', { yaml }), 'zeta.yaml': lint });
    expect((await zeta(root, ['validate'])).code).toBe(1);
    expect(await zeta(root, ['deploy'])).toMatchObject({ code: 1, stdout: expect.stringContaining('ZC308') });
  });

  it('are told to machines too, and warnings may be limited', async () => {
    const yaml = (smallCity('almaty')['cities/almaty/city.yaml'] ?? '').replace(
      /^(manager|bitrix):.*\n/gm,
      '',
    );
    const { root } = platformFolder(smallCity('almaty', { yaml }));
    expect(await zeta(root, ['validate', '--format', 'github'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^::warning file=cities\/almaty\/city\.yaml,line=1,/),
    });
    expect(JSON.parse((await zeta(root, ['validate', '--format', 'sarif'])).stdout).runs).toHaveLength(1);
    expect((await zeta(root, ['validate', '--max-warnings', '1'])).code).toBe(0);
    expect(await zeta(root, ['validate', '--max-warnings', '0'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('allows 0'),
    });
    expect((await zeta(root, ['validate', '--format', 'xml'])).code).toBe(2);
  });

  it('never show a token that was written into a file', async () => {
    const token = `123456789:AA${'h'.repeat(33)}`;
    const yaml = (smallCity('almaty')['cities/almaty/city.yaml'] ?? '').replace(
      'env:ALMATY_TOKEN',
      `"${token}"`,
    );
    const { root } = platformFolder(smallCity('almaty', { yaml }));
    for (const args of [
      ['validate'],
      ['validate', '--json'],
      ['deploy'],
      ['plan'],
      ['chat', 'almaty', '--say', 'x'],
    ]) {
      const run = await zeta(root, args);
      expect(run.code).toBe(1);
      expect(run.stdout + run.stderr).toContain('ZC301');
      expect(run.stdout + run.stderr).not.toContain('hhhh');
    }
  });

  it('include a folder that cannot be a city, in every verb', async () => {
    const { root } = platformFolder({ ...smallCity('almaty'), 'cities/Алматы/city.yaml': 'name: x\n' });
    for (const [verb, code] of [
      ['validate', 1],
      ['plan', 1],
      ['test', 1],
      ['deploy', 6],
    ] as const) {
      const run = await zeta(root, [verb]);
      expect([verb, run.code, run.stdout]).toEqual([verb, code, expect.stringContaining('ZC307')]);
    }
  });

  it('let the other cities be deployed, and end with 6', async () => {
    const { root } = platformFolder({ ...smallCity('almaty'), ...smallCity('broken', { catalog: '' }) });
    const run = await zeta(root, ['deploy']);
    expect(run.code).toBe(6);
    expect(run.stdout).toContain('almaty: live as almaty#1');
    expect(run.stdout).toContain('broken: has mistakes');
  });

  it('in zeta.yaml stop every verb with 1', async () => {
    const run = await zeta(platformFolder({ 'zeta.yaml': 'target: moon\n' }).root, ['status']);
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining('zeta.yaml:1:9')]);
  });
});

describe('--json', () => {
  it.each([
    ['validate'],
    ['plan'],
    ['deploy'],
    ['status'],
    ['releases'],
    ['city', 'list'],
    ['test'],
    ['city', 'add', 'astana'],
    ['chat', 'almaty', '--say', '/start'],
    ['rollback', 'almaty'],
    ['unpin', 'nobody'],
    ['validate', 'nobody'],
  ])('is one document, also for a failure: %s %s', async (...args) => {
    const run = await zeta(platformFolder(smallCity('almaty')).root, ['--json', ...args]);
    expect(typeof JSON.parse(run.stdout)).toBe('object');
    expect(run.stdout).not.toContain('\u001b');
  });
});

describe('a day with a city', () => {
  it('is added, deployed, changed, rolled back and told about', async () => {
    const { root, write } = platformFolder(smallCity('almaty'));
    expect(
      (await zeta(root, ['city', 'add', 'shymkent', '--name', 'Шымкент', '--handle', 'zeta_shymkent'])).code,
    ).toBe(0);
    expect(await zeta(root, ['deploy', 'shymkent'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('target: dev'),
    });
    write('cities/shymkent/prompts/ru.yaml', 'greeting: Другое\n');
    expect(await zeta(root, ['plan', 'shymkent', '--exit-code'])).toMatchObject({
      code: 4,
      stdout: expect.stringContaining('+ Другое'),
    });
    expect((await zeta(root, ['deploy', 'shymkent', '-m', 'другое'])).stdout).toContain('shymkent#2');
    expect((await zeta(root, ['rollback', 'shymkent'])).stdout).toContain('back from #2 to #1');
    expect((await zeta(root, ['deploy', 'shymkent'])).code).toBe(5);
    expect((await zeta(root, ['status'])).stdout).toMatch(/shymkent +#1 pinned/);
    expect((await zeta(root, ['releases', 'shymkent'])).stdout).toMatch(/rolled back; другое/);
    expect(await zeta(root, ['unpin', 'shymkent'])).toMatchObject({ code: 0 });
    expect(await zeta(root, ['test', 'shymkent'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 passed'),
    });
  });

  it('is talked to in the terminal, from a greeting to a ticket', async () => {
    const steps = ['--say', '/start', '--say', 'каскад', '--press', '1', '--press', '3'];
    const run = await zeta(platformFolder(smallCity('almaty')).root, ['chat', 'almaty', ...steps]);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(
      /Привет из города Тест!.*Каскад.*100.000.₸.*Артикул: Д-1.*Заявка №\d+ оформлена/su,
    );
  });

  it('is talked to through a pipe, which has ended before the first answer', () => {
    const { root } = platformFolder(smallCity('almaty'));
    const options = { cwd: root, input: 'каскад\n:1\n', encoding: 'utf8' } as const;
    const run = spawnSync(launcher, ['chat', 'almaty'], options);
    expect([run.status, run.stdout]).toEqual([0, expect.stringMatching(/Каскад.*Артикул: Д-1/su)]);
  });

  it('shows a failed test where it stands', async () => {
    const { root } = platformFolder({
      ...smallCity('almaty'),
      'cities/almaty/tests/search.yaml': '- query: каскад\n  expect: { sku: Д-2, within: 1 }\n',
      'cities/almaty/tests/talk.yaml': '- name: Wrong\n  steps:\n    - say: /start\n    - contains: Пока\n',
    });
    const run = await zeta(root, ['test']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('cities/almaty/tests/search.yaml:1:3  error  ZT101');
    expect(run.stdout).toContain(
      'cities/almaty/tests/talk.yaml:4:17  error  ZT102  Wrong: expected "Пока", got "Привет из города Тест!"',
    );
  });
});

describe("this repository's own cities", () => {
  it('are valid and pass their tests', async () => {
    const root = mkdtempSync(join(tmpdir(), 'zeta-test-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    for (const path of ['cities', 'zeta.yaml'])
      cpSync(join(repository, path), join(root, path), { recursive: true });
    expect(await zeta(root, ['validate'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('no mistakes'),
    });
    expect(await zeta(root, ['test'])).toMatchObject({ code: 0 });
  });
});

describe('serving', () => {
  it('names a port that is taken, a folder that cannot be written and a server that is there already', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const busy = await zeta(root, ['dev', '--private', `127.0.0.1:${port}`]);
    expect([busy.code, busy.stderr]).toEqual([
      3,
      expect.stringContaining(`127.0.0.1:${port} is already in use`),
    ]);
    writeFileSync(join(root, 'file'), '');
    const unwritable = await zeta(root, ['--data', 'file', 'deploy']);
    expect([unwritable.code, unwritable.stderr]).toEqual([3, expect.stringContaining('cannot be written')]);
    await startZeta(root, ['dev', '--private', '127.0.0.1:0'], /Talk to the bots/);
    const second = await zeta(root, ['dev', '--private', '127.0.0.1:0']);
    expect([second.code, second.stderr]).toEqual([
      3,
      expect.stringMatching(/zeta dev \(process \d+\) already serves/),
    ]);
  });

  it('ends within its time on SIGTERM, in order', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const running = await startZeta(root, ['dev', '--private', '127.0.0.1:0'], /Talk to the bots/);
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect((await zeta(root, ['status'])).stdout).toContain('nobody serves');
  });
});
