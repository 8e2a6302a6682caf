import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret.ts';
import { Admissions } from '../../../src/operations/api/admission.ts';
import {
  type Arrival,
  isFromElsewhere,
  isFromHere,
  sessionCookie,
  setCookie,
} from '../../../src/operations/api/arrival.ts';
import { hashOfToken } from '../../../src/operations/api-tokens.ts';
import { AccessTokens } from '../../../src/operations/people/access-tokens.ts';
import { Hashing } from '../../../src/operations/people/hashing.ts';
import { Sessions } from '../../../src/operations/people/sessions.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { city, content, openTestStore, stamp } from '../../store/open-test-store.ts';
import { testServeTools, tools } from '../../support/tools.ts';

const start = Date.parse('2026-11-28T12:00:00Z');
const token = `zeta_${'A'.repeat(43)}`;
const arrival: Arrival = { method: 'GET', authorization: `Bearer ${token}` };

async function desk(expiresAt: number | null = null) {
  const { store, path } = openTestStore();
  const made = {
    name: 'ci',
    hash: hashOfToken(token),
    scopes: ['read'],
    cities: [],
    createdBy: 'a',
  } as const;
  await store.createToken({ ...made, createdAt: 1, expiresAt });
  const looked: string[] = [];
  const watched = {
    ...store,
    tokenWithHash: (hash: string) => {
      looked.push(hash);
      return store.tokenWithHash(hash);
    },
  };
  const clock = { now: start };
  const used = { ...tools, clock: { now: () => clock.now, monotonic: () => clock.now } };
  const parts = {
    sessions: new Sessions({
      ...{ store: watched, tools: used, telegramToken: () => undefined },
      passwords: new Hashing(tools.passwords, { atOnce: 1, waiting: 1 }),
    }),
    accessTokens: new AccessTokens({
      ...{ store: watched, tools: used, masterKey: () => new Secret('a key'), target: 'local' },
    }),
  };
  const admissions = new Admissions({
    store: watched,
    tools: { ...used, log: testServeTools().log },
    ...parts,
  });
  const codeOf = async (given: Arrival = arrival) => {
    const admission = await admissions.admit(given);
    return 'problem' in admission ? admission.problem.code : admission.caller.name;
  };
  return { store, path, clock, looked, codeOf, ...parts };
}

describe('Who was let in', () => {
  it('is looked up once in a minute, whatever else is written by this process', async () => {
    const { store, clock, looked, codeOf } = await desk();
    expect(await codeOf()).toBe('ci');
    // The use of a token is written by the hour, and that is a change.
    expect(await codeOf()).toBe('ci');
    looked.length = 0;
    for (let request = 0; request < 100; request += 1) {
      await store.activate(city, content(String(request)), stamp());
      expect(await codeOf()).toBe('ci');
    }
    expect(looked).toHaveLength(0);
    clock.now += 60_000;
    expect(await codeOf()).toBe('ci');
    expect(looked).toHaveLength(1);
  });

  it('is out with the next request, shut out by this process or another', async () => {
    for (const isOther of [false, true]) {
      const { store, path, codeOf } = await desk();
      const other = openStore(path, { busyTimeoutMs: 1000 });
      for (let request = 0; request < 3; request += 1) expect(await codeOf()).toBe('ci');
      await (isOther ? other : store).revokeToken('ci', { at: 1, author: 'a' });
      expect(await codeOf()).toBe('token-revoked');
      other.close();
    }
  });

  it('is out at the very time that the token ends', async () => {
    const { clock, codeOf } = await desk(start + 1000);
    for (let request = 0; request < 3; request += 1) expect(await codeOf()).toBe('ci');
    clock.now += 999;
    expect(await codeOf()).toBe('ci');
    clock.now += 1;
    expect(await codeOf()).toBe('token-expired');
  });

  it('with a short-lived token is out with it, with its own, and at its end', async () => {
    const { store, accessTokens, clock, codeOf } = await desk();
    const own = await store.tokenWithHash(hashOfToken(token));
    if (!own) throw new Error('it was just made');
    const made = [
      await accessTokens.make(own, {}),
      await accessTokens.make(own, {}),
      await accessTokens.make(own, {}),
    ];
    const [first, second, third] = made.map(({ accessToken }) => ({
      ...arrival,
      authorization: `Bearer ${accessToken}`,
    }));
    for (const one of [first, second, third, first, second, third]) expect(await codeOf(one)).toBe('ci');
    await store.revokeAccessToken(made[0]?.jti ?? '', { at: 1, author: 'a' });
    expect([await codeOf(first), await codeOf(second)]).toEqual(['token-unknown', 'ci']);
    clock.now = (made[1]?.expiresAt ?? 0) - 1;
    expect(await codeOf(second)).toBe('ci');
    clock.now += 1;
    expect(await codeOf(second)).toBe('token-unknown');
  });

  it.each([
    undefined,
    '',
    'Basic x',
    'Bearer',
    `Bearer ${token}x`,
    `Bearer ${token} ${token}`,
    `bearer${token}`,
    `Bearer ${'x'.repeat(9000)}`,
  ])('is nobody with %j', async (authorization) => {
    const { codeOf } = await desk();
    expect(await codeOf({ ...arrival, authorization })).toBe(
      authorization === undefined ? 'token-missing' : 'token-unknown',
    );
  });
});

describe('A browser', () => {
  it('keeps what it was given, and sends other cookies, too', () => {
    const value = 'b'.repeat(43);
    const sent = setCookie(value, 60).split(';')[0] ?? '';
    expect(sessionCookie(`a=1; ${sent}; c=3`)).toBe(value);
    for (const wrong of [
      undefined,
      '',
      'zeta=x',
      `__Host-zeta=${value}x`,
      `__host-zeta=${value}`,
      `x__Host-zeta=${value}`,
    ])
      expect(sessionCookie(wrong)).toBeUndefined();
  });

  it.each([
    [{ origin: 'https://shop.example', host: 'shop.example' }, true],
    [{ origin: 'https://shop.example', host: 'shop.example:443' }, true],
    [{ origin: 'http://localhost:8081', host: 'localhost:8081', fetchSite: 'same-origin' }, true],
    [{ fetchSite: 'same-origin', host: 'x' }, true],
    [{ origin: 'https://shop.example:8443', host: 'shop.example' }, false],
    [{ origin: 'https://shop.example.evil.example', host: 'shop.example' }, false],
    [{ origin: 'https://shop.example@evil.example', host: 'shop.example' }, false],
    [{ origin: 'https://shop.example', host: 'shop.example', fetchSite: 'cross-site' }, false],
    [{ origin: 'file://shop.example', host: 'shop.example' }, false],
    [{ origin: 'null', host: 'shop.example' }, false],
    [{ origin: '', host: '' }, false],
    [{ host: 'shop.example' }, false],
    [{}, false],
  ] as const)('is on a page of this server with %j: %j', (said, isHere) => {
    expect(isFromHere({ method: 'POST', ...said })).toBe(isHere);
    // Who says nothing is no browser: it may come in, and changes nothing with a cookie.
    const saysNothing = !('origin' in said) && !('fetchSite' in said);
    expect(isFromElsewhere({ method: 'POST', ...said })).toBe(!isHere && !saysNothing);
  });
});
