import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import type { StoredToken } from '../../src/store/access-store.ts';
import { settleRestored } from '../../src/store/settle-restored.ts';
import { content, openTestStore, stamp } from './open-test-store.ts';

const almaty = idOf<CityId>('almaty');
const hour = 3600_000;
const mover = { at: 5, author: 'tester', origin: 'cli' };

function token(name: string, hash = `hash of ${name}`): Omit<StoredToken, 'revokedAt' | 'lastUsedAt'> {
  return { name, hash, scopes: ['deploy'], cities: [almaty], createdAt: 1, createdBy: 'a', expiresAt: 9 };
}

describe('A token', () => {
  it('is found by its hash alone, with what it was made with', async () => {
    const { store } = openTestStore();
    expect(await store.createToken(token('ci'))).toBe(true);
    const found = await store.tokenWithHash('hash of ci');
    expect(found).toEqual({ ...token('ci'), revokedAt: null, lastUsedAt: null });
    expect(await store.tokenWithHash('ci')).toBeUndefined();
  });

  it('has its name for itself until it is revoked, and stays listed then', async () => {
    const { store } = openTestStore();
    await store.createToken(token('ci'));
    expect(await store.createToken(token('ci', 'another'))).toBe(false);
    expect(await store.revokeToken('ci', { at: 5, author: 'a' })).toBe(true);
    expect(await store.revokeToken('ci', { at: 6, author: 'a' })).toBe(false);
    expect(await store.createToken(token('ci', 'another'))).toBe(true);
    expect((await store.tokens()).map(({ hash, revokedAt }) => [hash, revokedAt])).toEqual([
      ['hash of ci', 5],
      ['another', null],
    ]);
  });

  it('remembers when it was used, to within the hour', async () => {
    const { store } = openTestStore();
    await store.createToken(token('ci'));
    const used = async (at: number) => {
      const found = await store.tokenWithHash('hash of ci');
      if (found) await store.tokenWasUsed(found, at);
      return (await store.tokenWithHash('hash of ci'))?.lastUsedAt;
    };
    expect(await used(1000)).toBe(1000);
    expect(await used(1000 + hour - 1)).toBe(1000);
    expect(await used(1000 + hour)).toBe(1000 + hour);
  });

  it('is revoked by a restore: it may have been since the backup', async () => {
    const { store, path } = openTestStore();
    await store.createToken(token('ci'));
    settleRestored(path, 77);
    expect((await store.tokens())[0]?.revokedAt).toBe(77);
  });

  it('is nowhere in the database as itself', async () => {
    const { store, path } = openTestStore();
    await store.createToken(token('ci'));
    const raw = new Sqlite(path, { readonly: true });
    const columns = raw.prepare('select * from token').all();
    raw.close();
    expect(JSON.stringify(columns)).not.toContain('zeta_');
  });
});

describe('A deploy from elsewhere', () => {
  it('lifts the pin of a rollback, as one from here does', async () => {
    const { store } = openTestStore();
    await store.activate(almaty, content('a'), stamp());
    await store.activate(almaty, content('b'), stamp());
    await store.rollBack(almaty, { from: 2, to: 1 }, { at: 2, author: 'tester', origin: 'cli' });
    expect((await store.activate(almaty, content('b'), stamp('api'))).kind).toBe('pinned');
    expect((await store.activate(almaty, content('c'), stamp('api'))).kind).toBe('live');
    expect((await store.liveRelease(almaty))?.pinned).toBeNull();
  });
});

it('The commit that a city was looked at for goes along with its name', async () => {
  const { store } = openTestStore();
  await store.sawCommit(almaty, 'c1', 1);
  await store.sawCommit(almaty, '', 2);
  expect([...(await store.seenCommits())]).toEqual([['almaty', 'c1']]);
  await store.renameCity(almaty, idOf<CityId>('alma'), mover);
  expect([...(await store.seenCommits())]).toEqual([['alma', 'c1']]);
});
