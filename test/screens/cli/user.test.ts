import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { platformFolder } from '../../support/platform-folder.ts';
import { launcher, zeta } from './bin.ts';
import type { Run } from './warm-zeta.ts';

/** With a password on stdin. */
function from(root: string, input: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C', ZETA_TARGET: '' };
    const child = execFile(launcher, [...args], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

describe('zeta user', () => {
  it('lets somebody in with a password that is shown once or comes on stdin, and lists them without', async () => {
    const { root } = platformFolder({});
    const made = await zeta(root, [
      'user',
      'add',
      'dana',
      '--role',
      'editor',
      '--city',
      'almaty',
      '--generate',
    ]);
    expect(made.code).toBe(0);
    const password = /^(?:[a-z2-9]{5}-){4}[a-z2-9]{5}$/m.exec(made.stdout)?.[0] ?? 'none';
    const typed = 'four words of a song';
    const piped = await from(root, `${typed}\n`, ['user', 'add', 'Олга', '--role', 'owner']);
    expect([piped.code, piped.stderr]).toEqual([0, '']);
    const list = await zeta(root, ['user', 'list', '--lang', 'ru']);
    expect(list.stdout).toMatch(/dana\s+editor\s+almaty\s+может входить\s+пароль\s+никогда/);
    expect(list.stdout).toMatch(/Олга\s+owner\s+все/);
    const json = await zeta(root, ['--json', 'user', 'list']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      users: [{ name: 'dana', hasPassword: true }, { name: 'Олга' }],
    });
    for (const secret of [password, typed, 'argon2']) expect(list.stdout + json.stdout).not.toContain(secret);
    expect(piped.stdout).not.toContain(typed);
  });

  it('changes, shuts out and lets in again, and leaves the last owner', async () => {
    const { root } = platformFolder({});
    const quiet = await zeta(root, ['--quiet', 'user', 'add', 'olga', '--role', 'owner', '--generate']);
    expect(quiet.stdout).toMatch(/^(?:[a-z2-9]{5}-){4}[a-z2-9]{5}\n$/);
    await zeta(root, ['user', 'add', 'dana', '--role', 'viewer', '--telegram', '42', '--no-password']);
    const change = ['--json', 'user', 'change', 'DANA', '--role', 'operator', '--city', 'almaty'];
    expect(JSON.parse((await zeta(root, change)).stdout)).toMatchObject({
      user: { role: 'operator', cities: ['almaty'], telegram: '42', hasPassword: false },
    });
    expect((await zeta(root, ['user', 'disable', 'dana'])).stdout).toContain('shut out');
    expect((await zeta(root, ['user', 'enable', 'dana'])).stdout).toContain('may come in');
    const last = await zeta(root, ['user', 'disable', 'olga']);
    expect([last.code, last.stderr]).toEqual([3, expect.stringContaining('the last owner')]);
    expect((await zeta(root, ['user', 'password', 'olga', '--generate'])).code).toBe(0);
    const audit = await zeta(root, ['--json', 'audit', '--what', 'password-set']);
    expect(JSON.parse(audit.stdout)).toMatchObject({
      entries: [{ what: 'password-set', subject: 'olga' }],
      next: null,
    });
    expect((await zeta(root, ['audit', 'verify'])).code).toBe(0);
    expect((await zeta(root, ['audit', 'verify', '--head', 'f'.repeat(64)])).code).toBe(3);
  });

  it.each([
    [['dana', '--role', 'boss', '--generate'], 'no role "boss"'],
    [['d a', '--role', 'owner', '--generate'], 'cannot name a user'],
    [['dana', '--role', 'owner', '--city', '../x', '--generate'], 'cannot be a city'],
    [['dana', '--role', 'owner', '--telegram', '@dana', '--generate'], 'not the number'],
    [['dana', '--role', 'owner', '--no-password'], 'no way to come in'],
    [['dana'], "required option '--role <role>' not specified"],
  ])('refuses %j', async (args, why) => {
    const { root } = platformFolder({});
    const run = await zeta(root, ['user', 'add', ...args]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining(why)]);
  });

  it('refuses a weak password and says nothing of it', async () => {
    const { root } = platformFolder({});
    const run = await from(root, 'hunter2hunter\n', ['user', 'add', 'dana', '--role', 'owner']);
    expect(run.code).toBe(0);
    const weak = await from(root, 'short-pass1\n', ['user', 'password', 'dana']);
    expect([weak.code, weak.stderr]).toEqual([2, expect.stringContaining('11 characters')]);
    expect(weak.stderr).not.toContain('short-pass1');
  });
});
