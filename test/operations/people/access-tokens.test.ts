import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/base/secret.ts';
import { AccessTokens } from '../../../src/operations/people/access-tokens.ts';
import { isStillValid } from '../../../src/operations/people/still-valid.ts';
import type { StoredToken } from '../../../src/store/access-store.ts';
import { city, openTestStore } from '../../store/open-test-store.ts';
import { tools } from '../../support/tools.ts';

const start = Date.parse('2026-11-28T12:00:00Z');
const minute = 60_000;
const doing = { at: start, author: 'ci' };
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function machine(more: Partial<StoredToken> = {}) {
  const { store } = openTestStore();
  const clock = { now: start };
  const made = { name: 'ci', hash: 'h', scopes: ['read', 'deploy'], cities: [city], createdBy: 'a' } as const;
  await store.createToken({ ...made, createdAt: 1, expiresAt: null, ...more });
  const parent = await store.tokenWithHash(more.hash ?? 'h');
  if (!parent) throw new Error('it was just made');
  const with_ = (key: string, target = 'local') =>
    new AccessTokens({
      ...{ store, target, masterKey: () => new Secret(key) },
      tools: { ...tools, clock: { now: () => clock.now, monotonic: () => clock.now } },
    });
  return { store, clock, parent, with: with_, tokens: with_('the master key of this server') };
}

describe('A short-lived token', () => {
  it('is for a quarter of an hour, and may what its own may', async () => {
    const { tokens, parent, clock } = await machine();
    const { accessToken, jti, expiresAt } = await tokens.make(parent, {});
    expect(decodeProtectedHeader(accessToken)).toEqual({ alg: 'HS256', typ: 'at+jwt' });
    expect(decodeJwt(accessToken)).toMatchObject({
      ...{ iss: 'zeta:local', aud: 'zeta-api', sub: 'ci', jti, scope: 'read deploy', cities: [city] },
      ...{ iat: start / 1000, exp: start / 1000 + 900 },
    });
    expect(await tokens.callerOf(accessToken)).toEqual({
      ...{ kind: 'access-token', name: 'ci', scopes: ['read', 'deploy'], cities: [city] },
      ...{ hash: 'h', jti, expiresAt },
    });
    clock.now += 15 * minute;
    expect(await tokens.callerOf(accessToken)).toBeUndefined();
  });

  it('may be for less, and never for more', async () => {
    const { tokens, parent } = await machine();
    expect(await tokens.make(parent, { scopes: ['read'] })).toMatchObject({
      scopes: ['read'],
      cities: [city],
    });
    for (const wish of [
      { scopes: ['secrets'] },
      { cities: [] },
      { cities: ['astana'] },
      { cities: [city, 'astana'] },
    ])
      await expect(tokens.make(parent, wish)).rejects.toMatchObject({ code: 'not-allowed' });
    for (const wish of [{ scopes: [] }, { scopes: ['admin'] }, { cities: ['../x'] }])
      await expect(tokens.make(parent, wish)).rejects.toMatchObject({ exit: 2 });
  });

  it('ends with its own: revoked, or expired sooner', async () => {
    const { store, tokens, parent, clock } = await machine({ expiresAt: start + 5 * minute });
    const { accessToken, expiresAt } = await tokens.make(parent, {});
    expect(expiresAt).toBe(start + 5 * minute);
    clock.now += 4 * minute;
    const caller = await tokens.callerOf(accessToken);
    expect(caller).toBeDefined();
    if (caller) expect(await isStillValid(store, caller, clock.now)).toBe(true);
    await store.revokeToken('ci', doing);
    expect(await tokens.callerOf(accessToken)).toBeUndefined();
    if (caller) expect(await isStillValid(store, caller, clock.now)).toBe(false);
  });

  it('is revoked by itself, by its own or by who lets others in', async () => {
    const { store, tokens, parent } = await machine();
    const [one, other, third] = [
      await tokens.make(parent, {}),
      await tokens.make(parent, {}),
      await tokens.make(parent, {}),
    ];
    const own = await tokens.callerOf(other.accessToken);
    if (!own) throw new Error('it is valid');
    const stranger = { ...own, hash: 'another token', jti: 'x' };
    const owner = { ...stranger, kind: 'user', scopes: ['access'], cities: [] } as const;
    await expect(tokens.revoke(one.jti, stranger, doing)).rejects.toMatchObject({
      code: 'unknown-access-token',
    });
    await expect(tokens.revoke(one.jti, { ...owner, cities: ['astana'] }, doing)).rejects.toMatchObject({
      exit: 2,
    });
    await tokens.revoke(one.jti, own, doing);
    await tokens.revoke(third.jti, owner, doing);
    expect(await tokens.callerOf(one.accessToken)).toBeUndefined();
    expect(await tokens.callerOf(third.accessToken)).toBeUndefined();
    expect(await tokens.callerOf(other.accessToken)).toBeDefined();
    await expect(tokens.revoke(one.jti, own, doing)).rejects.toMatchObject({ exit: 2 });
    const what = { since: 0, cities: [], what: 'access-token-revoked', most: 9 };
    expect((await store.auditEntries(what)).map(({ subject }) => subject)).toEqual([third.jti, one.jti]);
  });

  it('is not had by the thousand', async () => {
    const { tokens, parent } = await machine();
    for (let made = 0; made < 100; made += 1) await tokens.make(parent, {});
    await expect(tokens.make(parent, {})).rejects.toMatchObject({ code: 'too-many-access-tokens' });
  });
});

describe('What is no token of ours', () => {
  /** A good one, and others that say the same and are signed otherwise. */
  async function forgeries() {
    const world = await machine();
    const { accessToken } = await world.tokens.make(world.parent, {});
    const [header = '', payload = '', signature = ''] = accessToken.split('.');
    return { ...world, accessToken, header, payload, signature, claims: decodeJwt(accessToken) };
  }

  it('is not taken: no algorithm, another one, another key', async () => {
    const { tokens, payload, signature, header, accessToken } = await forgeries();
    const none = (alg: string) => `${base64({ alg, typ: 'at+jwt' })}.${payload}`;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const asymmetric = none('EdDSA');
    const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
    const withPublicKey = `${base64({ alg: 'HS256', typ: 'at+jwt' })}.${payload}`;
    const forged = [
      `${none('none')}.`,
      `${none('None')}.`,
      `${none('none')}.${signature}`,
      `${none('HS512')}.${createHmac('sha512', 'the master key of this server').update(none('HS512')).digest('base64url')}`,
      `${asymmetric}.${sign(null, Buffer.from(asymmetric), privateKey).toString('base64url')}`,
      `${withPublicKey}.${createHmac('sha256', publicPem).update(withPublicKey).digest('base64url')}`,
      `${withPublicKey}.${createHmac('sha256', 'the master key of this server').update(withPublicKey).digest('base64url')}`,
      `${header}.${base64({ ...decodeJwt(accessToken), scope: 'access' })}.${signature}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${accessToken}.x`,
      '..',
      'x'.repeat(10_000),
    ];
    for (const token of forged) expect(await tokens.callerOf(token), token.slice(0, 80)).toBeUndefined();
    expect(await tokens.callerOf(accessToken)).toBeDefined();
  });

  it('is not taken from another server, or for another audience, issuer or purpose', async () => {
    const { with: withKey, parent, accessToken, tokens, claims } = await forgeries();
    expect(await withKey('the key of another server').callerOf(accessToken)).toBeUndefined();
    expect(await withKey('the master key of this server', 'dev').callerOf(accessToken)).toBeUndefined();
    expect(await withKey('the master key of this server').callerOf(accessToken)).toBeDefined();
    const { hkdfSync } = await import('node:crypto');
    const key = new Uint8Array(
      hkdfSync('sha256', 'the master key of this server', '', 'zeta access tokens of local', 32),
    );
    const signedWith = (change: object, header: object = {}) =>
      new SignJWT({ ...claims, ...change })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header })
        .sign(key);
    expect(await tokens.callerOf(await signedWith({}))).toBeDefined();
    const wrong = [
      signedWith({ aud: 'another' }),
      signedWith({ iss: 'zeta:dev' }),
      signedWith({ exp: start / 1000 - 1 }),
      signedWith({ exp: undefined }),
      signedWith({ nbf: start / 1000 + 60 }),
      signedWith({ jti: 'never made' }),
      signedWith({ parent: 'another token' }),
      signedWith({ scope: 'read admin' }),
      signedWith({ cities: 'almaty' }),
      signedWith({}, { kid: '../../dev/null' }),
      signedWith({}, { jku: 'https://evil.example/keys' }),
      signedWith({}, { typ: 'JWT' }),
      signedWith({}, { alg: 'HS512' }),
      signedWith({}, { crit: ['exp'], exp: 1 }).catch(() => 'not even signed'),
    ];
    for (const token of await Promise.all(wrong)) expect(await tokens.callerOf(token)).toBeUndefined();
    expect(parent.name).toBe('ci');
  });
});
