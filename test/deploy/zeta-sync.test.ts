import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { launcher } from '../screens/cli/bin.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { deployFolder, needs, run } from './programs.ts';

const greeting = 'cities/almaty/prompts/ru.yaml';
const said = (text: string) => `greeting: |-\n  ${text} {city_name}!\n`;

/** An author's repository, the server of git, and the platform folder of the machine that serves. */
function machines() {
  const { root } = platformFolder({});
  const [author, origin, server] = ['author', 'origin.git', 'server'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  const git = (folder: string, ...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Автор', '-c', 'user.email=a@shop.example', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const write = (folder: string, files: Readonly<Record<string, string>>) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  };
  mkdirSync(author);
  git(root, 'init', '-q', '--bare', '-b', 'main', origin);
  git(author, 'init', '-q', '-b', 'main');
  git(author, 'remote', 'add', 'origin', origin);
  const merge = (files: Readonly<Record<string, string>>, message = 'новые тексты') => {
    write(author, files);
    git(author, 'add', '-A');
    git(author, 'commit', '-qm', message);
    git(author, 'push', '-q', 'origin', 'HEAD:main');
    return git(author, 'rev-parse', 'HEAD');
  };
  merge({ 'zeta.yaml': 'target: dev\n', '.gitignore': '.zeta/\n.env*\n', ...smallCity('almaty') }, 'first');
  git(root, 'clone', '-q', origin, server);
  const sync = () =>
    run(join(deployFolder, 'bin/zeta-sync'), [server], {
      ZETA_BIN: launcher,
      ZETA_TARGET: 'dev',
      LC_ALL: 'C',
    });
  const live = () => {
    const { stdout } = run(launcher, ['-C', server, 'status', '--json'], { ZETA_TARGET: 'dev' });
    return JSON.parse(stdout).cities.map(
      ({ city, live: number }: { city: string; live: number }) => `${city}#${number}`,
    );
  };
  return {
    root,
    author,
    origin,
    server,
    git,
    write,
    merge,
    sync,
    live,
    head: () => git(server, 'rev-parse', 'HEAD'),
  };
}

describe(`What was merged${needs('git')}`, () => {
  it('goes live, settings and texts, with the subject of its commit; and nothing is done when nothing came', () => {
    const { server, merge, sync, live, head } = machines();
    expect(sync()).toMatchObject({ code: 0, stdout: expect.stringContaining('live as almaty#1') });
    expect(sync()).toEqual({ code: 0, stdout: '', stderr: '' });
    const commit = merge({ [greeting]: said('Сәлем, қош келдіңіз:') }, '--қазақша "greeting" $(id)');
    const taken = sync();
    expect(taken).toMatchObject({ code: 0, stdout: expect.stringContaining('live as almaty#2') });
    expect(head()).toBe(commit);
    expect(live()).toEqual(['almaty#2']);
    const releases = run(launcher, ['-C', server, 'releases', 'almaty'], { ZETA_TARGET: 'dev' });
    expect(releases.stdout).toContain('--қазақша "greeting" $(id)');
  });

  it('leaves the folder as it is when git cannot be reached, and is taken when it can', () => {
    const { origin, root, merge, sync, head, git } = machines();
    expect(sync().code).toBe(0);
    const before = head();
    const commit = merge({ [greeting]: said('Привет,') });
    git(root, 'clone', '-q', '--bare', origin, `${origin}.away`);
    rmSync(origin, { recursive: true });
    expect(sync()).toMatchObject({ code: 3, stderr: expect.stringContaining('nothing could be fetched') });
    expect(head()).toBe(before);
    git(root, 'clone', '-q', '--bare', `${origin}.away`, origin);
    expect(sync().code).toBe(0);
    expect(head()).toBe(commit);
  });

  it('takes what was written on the server first and then merged just so', () => {
    const { server, write, merge, sync, head, live } = machines();
    expect(sync().code).toBe(0);
    write(server, { [greeting]: said('Здесь и там,'), 'cities/almaty/faq.yaml': '{}\n' });
    const commit = merge({
      [greeting]: said('Здесь и там,'),
      'cities/almaty/synonyms.yaml': 'диван: [софа]\n',
    });
    expect(sync()).toMatchObject({ code: 0, stderr: '' });
    expect(head()).toBe(commit);
    expect(readFileSync(join(server, greeting), 'utf8')).toContain('Здесь и там');
    expect(existsSync(join(server, 'cities/almaty/faq.yaml'))).toBe(true);
    expect(live()).toEqual(['almaty#2']);
  });

  it('does not touch what was changed on the server; other files do not mind it', () => {
    const { server, write, merge, sync, head } = machines();
    expect(sync().code).toBe(0);
    const before = head();
    write(server, { [greeting]: said('Изменено на сервере,') });
    merge({ 'cities/almaty/synonyms.yaml': 'диван: [софа]\n' }, 'another file');
    expect(sync().code).toBe(0);
    expect(head()).not.toBe(before);
    const between = head();
    merge({ [greeting]: said('Изменено в репозитории,') });
    expect(sync()).toMatchObject({ code: 3, stderr: expect.stringContaining(greeting) });
    expect(head()).toBe(between);
    expect(readFileSync(join(server, greeting), 'utf8')).toContain('Изменено на сервере');
  });

  it('does not write over a file that git does not know', () => {
    const { server, write, merge, sync, head } = machines();
    expect(sync().code).toBe(0);
    const before = head();
    write(server, { 'cities/almaty/prompts/kk.yaml': said('Сервердегі,') });
    merge({ 'cities/almaty/prompts/kk.yaml': said('Сәлем,') });
    expect(sync()).toMatchObject({ code: 3, stderr: expect.stringContaining('kk.yaml') });
    expect(head()).toBe(before);
    expect(readFileSync(join(server, 'cities/almaty/prompts/kk.yaml'), 'utf8')).toContain('Сервердегі');
  });

  it('is not taken when history was rewritten', () => {
    const { author, git, sync, head, merge } = machines();
    merge({ [greeting]: said('Раз,') });
    expect(sync().code).toBe(0);
    const before = head();
    git(author, 'commit', '-q', '--amend', '-m', 'другая история');
    git(author, 'push', '-q', '--force', 'origin', 'HEAD:main');
    expect(sync()).toMatchObject({ code: 3, stderr: expect.stringContaining('history was rewritten') });
    expect(head()).toBe(before);
  });

  it('that has mistakes is told in full once, stays told until it is mended, and the last good release serves', () => {
    const { merge, sync, live } = machines();
    expect(sync().code).toBe(0);
    merge({ [greeting]: said('{nonsense}') });
    const first = sync();
    expect(first.code).toBe(1);
    expect(first.stdout + first.stderr).toContain('ZP204');
    const second = sync();
    expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('still refused') });
    expect(second.stdout + second.stderr).not.toContain('ZP204');
    expect(live()).toEqual(['almaty#1']);
    merge({ [greeting]: said('Снова,') });
    expect(sync().code).toBe(0);
    expect(live()).toEqual(['almaty#2']);
  });

  it('waits while a rollback holds its city, which is no failure, and goes live once that is lifted', () => {
    const { merge, sync, live, server } = machines();
    expect(sync().code).toBe(0);
    merge({ [greeting]: said('Плохо,') });
    expect(sync().code).toBe(0);
    const zeta = (...args: readonly string[]) =>
      run(launcher, ['-C', server, ...args], { ZETA_TARGET: 'dev' });
    expect(zeta('rollback', 'almaty').code).toBe(0);
    merge({ 'README.md': 'Магазин\n' });
    for (let times = 0; times < 2; times += 1)
      expect(sync()).toMatchObject({ code: 0, stdout: expect.stringContaining('pinned by a rollback') });
    expect(live()).toEqual(['almaty#1']);
    expect(zeta('unpin', 'almaty').code).toBe(0);
    expect(sync().code).toBe(0);
    expect(live()).toEqual(['almaty#2']);
  });

  it('is done again when the run was killed in the middle of a checkout', () => {
    const { server, git, merge, sync, head, live } = machines();
    expect(sync().code).toBe(0);
    const commit = merge({ [greeting]: said('Целиком,'), 'cities/almaty/prompts/kk.yaml': said('Бүтін,') });
    git(server, 'fetch', '-q');
    // As a killed git leaves it: a lock, one file half written, one that was not there before.
    writeFileSync(join(server, '.git/zeta-halfway'), `${commit}\n`);
    writeFileSync(join(server, '.git/index.lock'), '');
    writeFileSync(join(server, greeting), 'greeting: |-\n  Цел');
    writeFileSync(join(server, 'cities/almaty/prompts/kk.yaml'), 'gree');
    const mended = sync();
    expect(mended).toMatchObject({ code: 0, stdout: expect.stringContaining('a run was killed') });
    expect(head()).toBe(commit);
    expect(git(server, 'status', '--porcelain')).toBe('');
    expect(existsSync(join(server, '.git/zeta-halfway'))).toBe(false);
    expect(live()).toEqual(['almaty#2']);
  });
});
