import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret.ts';
import { Hashing } from '../../../src/operations/people/hashing.ts';
import { hashOfCookie, isCsrfToken, Sessions } from '../../../src/operations/people/sessions.ts';
import { idleMs, mostSessionMs } from '../../../src/operations/people/still-valid.ts';
import type { PasswordHash } from '../../../src/ports/password-hash.ts';
import type { StoredUser } from '../../../src/store/people-store.ts';
import { openTestStore } from '../../store/open-test-store.ts';
import { tools } from '../../support/tools.ts';
import { signedLogin } from './signed-login.ts';

const start = Date.parse('2026-11-28T12:00:00Z');
const bot = '123456789:AAlogin';
const home = { address: '192.0.2.1', agent: 'a browser', request: 'r1' };

/** Passwords whose hashes are themselves, and how many are hashed at once; each waits until it is let go. */
function countedPasswords() {
  const seen: { hashed: string[]; now: number; most: number; held: (() => void)[] | undefined } = {
    ...{ hashed: [], now: 0, most: 0, held: undefined },
  };
  const work = async <T>(hash: string | null, result: T): Promise<T> => {
    seen.hashed.push(hash ?? 'nobody');
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    if (seen.held) await new Promise<void>((go) => seen.held?.push(go));
    seen.now -= 1;
    return result;
  };
  const passwords: PasswordHash = {
    hash: async (password) => work('new', `hash of ${password.reveal()}`),
    verify: async (password, hash) => {
      const isOld = hash === `old hash of ${password.reveal()}`;
      const isRight = isOld || hash === `hash of ${password.reveal()}`;
      return work(hash, { isRight, isOutdated: isOld });
    },
  };
  return { seen, passwords };
}

async function people(users: Readonly<Record<string, Partial<StoredUser>>> = { dana: {} }) {
  const { store } = openTestStore();
  const { seen, passwords } = countedPasswords();
  const clock = { now: start };
  const doing = { at: 1, author: 'tester' };
  for (const [name, more] of Object.entries(users)) {
    const kept = { password: 'hash of right', passwordAt: 1, telegram: null, createdAt: 1, createdBy: 'a' };
    await store.addUser({ name, role: 'editor', cities: [], ...kept, ...more }, doing);
  }
  const sessions = new Sessions({
    store,
    tools: { ...tools, clock: { now: () => clock.now, monotonic: () => clock.now } },
    passwords: new Hashing(passwords, { atOnce: 2, waiting: 3 }),
    telegramToken: () => new Secret(bot),
  });
  const login = async (name: string, password: string, before?: string, whence = home) =>
    sessions.login({ name, password: new Secret(password) }, whence, before);
  const code = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'in',
      (error: { code: string }) => error.code,
    );
  return { store, sessions, seen, clock, doing, login, code };
}

describe('A login', () => {
  it('opens a session that nothing but its cookie opens, and is written down', async () => {
    const { store, sessions, login } = await people();
    const { cookie, view } = await login('DANA', 'right');
    expect(cookie.reveal()).toMatch(/^[\w-]{43}$/);
    expect(view).toMatchObject({ name: 'dana', role: 'editor', scopes: ['read', 'write'], cities: [] });
    expect((await sessions.find(cookie.reveal()))?.user.name).toBe('dana');
    for (const other of ['', hashOfCookie(cookie.reveal()), cookie.reveal().toLowerCase()])
      expect(await sessions.find(other)).toBeUndefined();
    const [entry] = await store.auditEntries({ since: 0, cities: [], most: 1 });
    expect(entry).toMatchObject({ what: 'login', kind: 'user', name: 'dana', ...home });
  });

  it('costs the same for who is not known, has no password, is shut out, or types a wrong one', async () => {
    const { store, seen, login, code, doing } = await people({
      dana: {},
      telegramOnly: { password: null, telegram: '7' },
      gone: {},
    });
    const gone = await store.userNamed('gone');
    if (gone) await store.changeUser(gone, { isDisabled: true }, doing);
    const codes: string[] = [];
    for (const name of ['dana', 'nobody', 'telegramOnly', 'gone'])
      codes.push(await code(login(name, 'wrong')));
    codes.push(await code(login('gone', 'right')));
    expect(codes).toEqual(Array.from({ length: 5 }, () => 'login-refused'));
    expect(seen.hashed).toEqual(['hash of right', 'nobody', 'nobody', 'hash of right', 'hash of right']);
  });

  it('writes down no name that is not a user’s: people type passwords where names go', async () => {
    const { store, login, code } = await people();
    await code(login('my secret password', 'x'));
    await code(login('dana', 'x'));
    const entries = await store.auditEntries({ since: 2, cities: [], most: 9 });
    expect(entries.map(({ what, kind, subject }) => [what, kind, subject])).toEqual([
      ['login-refused', 'nobody', 'dana'],
      ['login-refused', 'nobody', ''],
    ]);
  });

  it('is not looked at once too many failed from there, and does from elsewhere', async () => {
    const { clock, seen, login, code } = await people();
    for (let guess = 0; guess < 5; guess += 1) await code(login('dana', 'wrong'));
    expect(await code(login('dana', 'right'))).toBe('too-many-logins');
    expect(seen.hashed).toHaveLength(5);
    expect(await code(login('dana', 'right', undefined, { ...home, address: '198.51.100.4' }))).toBe('in');
    clock.now += 1000;
    expect(await code(login('dana', 'right'))).toBe('in');
  });

  it('hashes two at a time, lets a few wait, and turns a flood away', async () => {
    const { seen, login, code } = await people();
    seen.held = [];
    const flood = Array.from({ length: 40 }, (_, at) =>
      code(login(`user ${at}`, 'x', undefined, { ...home, address: `192.0.2.${at}` })),
    );
    const settled: string[] = [];
    for (const one of flood) void one.then((outcome) => settled.push(outcome));
    const release = async () => {
      for (let turn = 0; turn < 50; turn += 1) {
        await new Promise((next) => setImmediate(next));
        seen.held?.shift()?.();
      }
    };
    await release();
    await Promise.all(flood);
    expect(seen.most).toBe(2);
    expect(seen.hashed).toHaveLength(5);
    expect(settled.filter((outcome) => outcome === 'logins-busy')).toHaveLength(35);
    seen.held = undefined;
    expect(await code(login('dana', 'right'))).toBe('in');
  });

  it('takes the place of the session that the browser came with: nobody is led into one', async () => {
    const { sessions, login } = await people({ dana: {}, mallory: {} });
    const fixed = (await login('mallory', 'right')).cookie.reveal();
    const { cookie } = await login('dana', 'right', fixed);
    expect(cookie.reveal()).not.toBe(fixed);
    expect(await sessions.find(fixed)).toBeUndefined();
    const invented = 'A'.repeat(43);
    const second = await login('dana', 'right', invented);
    expect(second.cookie.reveal()).not.toBe(invented);
    expect(await sessions.find(invented)).toBeUndefined();
  });

  it('has a password hashed anew whose hash is of an earlier day', async () => {
    const { store, login } = await people({ dana: { password: 'old hash of right' } });
    await login('dana', 'right');
    expect((await store.userNamed('dana'))?.password).toBe('hash of right');
    await login('dana', 'right');
  });
});

describe('A login with Telegram', () => {
  const fields = { id: 42, first_name: 'Д', auth_date: start / 1000 };

  it('lets in whose account is known, once', async () => {
    const { sessions, code } = await people({ dana: { telegram: '42' } });
    const telegram = signedLogin(fields, bot);
    expect((await sessions.login({ telegram }, home, undefined)).view.name).toBe('dana');
    expect(await code(sessions.login({ telegram }, home, undefined))).toBe('login-refused');
  });

  it('lets in nobody else', async () => {
    const { store, sessions, clock, code, doing } = await people({ dana: { telegram: '42' } });
    const come = (telegram: ReturnType<typeof signedLogin>) =>
      code(sessions.login({ telegram }, home, undefined));
    expect(await come(signedLogin({ ...fields, id: 43 }, bot))).toBe('login-refused');
    expect(await come(signedLogin(fields, '987654321:AAother'))).toBe('login-refused');
    clock.now += 6 * 60_000;
    expect(await come(signedLogin(fields, bot))).toBe('login-refused');
    const dana = await store.userNamed('dana');
    if (dana) await store.changeUser(dana, { isDisabled: true }, doing);
    expect(await come(signedLogin({ ...fields, auth_date: clock.now / 1000 }, bot))).toBe('login-refused');
  });
});

describe('A session', () => {
  it('ends when nobody uses it for half a day, and after a week in any case', async () => {
    const { sessions, clock, login } = await people();
    const idle = (await login('dana', 'right')).cookie.reveal();
    clock.now += idleMs - 1;
    expect(await sessions.find(idle)).toBeDefined();
    clock.now += idleMs - 1;
    expect(await sessions.find(idle)).toBeDefined();
    clock.now += idleMs;
    expect(await sessions.find(idle)).toBeUndefined();
    const long = (await login('dana', 'right')).cookie.reveal();
    const end = clock.now + mostSessionMs;
    for (; clock.now + idleMs / 2 < end; clock.now += idleMs / 2)
      expect(await sessions.find(long)).toBeDefined();
    clock.now = end - 1;
    expect(await sessions.find(long)).toBeDefined();
    clock.now = end;
    expect(await sessions.find(long)).toBeUndefined();
  });

  it('is out with its user, and when they go out', async () => {
    const { store, sessions, login, doing } = await people();
    const { cookie } = await login('dana', 'right');
    const other = (await login('dana', 'right')).cookie.reveal();
    await sessions.logout(cookie.reveal(), home);
    expect(await sessions.find(cookie.reveal())).toBeUndefined();
    expect(await sessions.find(other)).toBeDefined();
    const dana = await store.userNamed('dana');
    if (dana) await store.changeUser(dana, { isDisabled: true }, doing);
    expect(await sessions.find(other)).toBeUndefined();
  });

  it('has a token of its own for what changes something', async () => {
    const { login } = await people();
    const [one, other] = [await login('dana', 'right'), await login('dana', 'right')];
    const cookie = one.cookie.reveal();
    expect(isCsrfToken(cookie, one.view.csrfToken ?? '')).toBe(true);
    for (const wrong of [undefined, '', other.view.csrfToken ?? '', cookie, `${one.view.csrfToken}x`])
      expect(isCsrfToken(cookie, wrong)).toBe(false);
  });

  it('goes on with another cookie after a new password of one’s own, and the others are out', async () => {
    const { sessions, login, code } = await people();
    const here = (await login('dana', 'right')).cookie.reveal();
    const elsewhere = (await login('dana', 'right')).cookie.reveal();
    const change = (current: string, next: string) =>
      sessions.changeOwnPassword(here, { current: new Secret(current), next: new Secret(next) }, home);
    expect(await code(change('wrong', 'four words of a song'))).toBe('wrong-password');
    expect(await code(change('right', 'short'))).toBe('weak-password');
    const { cookie } = await change('right', 'four words of a song');
    const open = await Promise.all([here, elsewhere, cookie.reveal()].map((one) => sessions.find(one)));
    expect(open.map((one) => one !== undefined)).toEqual([false, false, true]);
    expect(await code(login('dana', 'right'))).toBe('login-refused');
    expect(await code(login('dana', 'four words of a song'))).toBe('in');
  });
});
