import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { zeta } from './bin.ts';

/** A city of which one message was set aside, half an hour ago. */
async function shop(): Promise<string> {
  const { root } = platformFolder(smallCity('almaty'));
  expect((await zeta(root, ['deploy'])).code).toBe(0);
  const database = new Sqlite(`${root}/.zeta/dev/zeta.db`);
  database
    .prepare(
      `INSERT INTO inbox (key, city, lane, source, bot, payload, received_at, state, attempts, error)
       VALUES ('u:1:1', 'almaty', 'chat:500', 'update', '1', '{"update_id":1}', ?, 'dead', 3, 'TypeError')`,
    )
    .run(Date.now() - 30 * 60_000);
  database.close();
  return root;
}

it('zeta dead lists, shows and retries what was set aside, in either language and for scripts', async () => {
  const root = await shop();
  const run = (...args: readonly string[]) => zeta(root, ['dead', ...args]);
  const english = await run('list', '--lang', 'en');
  expect(english.code).toBe(0);
  expect(english.stdout).toMatch(/t1 +almaty +turn chat:500 +30m +3 +TypeError/);
  expect((await run('list', '--lang', 'ru')).stdout).toMatch(/t1 +almaty +ответ chat:500/);
  const { stdout } = await run('list', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    target: 'dev',
    items: [{ id: 't1', kind: 'turn', attempts: 3 }],
  });
  // What a customer wrote is shown only to who asks for that message.
  expect(stdout).not.toContain('update_id');
  expect((await run('show', 't1')).stdout).toContain('"update_id": 1');
  expect(await run('retry', 't9')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('zeta dead list'),
  });
  expect((await run('retry', 't1', '--lang', 'en')).stdout).toContain('to be tried again: 1');
  expect((await run('list', '--lang', 'en')).stdout).toContain('Nothing was set aside.');
});
