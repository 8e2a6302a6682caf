import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { platformFolder, smallCity } from '../../../support/platform-folder.ts';
import { zeta } from '../bin.ts';

const hasZsh = spawnSync('zsh', ['-c', 'true']).status === 0;
const scripts = { bash: '', zsh: '' };

beforeAll(async () => {
  for (const shell of ['bash', 'zsh'] as const) {
    const run = await zeta('/', ['completion', shell]);
    expect(run.code).toBe(0);
    scripts[shell] = run.stdout;
  }
});

/** What bash offers after these words, the last of which is being typed. */
function inBash(cwd: string, words: readonly string[], setup = ''): readonly string[] {
  const quoted = ['zeta', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${setup}
source /dev/stdin <<'SCRIPT'
${scripts.bash}
SCRIPT
COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}
_zeta
printf '%s\\n' "\${COMPREPLY[@]}"
complete -p zeta >&2`;
  const run = spawnSync('bash', ['--norc', '-c', script], { cwd, encoding: 'utf8' });
  expect(run.stderr).toBe('complete -F _zeta zeta\n');
  return run.stdout.split('\n').filter(Boolean);
}

/** The same in zsh, whose builtins for completion are replaced by ones that print what they are given. */
function inZsh(cwd: string, words: readonly string[]): readonly string[] {
  const quoted = ['zeta', ...words].map((word) => `'${word}'`).join(' ');
  const script = `compadd() { [[ $1 == -a ]] && print -l -- "\${(P)2[@]}"; }
_describe() { print -l -- "\${(P)@[-1][@]%%:*}"; }
compset() { :; }
${scripts.zsh}
words=(${quoted}); CURRENT=${words.length + 1}
_zeta`;
  const run = spawnSync('zsh', ['-f', '-c', script], { cwd, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter(Boolean);
}

function platform(): string {
  const { root } = platformFolder({
    ...smallCity('almaty'),
    ...smallCity('astana'),
    'cities/_shared/prompts/ru.yaml': 'greeting: x\n',
  });
  mkdirSync(join(root, 'deep/er'), { recursive: true });
  writeFileSync(join(root, 'cities/readme.md'), '');
  return root;
}

const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['city', ''],
    ['add', 'list', 'show', 'config', 'pair', 'set', 'rename', 'remove'],
  ],
  [
    ['validate', ''],
    ['almaty', 'astana'],
  ],
  [
    ['plan', 'almaty', ''],
    ['almaty', 'astana'],
  ],
  [['chat', 'almaty', ''], []],
  [
    ['completion', ''],
    ['bash', 'zsh'],
  ],
  [
    ['--to', ''],
    ['dev', 'local'],
  ],
  [
    ['--data', '/tmp', 'city', 'show', ''],
    ['almaty', 'astana'],
  ],
  [
    ['deploy', '--allow', ''],
    ['product-drop', 'price-drop', 'currency-change', 'bot-change'],
  ],
  [['deploy', '-m', ''], []],
  [
    ['explain', 'a'],
    ['almaty', 'astana'],
  ],
  [
    ['explain', 'ZX10'],
    ['ZX101', 'ZX102', 'ZX103'],
  ],
  [
    ['explain', 'almaty', 'prompts.gree'],
    ['prompts.greeting', 'prompts.greeting_again'],
  ],
];

describe('completion in bash', () => {
  it.each(cases)('offers after %j: %j', (words, offered) => {
    expect(inBash(platform(), words)).toEqual(offered);
  });

  it('narrows by what is typed, for verbs, flags, values and cities', () => {
    const root = platform();
    expect(inBash(root, ['va'])).toEqual(['validate']);
    expect(inBash(root, ['validate', '--max'])).toEqual(['--max-warnings']);
    expect(inBash(root, ['validate', '--q'])).toEqual(['--quiet']);
    expect(inBash(root, ['city', 'add', 'x', '--timezone', 'Asia/Alm'])).toEqual(['Asia/Almaty']);
    expect(inBash(root, ['deploy', 'as'])).toEqual(['astana']);
    expect(inBash(root, ['validate', '--format', '=', 'gi'])).toEqual(['github']);
  });

  it('finds the cities of the platform folder above, and of -C', () => {
    const root = platform();
    expect(inBash(join(root, 'deep/er'), ['secret', 'list', ''])).toEqual([]);
    expect(inBash(join(root, 'deep/er'), ['deploy', 'al'])).toEqual(['almaty']);
    expect(inBash('/', ['deploy', ''])).toEqual([]);
    expect(inBash('/', ['-C', root, 'deploy', ''])).toEqual(['almaty', 'astana']);
  });

  it('starts no process of ZETA to know them', () => {
    const setup = 'PATH=/nonexistent';
    expect(inBash(platform(), ['deploy', ''], setup)).toEqual(['almaty', 'astana']);
  });
});

describe.skipIf(!hasZsh)('completion in zsh', () => {
  it.each(cases)('offers after %j: %j', (words, offered) => {
    expect(inZsh(platform(), words)).toEqual(offered);
  });

  it('finds cities from below and by -C, and offers flags', () => {
    const root = platform();
    expect(inZsh(join(root, 'deep/er'), ['deploy', ''])).toEqual(['almaty', 'astana']);
    expect(inZsh('/', ['-C', root, 'deploy', ''])).toEqual(['almaty', 'astana']);
    expect(inZsh(root, ['deploy', '--'])).toEqual(expect.arrayContaining(['--message', '--allow', '--json']));
  });
});

describe('zeta completion', () => {
  it('says how to install it, and refuses other shells', async () => {
    expect((await zeta('/', ['completion', '--help'])).stdout).toContain('source <(zeta completion bash)');
    expect(await zeta('/', ['completion', 'fish'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('bash, zsh'),
    });
  });
});
