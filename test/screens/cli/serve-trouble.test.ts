import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { startZeta, zeta } from './bin.ts';

const serveFlags = ['serve', '--port', '0', '--private', '127.0.0.1:0'];

/** A deployed platform whose bot talks to nobody real. */
async function deployed(): Promise<string> {
  const telegram = await startTelegramEmulator();
  onTestFinished(() => telegram.close());
  const { root } = platformFolder({
    ...smallCity('almaty'),
    'zeta.yaml': `target: local\ntelegram: { apiRoot: "${telegram.url}" }\n`,
  });
  expect((await zeta(root, ['deploy'])).code).toBe(0);
  return root;
}

describe('zeta serve', () => {
  it('ends with 3 and the cure when its database is deleted under it', async () => {
    const root = await deployed();
    const running = await startZeta(root, serveFlags, /readyz/);
    for (const file of ['zeta.db', 'zeta.db-wal', 'zeta.db-shm']) rmSync(`${root}/.zeta/local/${file}`);
    // Nobody writes: it is found out all the same.
    expect(await running.ended).toBe(3);
    expect(running.output()).toContain('The database was replaced or deleted while it was in use.');
    expect(running.output()).toMatch(/hint: .*start again/);
  });

  it('ends with 3 on a disk that cannot be written, and says so', async ({ skip }) => {
    const root = await deployed();
    const bind = spawnSync('mount', ['--bind', `${root}/.zeta`, `${root}/.zeta`]).status;
    if (bind !== 0) skip();
    onTestFinished(() => void spawnSync('umount', ['-l', `${root}/.zeta`]));
    spawnSync('mount', ['-o', 'remount,ro,bind', `${root}/.zeta`]);
    const run = await zeta(root, serveFlags);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/error: The .*(database|lock) .* cannot be (opened|used|written)/);
  });
});
