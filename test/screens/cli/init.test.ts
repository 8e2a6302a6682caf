import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseDocument } from 'yaml';
import { launcher, zeta } from './bin.ts';

function emptyFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'zeta-init-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

function read(...path: readonly string[]): string {
  return readFileSync(join(...path), 'utf8');
}

describe('zeta init', () => {
  it('makes a platform that is valid, passes its tests and can be deployed', async () => {
    const root = emptyFolder();
    const made = await zeta(root, [
      'init',
      'shops',
      '--city',
      'astana',
      '--name',
      'Астана',
      '--languages',
      'ru,kk',
      '--handle',
      'zeta_astana',
    ]);
    expect(made.stderr).toBe('');
    expect(made.code).toBe(0);
    expect(made.stdout).toContain('ASTANA_BOT_TOKEN');
    const shops = join(root, 'shops');
    const checked = await zeta(shops, ['validate', '--max-warnings', '0']);
    expect(checked.stdout).toContain('no mistakes');
    expect((await zeta(shops, ['test'])).code).toBe(0);
    expect((await zeta(shops, ['deploy'])).stdout).toContain('live as astana#1');
    expect(read(shops, 'cities/astana/prompts/kk.yaml')).toContain('greeting: |-\n');
    expect(read(shops, '.gitignore').split('\n')).toEqual(
      expect.arrayContaining(['.env*', '.zeta/', 'node_modules/']),
    );
    expect(read(shops, '.env.example')).toContain('ASTANA_BOT_TOKEN=\n');
    const { dependencies } = JSON.parse(read(shops, 'package.json'));
    expect(existsSync(join(shops, dependencies['zeta-platform'].replace('file:', '')))).toBe(true);
  });

  it('speaks Russian where it is asked to: schemas, comments, page, messages', async () => {
    const root = emptyFolder();
    expect((await zeta(root, ['init', '--lang', 'ru'])).code).toBe(0);
    expect(read(root, 'zeta.yaml')).toContain('language: ru\n');
    expect(read(root, 'README.md')).toContain('## Поменять текст в браузере');
    expect(read(root, 'schemas/city.schema.json')).toContain('Часовой пояс');
    expect(read(root, '.github/workflows/zeta.yml')).toContain('Что изменится для покупателей');
    expect((await zeta(root, ['validate'])).stdout).toContain('предупреждение  ZC308');
  });

  it('overwrites nothing that is there, and keeps secrets out of git all the same', async () => {
    const root = emptyFolder();
    writeFileSync(join(root, 'README.md'), 'ours\n');
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, '.gitignore'), '/.env\n*.log');
    const made = await zeta(root, ['init']);
    expect(made.code).toBe(0);
    expect(made.stdout).toContain('README.md was there and is as it was');
    expect(made.stdout).toMatch(/add to the dependencies in package\.json: "zeta-platform"/);
    expect(read(root, 'README.md')).toBe('ours\n');
    expect(read(root, '.gitignore')).toBe('/.env\n*.log\nnode_modules/\n.zeta/\n.env*\n!.env.example\n');
  });

  it('goes on where a first run was cut short, and keeps the cities that are there', async () => {
    const root = emptyFolder();
    expect((await zeta(root, ['init'])).code).toBe(0);
    rmSync(join(root, 'zeta.yaml'));
    rmSync(join(root, 'schemas'), { recursive: true });
    const again = await zeta(root, ['--json', 'init']);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ city: null, kept: [] });
    expect(read(root, 'zeta.yaml')).toContain('target: dev');
    expect(existsSync(join(root, 'schemas/city.schema.json'))).toBe(true);
  });

  it('refuses a folder that is a platform, a name that is no city, and settings that make none', async () => {
    const root = emptyFolder();
    const bad = await zeta(root, ['init', '--city', 'Астана']);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('cannot be a city');
    expect((await zeta(root, ['init', '--timezone', 'Asia/Nowhere'])).code).toBe(1);
    expect(existsSync(join(root, 'zeta.yaml'))).toBe(false);
    expect((await zeta(root, ['init'])).code).toBe(0);
    const twice = await zeta(root, ['init']);
    expect(twice.code).toBe(2);
    expect(twice.stderr).toContain('zeta city add');
  });
});

interface Step {
  readonly name?: string;
  readonly run?: string;
}

describe('The workflow of a new platform', () => {
  it('tells a pull request its mistakes, tests and plan against the base', async () => {
    const root = emptyFolder();
    const shops = join(root, 'shops');
    expect((await zeta(root, ['init', 'shops', '--handle', 'zeta_shop'])).code).toBe(0);
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', shops, ...args], { encoding: 'utf8' });
    git('init', '-q', '-b', 'main');
    git('config', 'user.name', 'Editor');
    git('config', 'user.email', 'editor@shop.example');
    git('remote', 'add', 'origin', shops);
    git('add', '-A');
    git('commit', '-qm', 'base');
    const base = git('rev-parse', 'HEAD').trim();
    const prompts = join(shops, 'cities/almaty/prompts/ru.yaml');
    const text = read(prompts);
    writeFileSync(prompts, text.replace('Здравствуйте!', 'Рады вас видеть!'));
    const run = actions(root, shops, base);

    expect(run('Validate').status).toBe(0);
    expect(run('Test').status).toBe(0);
    expect(run('Plan').stdout).toContain('<del>Здравствуйте</del><ins>Рады вас видеть</ins>');
    expect(run('Preview').status).toBe(0);
    expect(read(root, 'prompts.html')).toContain('Рады вас видеть');
    expect(run('Comment').status).toBe(0);
    const comment = read(root, 'comment.md');
    expect(comment).toContain('✅ **no mistakes**');
    expect(comment).toContain('✓ almaty: 1 passed, 0 failed');
    expect(comment).toContain('**1 of 1 city would change for customers.**');
    expect(comment.split('\n')[0]).toMatch(/^<!-- zeta: .* -->$/);
    expect(ghCalls(root).at(-1)).toBe(
      `api --method POST repos/shops/platform/issues/7/comments -F body=@${root}/comment.md`,
    );
    // Somebody else's comment has come in between, and one that quotes ours.
    writeFileSync(
      join(root, 'comments.json'),
      JSON.stringify([
        { id: 1, user: { type: 'User' }, body: comment },
        { id: 2, user: { type: 'Bot' }, body: 'Deployed a preview.' },
        { id: 3, user: { type: 'Bot' }, body: comment },
        { id: 4, user: { type: 'Bot' }, body: `> ${comment}` },
      ]),
    );
    expect(run('Comment').status).toBe(0);
    expect(ghCalls(root).at(-1)).toBe(
      `api --method PATCH repos/shops/platform/issues/comments/3 -F body=@${root}/comment.md`,
    );

    writeFileSync(prompts, text.replace('{city_name}', '{city_nam}'));
    const broken = run('Validate');
    expect(broken.status).toBe(1);
    expect(broken.stdout).toMatch(/^::error file=cities\/almaty\/prompts\/ru\.yaml,line=4/m);
    expect(run('Comment').status).toBe(0);
    expect(read(root, 'comment.md')).toContain('ZP204');
  });
});

/** What gh was told, a line a call. */
function ghCalls(root: string): readonly string[] {
  return read(root, 'gh.log').trim().split('\n');
}

/** Runs a step of the workflow as GitHub does: its script in bash, npx and gh on the path. */
function actions(root: string, shops: string, base: string) {
  const bin = join(root, 'bin');
  mkdirSync(bin);
  const command = (name: string, script: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  command('npx', `shift; exec "${launcher}" "$@"`);
  // As gh does, by the filter that it is given: which is asked for with the mark in the environment.
  command(
    'gh',
    `echo "$@" >> "${root}/gh.log"
case "$*" in *--jq*) [ -n "$MARK" ] && [ -f "${root}/comments.json" ] && exec "${process.execPath}" -e '
  const filter = process.argv.at(-1);
  const wanted = ".[] | select(.user.type == \\"Bot\\" and (.body | startswith(env.MARK))) | .id";
  if (filter !== wanted) process.exit(1);
  const comments = JSON.parse(require("fs").readFileSync("${root}/comments.json", "utf8"));
  for (const { id, user, body } of comments)
    if (user.type === "Bot" && body.startsWith(process.env.MARK)) console.log(id);
' -- "$@" ;; esac`,
  );
  const workflow = parseDocument(read(shops, '.github/workflows/zeta.yml'), {
    strict: true,
    uniqueKeys: true,
  });
  expect([...workflow.errors, ...workflow.warnings]).toEqual([]);
  const { jobs } = workflow.toJS();
  const steps: readonly Step[] = jobs.check.steps;
  return (name: string) => {
    const script = steps.find((step) => step.name === name)?.run;
    if (script === undefined) throw new Error(`no step ${name}`);
    spawnSync('git', ['-C', shops, 'worktree', 'prune']);
    return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: shops,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${bin}:${process.env['PATH']}`,
        CI: 'true',
        BASE: base,
        PR: '7',
        GITHUB_REPOSITORY: 'shops/platform',
        RUNNER_TEMP: root,
        GITHUB_STEP_SUMMARY: join(root, 'summary.md'),
      },
    });
  };
}
