import { describe, expect, it } from 'vitest';
import { zeta } from '../cli/bin.ts';
import { apiWorld, laptop } from './api-world.ts';
import { browser } from './browser.ts';

async function owner() {
  const world = await apiWorld();
  const here = laptop(world, await world.token({ scopes: ['access', 'audit', 'read', 'write'] }));
  const run = (...args: string[]) => zeta(here.root, [...args, '--to', 'production']);
  return { world, run };
}

describe('Whoever may let others in, from elsewhere', () => {
  it('makes a user who comes in, and shuts them out', async () => {
    const { world, run } = await owner();
    const added = await run(
      'user',
      'add',
      'dana',
      '--role',
      'editor',
      '--city',
      'almaty',
      '--generate',
      '--json',
    );
    expect(added.code, added.stderr).toBe(0);
    const { password, user, target } = JSON.parse(added.stdout) as Record<string, string>;
    expect([user, target]).toMatchObject([
      { name: 'dana', role: 'editor', cities: ['almaty'] },
      'production',
    ]);
    expect((await browser(world).login('dana', password)).status).toBe(200);
    expect((await run('user', 'list')).stdout).toMatch(/dana +editor +almaty/);
    expect((await run('user', 'disable', 'dana')).code).toBe(0);
    expect((await browser(world).login('dana', password)).status).toBe(401);
    const wrong = await run('user', 'add', 'x', '--role', 'king', '--generate');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('king')]);
  });

  it('makes tokens, lists and revokes them', async () => {
    const { world, run } = await owner();
    const made = await run('token', 'create', 'site', '--scope', 'read', '--quiet');
    expect(made.code, made.stderr).toBe(0);
    const token = made.stdout.trim();
    expect((await world.call('/api/status', token)).status).toBe(200);
    expect((await run('token', 'list')).stdout).toMatch(/site +valid +read/);
    expect((await run('token', 'revoke', 'site')).code).toBe(0);
    expect((await world.call('/api/status', token)).status).toBe(401);
  });

  it('reads who did what, and whether all of it is as it was written', async () => {
    const { run } = await owner();
    await run('token', 'create', 'site', '--scope', 'read', '--quiet');
    const audit = await run('audit');
    expect(audit.stdout).toMatch(/site/);
    expect(JSON.parse((await run('audit', '--json')).stdout)).toMatchObject({ target: 'production' });
    const verified = await run('audit', 'verify', '--json');
    expect(verified.code, verified.stderr).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({ isWhole: true, target: 'production' });
  });
});
