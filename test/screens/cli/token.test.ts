import { describe, expect, it } from 'vitest';
import { platformFolder } from '../../support/platform-folder.ts';
import { zeta } from './bin.ts';

describe('zeta token', () => {
  it('shows a token once, and lists it without', async () => {
    const { root } = platformFolder({});
    const args = ['token', 'create', 'ci', '--scope', 'deploy', '--city', 'almaty', '--expires', '90d'];
    const made = await zeta(root, args);
    expect(made.code).toBe(0);
    const token = /^zeta_[\w-]{43}$/m.exec(made.stdout)?.[0] ?? 'none';
    const list = await zeta(root, ['token', 'list', '--lang', 'ru']);
    expect(list.stdout).toMatch(/ci\s+действует\s+deploy\s+almaty\s+ещё (?:90|89) д\s+никогда/);
    const json = await zeta(root, ['token', 'list', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ tokens: [{ name: 'ci', state: 'valid' }] });
    expect(list.stdout + json.stdout).not.toContain(token);
    expect(json.stdout).not.toContain('hash');
  });

  it('revokes, and gives the name free', async () => {
    const { root } = platformFolder({});
    await zeta(root, ['token', 'create', 'ci', '--scope', 'read']);
    expect((await zeta(root, ['token', 'create', 'ci', '--scope', 'read'])).code).toBe(2);
    expect((await zeta(root, ['token', 'revoke', 'ci'])).code).toBe(0);
    expect((await zeta(root, ['token', 'revoke', 'ci'])).code).toBe(2);
    const again = await zeta(root, ['--json', 'token', 'create', 'ci', '--scope', 'read']);
    expect(JSON.parse(again.stdout)).toMatchObject({
      state: 'valid',
      token: expect.stringMatching(/^zeta_/),
    });
  });

  it.each([
    [['Ci', '--scope', 'read'], 'cannot name a token'],
    [['ci'], 'needs a scope'],
    [['ci', '--scope', 'admin'], 'no scope "admin"'],
    [['ci', '--scope', 'read', '--city', '../x'], 'cannot be a city'],
    [['ci', '--scope', 'read', '--expires', 'soon'], 'no length of time'],
  ])('refuses %j', async (args, why) => {
    const { root } = platformFolder({});
    const run = await zeta(root, ['token', 'create', ...args]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining(why)]);
  });
});
