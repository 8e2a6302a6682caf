import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { ZetaError } from '../../src/base/zeta-error.ts';
import { Connection, sqlBuilder } from '../../src/store/database.ts';
import { isLocked, takeLock } from '../../src/store/lock.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { city, lane, takeTurn } from './open-test-store.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'zeta-test-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

it('is durable on every connection, also when it is opened again', () => {
  const path = join(folder(), 'zeta.db');
  for (let time = 0; time < 2; time += 1) {
    const connection = new Connection(path, { busyTimeoutMs: 100 });
    expect(connection.synchronous()).toBe(2);
    connection.close();
  }
});

it('refuses the database of a newer version, and leaves it as it is', () => {
  const path = join(folder(), 'zeta.db');
  new Connection(path, { busyTimeoutMs: 100 }).close();
  const newest = (migrations.at(-1)?.number ?? 0) + 1;
  const raw = new Sqlite(path);
  raw.pragma(`user_version = ${newest}`);
  raw.close();
  expect(() => new Connection(path, { busyTimeoutMs: 100 })).toThrow(/newer ZETA/);
});

it('brings an older database forward with what waits in it, in order', async () => {
  const path = join(folder(), 'zeta.db');
  const older = new Sqlite(path);
  for (const { number, queries } of migrations.filter((migration) => migration.number < 10)) {
    // The types of an older shape are nobody's any more.
    for (const { sql, parameters } of queries(sqlBuilder as never)) older.prepare(sql).run(...parameters);
    older.pragma(`user_version = ${number}`);
  }
  older.pragma('application_id = 1514492993');
  const write =
    older.prepare(`insert into inbox (key, city, lane, source, bot, payload, received_at, state, attempts)
    values (?, 'almaty', 'chat:42', 'update', '1', '{}', 1, ?, 0)`);
  for (const [key, state] of [
    ['a', 'done'],
    ['b', 'new'],
    ['c', 'dead'],
    ['d', 'new'],
  ])
    write.run(key, state);
  older.close();
  const store = openStore(path, { busyTimeoutMs: 100 });
  expect(await store.openLanes()).toEqual([{ city, lane }]);
  expect([(await takeTurn(store)).key, (await takeTurn(store)).key]).toEqual(['b', 'd']);
  expect(await store.claimTurn(city, lane)).toBeUndefined();
  store.close();
});

it('says that a file is no database, without a stack for the operator', () => {
  const path = join(folder(), 'zeta.db');
  writeFileSync(path, 'this is not a database, but it is long enough to be looked at as one by its header');
  expect(() => new Connection(path, { busyTimeoutMs: 100 })).toThrow(ZetaError);
});

it('lets one process hold a lock, and a killed one lose it', () => {
  const path = join(folder(), 'serve.lock');
  const script = `
    import { takeLock } from ${JSON.stringify(join(import.meta.dirname, '../../src/store/lock.ts'))};
    if (!takeLock(${JSON.stringify(path)})) process.exit(9);
    process.kill(process.pid, 'SIGKILL');`;
  const killed = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(killed.signal).toBe('SIGKILL');
  const lock = takeLock(path);
  expect(lock).toBeDefined();
  expect(takeLock(path)).toBeUndefined();
  expect(isLocked(path)).toBe(true);
  lock?.release();
  expect(isLocked(path)).toBe(false);
  // Looking at a lock must not be taken for holding it.
  for (let time = 0; time < 50; time += 1) {
    expect(isLocked(path)).toBe(false);
    takeLock(path)?.release();
  }
});
