import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { pinPackage } from '../../src/operations/pin-package.ts';
import { platformFolder } from '../support/platform-folder.ts';

/** A folder in which npm installed the package, and what it wrote down of that. */
function installed(locked: object | undefined) {
  const { root } = platformFolder({});
  const own = join(root, 'node_modules/zeta-platform');
  mkdirSync(own, { recursive: true });
  if (locked !== undefined) {
    const lock = { packages: { 'node_modules/zeta-platform': locked } };
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify(lock));
  }
  const packed = { name: 'zeta-platform-1.2.3.tgz', bytes: Buffer.from('packed now') };
  const pin = () => pinPackage({ filesAt: nodeFiles, packPackage: async () => packed }, own, 'zeta-platform');
  return { root, pin };
}

describe('The package that a new platform depends on', () => {
  it.each([
    [
      'the version of a registry',
      { version: '1.2.3', resolved: 'https://npm.example/zeta-platform/-/zeta-platform-1.2.3.tgz' },
      '1.2.3',
    ],
    [
      'a commit of git',
      { version: '1.2.3', resolved: 'git+ssh://git@git.example/shops/zeta.git#0a1b2c' },
      'git+ssh://git@git.example/shops/zeta.git#0a1b2c',
    ],
    [
      'an address',
      { version: '1.2.3', resolved: 'https://files.example/builds/zeta-platform-1.2.3.tgz' },
      'https://files.example/builds/zeta-platform-1.2.3.tgz',
    ],
  ])('is %s, as it was installed', async (_, locked, spec) => {
    expect(await installed(locked).pin()).toEqual({ name: 'zeta-platform', spec });
  });

  it('is a copy of the tarball that it was installed from', async () => {
    const { root, pin } = installed({ version: '1.2.3', resolved: 'file:vendor/zeta-1.2.3.tgz' });
    mkdirSync(join(root, 'vendor'));
    writeFileSync(join(root, 'vendor/zeta-1.2.3.tgz'), 'the tarball');
    const pinned = await pin();
    expect(pinned.spec).toBe('file:vendor/zeta-1.2.3.tgz');
    expect(pinned.tarball?.path).toBe('vendor/zeta-1.2.3.tgz');
    expect(Buffer.from(pinned.tarball?.bytes ?? []).toString()).toBe('the tarball');
  });

  it.each([
    ['the tarball is gone', { version: '1.2.3', resolved: 'file:vendor/zeta-1.2.3.tgz' }],
    ['it is a link to a checkout', { resolved: '../zeta', link: true }],
    ['npm wrote nothing down', undefined],
  ])('is packed anew when %s', async (_, locked) => {
    const pinned = await installed(locked).pin();
    expect(pinned.spec).toBe('file:vendor/zeta-platform-1.2.3.tgz');
    expect(Buffer.from(pinned.tarball?.bytes ?? []).toString()).toBe('packed now');
  });
});
