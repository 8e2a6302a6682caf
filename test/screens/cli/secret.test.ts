import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { launcher, zeta } from './bin.ts';
import type { Run } from './warm-zeta.ts';

const token = `123456789:AA${'x'.repeat(33)}`;

/** `zeta secret set` with its value on stdin. */
function setFrom(root: string, input: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C', ZETA_TARGET: '' };
    const child = execFile(
      launcher,
      ['secret', 'set', ...args],
      { cwd: root, env },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

describe('zeta secret', () => {
  it('writes what a file of the platform names, and lists who needs it, never the value', async () => {
    const { root } = platformFolder({ ...smallCity('almaty'), '.env': 'OLD=1\n' });
    const before = await zeta(root, ['secret', 'list']);
    expect(before.stdout).toContain('✗ ALMATY_TOKEN: missing');
    expect(before.stdout).toMatch(/almaty telegram\.token {2}cities\/almaty\/city\.yaml:5/);
    expect(before.stdout).toContain('• OLD: nobody needs it');

    const set = await setFrom(root, `${token}\n`, ['ALMATY_TOKEN']);
    expect(set.code).toBe(0);
    expect(set.stdout).toContain('✓ ALMATY_TOKEN is written\n  needed by: almaty telegram.token');
    expect(readFileSync(join(root, '.env'), 'utf8')).toBe(`OLD=1\nALMATY_TOKEN=${token}\n`);

    const after = await zeta(root, ['--json', 'secret', 'list']);
    expect(JSON.parse(after.stdout)).toMatchObject({
      secrets: [
        { reference: 'env:ALMATY_BITRIX', state: 'missing' },
        { reference: 'env:ALMATY_TOKEN', state: 'set', uses: [{ city: 'almaty', key: 'telegram.token' }] },
        { reference: 'env:OLD', state: 'unused', uses: [] },
      ],
    });
    for (const { stdout, stderr } of [set, after, before]) expect(stdout + stderr).not.toContain(token);
  });

  it('refuses what is surely none, and writes nothing', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const bad = 'https://mine.bitrix24.kz/rest/';
    const wrong = await setFrom(root, bad, ['env:ALMATY_BITRIX']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('no webhook of Bitrix24')]);
    expect(wrong.stderr).not.toContain(bad);
    expect((await setFrom(root, 'hello', ['ALMATY_TOKEN'])).stderr).toContain('no token of a bot');
    expect((await setFrom(root, ' \n', ['ALMATY_TOKEN'])).code).toBe(2);
    expect((await setFrom(root, token, ['file:token.txt'])).stderr).toContain('write it there');
    expect((await zeta(root, ['secret', 'list'])).stdout).toContain('✗ ALMATY_TOKEN: missing');
  });

  it('loses nothing when several are written at once', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const names = ['P1', 'P2', 'P3', 'P4'];
    const runs = await Promise.all(names.map((name) => setFrom(root, `value of ${name}`, [name])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const written = readFileSync(join(root, '.env'), 'utf8');
    for (const name of names) expect(written).toContain(`${name}='value of ${name}'`);
    expect((await setFrom(root, 'a\0b', ['P5'])).code).toBe(2);
  });

  it('says when the environment goes before the file, and which files could not be read', async () => {
    const { root } = platformFolder({ ...smallCity('almaty'), 'cities/astana/city.yaml': 'name: [' });
    const list = await zeta(root, ['secret', 'list', '--lang', 'ru'], { ALMATY_TOKEN: token });
    expect(list.stdout).toContain('✓ ALMATY_TOKEN: есть');
    expect(list.stdout).toContain('не прочитаны, в них ошибки: cities/astana/city.yaml');
  });
});
