import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { NewUser, StoredUser } from '../../src/store/people-store.ts';
import { settleRestored } from '../../src/store/settle-restored.ts';
import type { Store } from '../../src/store/store.ts';
import { city, content, openTestStore, stamp } from './open-test-store.ts';

const doing = { at: 5, author: 'tester' };

function user(name: string, more: Partial<NewUser> = {}): NewUser {
  const kept = { password: `hash of ${name}`, passwordAt: 1, telegram: null, createdAt: 1, createdBy: 'a' };
  return { name, role: 'owner', cities: [], ...kept, ...more };
}

async function added(store: Store, name: string, more: Partial<NewUser> = {}): Promise<StoredUser> {
  expect(await store.addUser(user(name, more), doing)).toBe('added');
  return known(store, name);
}

async function known(store: Store, name: string): Promise<StoredUser> {
  const found = await store.userNamed(name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
}

function session(hash: string, of: StoredUser, createdAt = 10) {
  return { hash, user: of.id, createdAt, seenAt: createdAt, expiresAt: 1_000_000 };
}

describe('A user', () => {
  it('has a name for themselves, however its letters are written', async () => {
    const { store } = openTestStore();
    await added(store, 'Dana');
    await added(store, 'Айгүл');
    for (const name of ['dana', 'DANA', 'ｄａｎａ', 'АЙГҮЛ']) {
      expect(await store.addUser(user(name), doing)).toBe('name-taken');
      expect(await store.userNamed(name)).toBeDefined();
    }
    expect((await store.users()).map(({ name }) => name)).toEqual(['Dana', 'Айгүл']);
  });

  it('has a Telegram account for themselves', async () => {
    const { store } = openTestStore();
    const dana = await added(store, 'dana', { telegram: '42' });
    const erlan = await added(store, 'erlan');
    expect(await store.addUser(user('olga', { telegram: '42' }), doing)).toBe('telegram-taken');
    expect(await store.changeUser(erlan, { telegram: '42' }, doing)).toBe('telegram-taken');
    expect(await store.changeUser(dana, { telegram: '42', role: 'viewer' }, doing)).toBe('changed');
    expect((await store.userWithTelegram('42'))?.name).toBe('dana');
  });

  it('is not changed over somebody else’s change', async () => {
    const { store } = openTestStore();
    await added(store, 'other owner');
    const seen = await added(store, 'dana', { role: 'editor', cities: [city] });
    expect(await store.changeUser(seen, { role: 'owner', cities: [] }, doing)).toBe('changed');
    expect(await store.changeUser(seen, { password: 'mine' }, doing)).toBe('overtaken');
    expect((await known(store, 'dana')).password).toBe('hash of dana');
  });

  it.each([{ isDisabled: true }, { role: 'operator' as const }, { cities: [city] }])(
    'who is the last that may do everything stays so: %j',
    async (change) => {
      const { store } = openTestStore();
      const dana = await added(store, 'dana');
      await added(store, 'of a city', { cities: [city] });
      const shutOut = await added(store, 'shut out');
      await store.changeUser(shutOut, { isDisabled: true }, doing);
      expect(await store.changeUser(dana, change, doing)).toBe('last-owner');
      expect(await store.changeUser(await known(store, 'shut out'), { isDisabled: false }, doing)).toBe(
        'changed',
      );
      expect(await store.changeUser(dana, change, doing)).toBe('changed');
    },
  );

  it('goes along with a city that is renamed, as its tokens do', async () => {
    const { store } = openTestStore();
    await store.activate(city, content('a'), stamp());
    await added(store, 'dana', { cities: [city, idOf<CityId>('astana')] });
    const token = { name: 'ci', hash: 'h', scopes: ['read'], cities: [city], createdBy: 'a' } as const;
    await store.createToken({ ...token, createdAt: 1, expiresAt: null });
    await store.renameCity(city, idOf<CityId>('alma'), { at: 1, author: 'a', origin: 'cli' });
    expect((await known(store, 'dana')).cities).toEqual(['alma', 'astana']);
    expect((await store.tokenWithHash('h'))?.cities).toEqual(['alma']);
  });

  it('is written down without password and account', async () => {
    const { store } = openTestStore();
    const dana = await added(store, 'dana', { telegram: '123456789' });
    await added(store, 'erlan');
    await store.changeUser(dana, { password: 'another hash' }, doing);
    await store.changeUser(await known(store, 'dana'), { role: 'viewer', isDisabled: true }, doing);
    const entries = await store.auditEntries({ since: 0, cities: [], most: 9 });
    expect(entries.map(({ what }) => what)).toEqual([
      'user-disabled',
      'user-changed',
      'password-set',
      'user-added',
      'user-added',
    ]);
    expect(entries[1]).toMatchObject({
      subject: 'dana',
      before: { role: 'owner', hasTelegram: true },
      after: { role: 'viewer' },
    });
    expect(JSON.stringify(entries)).not.toMatch(/123456789|hash of|another hash/);
  });
});

describe('A session', () => {
  it.each([
    { password: 'new' },
    { isDisabled: true },
    { role: 'viewer' as const },
    { cities: [city] },
    { telegram: '7' },
  ])('ends with the rights that it was opened with: %j', async (change) => {
    const { store } = openTestStore();
    await added(store, 'other');
    const dana = await added(store, 'dana');
    await store.openSession(session('s1', dana), doing, undefined);
    const other = await added(store, 'third');
    await store.openSession(session('s2', other), doing, undefined);
    await store.changeUser(await known(store, 'dana'), change, doing);
    expect(await store.sessionWithHash('s1')).toBeUndefined();
    expect(await store.sessionWithHash('s2')).toBeDefined();
  });

  it('goes on by another name where its own user changes the password', async () => {
    const { store } = openTestStore();
    const dana = await added(store, 'dana');
    for (const hash of ['s1', 's2']) await store.openSession(session(hash, dana), doing, undefined);
    const keeps = { hash: 's1', becomes: 's3' };
    await store.changeUser(await known(store, 'dana'), { password: 'new' }, doing, keeps);
    const found = await Promise.all(['s1', 's2', 's3'].map((hash) => store.sessionWithHash(hash)));
    expect(found.map((one) => one !== undefined)).toEqual([false, false, true]);
  });

  it('takes the place of the one before, and of the oldest where a user has too many', async () => {
    const { store } = openTestStore();
    const dana = await added(store, 'dana');
    await store.openSession(session('first', dana, 1), doing, undefined);
    await store.openSession(session('second', dana, 2), doing, 'first');
    expect(await store.sessionWithHash('first')).toBeUndefined();
    for (let more = 0; more < 20; more += 1)
      await store.openSession(session(`more ${more}`, dana, 10 + more), doing, undefined);
    expect(await store.sessionWithHash('second')).toBeUndefined();
    expect(await store.sessionWithHash('more 0')).toBeDefined();
  });

  it('is out after a restore: who has its cookie may have been shut out since', async () => {
    const { store, path } = openTestStore();
    const dana = await added(store, 'dana');
    await store.openSession(session('s1', dana), doing, undefined);
    settleRestored(path, 77);
    expect(await store.sessionWithHash('s1')).toBeUndefined();
    expect((await store.auditEntries({ since: 0, cities: [], most: 1 }))[0]).toMatchObject({
      what: 'restored',
    });
  });
});

describe('What lets somebody in', () => {
  it('is known to have changed, by this process and by another', async () => {
    const { store, path } = openTestStore();
    const dana = await added(store, 'dana');
    const other = openStore(path, { busyTimeoutMs: 1000 });
    const versions = [store.accessVersion()];
    const next = async (write: Promise<unknown>) => {
      await write;
      versions.push(store.accessVersion());
    };
    await next(store.openSession(session('s1', dana), doing, undefined));
    await next(store.changeUser(dana, { password: 'x' }, doing));
    await next(store.closeSession('s1', doing));
    await next(store.revokeToken('none', doing));
    await next(store.revokeAccessToken('none', doing));
    await next(other.changeUser(await known(other, 'dana'), { telegram: '4' }, doing));
    expect(new Set(versions).size).toBe(versions.length);
    const before = store.accessVersion();
    await store.activate(city, content('a'), stamp());
    await known(store, 'dana');
    expect(store.accessVersion()).toBe(before);
    other.close();
  });

  it('is used once', async () => {
    const { store, path } = openTestStore();
    expect(await store.useLogin('a', 100, 10)).toBe(true);
    expect(await store.useLogin('a', 100, 20)).toBe(false);
    expect(await store.useLogin('b', 200, 101)).toBe(true);
    const raw = new Sqlite(path, { readonly: true });
    expect(raw.prepare('select hash from used_login').pluck().all()).toEqual(['b']);
    raw.close();
  });

  it('is limited where a machine makes short-lived tokens, by those that are still valid', async () => {
    const { store } = openTestStore();
    const keep = (jti: string, at: number, expiresAt = at + 100) =>
      store.keepAccessToken({ jti, parent: 'p', expiresAt }, at, 2);
    expect([await keep('1', 1), await keep('2', 1), await keep('3', 1)]).toEqual([true, true, false]);
    expect(await store.keepAccessToken({ jti: '4', parent: 'q', expiresAt: 9 }, 1, 2)).toBe(true);
    expect(await store.revokeAccessToken('2', doing)).toBe(true);
    expect(await store.revokeAccessToken('2', doing)).toBe(false);
    expect([await keep('5', 2), await keep('6', 2), await keep('7', 200)]).toEqual([true, false, true]);
    expect(await store.accessToken('2')).toBeUndefined();
  });
});
