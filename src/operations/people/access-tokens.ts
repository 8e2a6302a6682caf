import { hkdfSync } from 'node:crypto';
import { exitCode } from '../../base/exit-code.ts';
import { isCityId } from '../../base/ids.ts';
import type { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { type StoredToken, type TokenScope, tokenScopes } from '../../store/access-store.ts';
import type { PersonDoing } from '../../store/people-store.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../api/wire.ts';
import { stateOf } from '../api-tokens.ts';
import type { Tools } from '../tools.ts';

import { isWithin } from './may-grant.ts';

/** Of a token that a machine made from its own. */
export const accessTokenMs = 15 * 60_000;
/** One a minute, and some for who forgets them. */
const mostPerToken = 100;
const algorithm = 'HS256';
const type = 'at+jwt';
const audience = 'zeta-api';
/** Clocks are not compared: the one that signs is the one that checks. */
const mostLength = 4096;

/** What a short-lived token may do; absent: all that the one it is made from may. */
export interface AccessWish {
  readonly scopes?: readonly string[];
  readonly cities?: readonly string[];
}

/** Times are epoch milliseconds. */
export interface AccessToken {
  readonly accessToken: string;
  readonly tokenType: 'Bearer';
  /** By which it is revoked. */
  readonly jti: string;
  readonly expiresAt: number;
  readonly scopes: readonly TokenScope[];
  /** None: all. */
  readonly cities: readonly string[];
}

export interface AccessTokensDeps {
  readonly store: Store;
  readonly tools: Pick<Tools, 'clock' | 'randomId'>;
  /** The target's, from which the key of these tokens is derived. */
  readonly masterKey: () => Secret;
  readonly target: string;
}

interface Claims {
  readonly jti: string;
  /** Hash of the token that it was made from. */
  readonly parent: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly cities: readonly string[];
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/**
 * Tokens for machines that live for a quarter of an hour (JWT, RFC 9068): one algorithm, one audience, one issuer, and nothing else is
 * looked at. They may no more than the token that they were made from, and end with it.
 */
export class AccessTokens {
  readonly #deps: AccessTokensDeps;
  readonly #issuer: string;
  #key: Uint8Array | undefined;

  constructor(deps: AccessTokensDeps) {
    this.#deps = deps;
    this.#issuer = `zeta:${deps.target}`;
  }

  /** Throws `ZetaError` for what the token may not do itself. */
  async make(parent: StoredToken, wish: AccessWish): Promise<AccessToken> {
    const { store, tools } = this.#deps;
    const granted = grantedOf(parent, wish);
    const at = tools.clock.now();
    // JWT counts whole seconds; never longer than said.
    const wanted = Math.min(at + accessTokenMs, parent.expiresAt ?? Number.POSITIVE_INFINITY);
    const expiresAt = Math.floor(wanted / 1000) * 1000;
    const jti = tools.randomId().reveal().slice(0, 22);
    if (!(await store.keepAccessToken({ jti, parent: parent.hash, expiresAt }, at, mostPerToken)))
      throw new ZetaError(
        'too-many-access-tokens',
        `${parent.name} has ${mostPerToken} that are still valid.`,
        {
          hint: 'Keep one for its quarter of an hour instead of making one for each request.',
        },
      );
    const accessToken = await this.#sign(
      { jti, parent: parent.hash, name: parent.name, ...granted },
      at,
      expiresAt,
    );
    return { accessToken, tokenType: 'Bearer', jti, expiresAt, ...granted };
  }

  /** Who comes with it; undefined: it is none of ours, or not valid any more. */
  async callerOf(text: string): Promise<(Caller & { readonly expiresAt: number }) | undefined> {
    const { store, tools } = this.#deps;
    const claims = await this.#claimsOf(text);
    if (!claims) return undefined;
    const { jti, parent: hash, name, scopes, cities, expiresAt } = claims;
    const own = await store.accessToken(jti);
    const parent = await store.tokenWithHash(hash);
    const now = tools.clock.now();
    if (!own || own.revokedAt !== null || own.parent !== hash || !parent) return undefined;
    if (stateOf(parent, now) !== 'valid' || expiresAt <= now) return undefined;
    return { kind: 'access-token', name, scopes, cities, hash, jti, expiresAt };
  }

  /** A token may revoke its own; who lets others in, any. Throws `ZetaError` where there is none. */
  async revoke(jti: string, caller: Caller, doing: PersonDoing): Promise<{ readonly jti: string }> {
    const { store } = this.#deps;
    const known = await store.accessToken(jti);
    const isOwn = known?.parent === caller.hash;
    const parent = known && (await store.tokenWithHash(known.parent));
    const mayAny =
      caller.scopes.includes('access') && parent !== undefined && isWithin({ ...parent, scopes: [] }, caller);
    if (known && (isOwn || mayAny) && (await store.revokeAccessToken(jti, doing))) return { jti };
    throw new ZetaError('unknown-access-token', 'There is no such short-lived token that could be revoked.', {
      hint: 'It may have expired, or was made from another token.',
      exit: exitCode.usage,
    });
  }

  async #sign(
    { jti, parent, name, scopes, cities }: Omit<Claims, 'expiresAt'>,
    at: number,
    expiresAt: number,
  ): Promise<string> {
    const { SignJWT } = await import('jose');
    return new SignJWT({ parent, scope: scopes.join(' '), cities: [...cities] })
      .setProtectedHeader({ alg: algorithm, typ: type })
      .setIssuer(this.#issuer)
      .setAudience(audience)
      .setSubject(name)
      .setJti(jti)
      .setIssuedAt(Math.floor(at / 1000))
      .setExpirationTime(expiresAt / 1000)
      .sign(this.#secret());
  }

  async #claimsOf(text: string): Promise<Claims | undefined> {
    if (text.length > mostLength) return undefined;
    const { jwtVerify } = await import('jose');
    try {
      const { payload, protectedHeader } = await jwtVerify(text, this.#secret(), {
        algorithms: [algorithm],
        audience,
        issuer: this.#issuer,
        typ: type,
        requiredClaims: ['sub', 'jti', 'iat', 'exp', 'parent', 'scope', 'cities'],
        currentDate: new Date(this.#deps.tools.clock.now()),
      });
      // A header that says which key to take is not from here.
      if (Object.keys(protectedHeader).toSorted().join() !== 'alg,typ') return undefined;
      return claimsIn(payload);
    } catch {
      return undefined;
    }
  }

  #secret(): Uint8Array {
    this.#key ??= new Uint8Array(
      hkdfSync(
        'sha256',
        this.#deps.masterKey().reveal(),
        '',
        `zeta access tokens of ${this.#deps.target}`,
        32,
      ),
    );
    return this.#key;
  }
}

/** It was signed here; the shape is checked all the same, as another version may have signed it. */
function claimsIn(payload: Readonly<Record<string, unknown>>): Claims | undefined {
  const { jti, parent, sub: name, scope, cities, exp } = payload;
  if (typeof jti !== 'string' || typeof parent !== 'string' || typeof name !== 'string') return undefined;
  if (typeof scope !== 'string' || typeof exp !== 'number' || !Array.isArray(cities)) return undefined;
  const names = scope.split(' ');
  const scopes = tokenScopes.filter((one) => names.includes(one));
  if (scopes.length !== names.length || !cities.every((city) => typeof city === 'string')) return undefined;
  return { jti, parent, name, scopes, cities, expiresAt: exp * 1000 };
}

function grantedOf(parent: StoredToken, wish: AccessWish): Pick<AccessToken, 'scopes' | 'cities'> {
  const { scopes: names = parent.scopes, cities = parent.cities } = wish;
  const scopes = tokenScopes.filter((scope) => names.includes(scope));
  if (names.length === 0 || scopes.length !== new Set(names).size)
    throw usage('unknown-scope', `Scopes: ${tokenScopes.join(', ')}.`);
  if (!cities.every((city) => isCityId(city)))
    throw usage('not-a-city', 'Name folders of cities, as in almaty.');
  const granted = { scopes, cities: [...new Set(cities)] };
  if (isWithin(granted, parent)) return granted;
  throw new ZetaError('not-allowed', `The token ${parent.name} may not do all of that itself.`, {
    hint: `It has ${parent.scopes.join(', ')}; ${parent.cities.length === 0 ? 'all cities' : parent.cities.join(', ')}.`,
  });
}

function usage(code: string, hint: string): ZetaError {
  return new ZetaError(code, 'This cannot be asked of a short-lived token.', { hint, exit: exitCode.usage });
}
