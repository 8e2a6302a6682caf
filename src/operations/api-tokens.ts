import { sha256Hex } from '../base/digest.ts';
import { durationMs } from '../base/duration.ts';
import { exitCode } from '../base/exit-code.ts';
import { type CityId, isCityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import { type StoredToken, type TokenScope, tokenScopes } from '../store/access-store.ts';
import { isWithin, refuseMore } from './people/may-grant.ts';
import { openTargetStore, type Platform } from './platform.ts';
import type { Tools } from './tools.ts';

export { tokenScopes } from '../store/access-store.ts';

export interface TokenWish {
  readonly name: string;
  /** Names of `tokenScopes`; who may write or deploy may read. */
  readonly scopes: readonly string[];
  /** None: all cities, also those to come. */
  readonly cities: readonly string[];
  /** `30m`, `12h`, `90d`; absent: it does not expire. */
  readonly expires?: string;
}

/** What is told of a token. */
export type ListedToken = Omit<StoredToken, 'hash'> & {
  readonly state: 'valid' | 'expired' | 'revoked';
};

export interface TokenCreation {
  readonly target: string;
  readonly listed: ListedToken;
  /** Seen here and never again: only its hash is kept. */
  readonly token: Secret;
}

export interface TokenList {
  readonly target: string;
  readonly tokens: readonly ListedToken[];
}

type TokenTools = Pick<Tools, 'clock' | 'whoAndWhat' | 'randomToken'>;

/** Makes a token that reaches this target from elsewhere. Throws `ZetaError`. */
export async function createToken(
  tools: TokenTools,
  platform: Platform,
  wish: TokenWish,
): Promise<TokenCreation> {
  const { name } = wish;
  if (!/^[a-z0-9][a-z0-9._-]{0,39}$/.test(name))
    throw usage(
      'not-a-name',
      `"${name}" cannot name a token.`,
      'Lower case letters, digits, dots and dashes: ci, laptop-of-dana.',
    );
  const scopes = scopesIn(wish.scopes);
  const cities = wish.cities.map(cityIn);
  refuseMore(platform.by, 'make such a token', { scopes, cities });
  const createdAt = tools.clock.now();
  const expiresAt = wish.expires === undefined ? null : createdAt + lengthOf(wish.expires);
  const { author: createdBy } = await tools.whoAndWhat(platform.root);
  const token = tools.randomToken();
  const made = { name, scopes, cities, createdAt, createdBy, expiresAt };
  const store = await openTargetStore(platform);
  try {
    if (!(await store.createToken({ ...made, hash: hashOfToken(token.reveal()) })))
      throw usage(
        'token-exists',
        `There is a token ${name} already.`,
        `Revoke it first: \`zeta token revoke ${name}${toTarget(platform.target)}\`.`,
      );
  } finally {
    store.close();
  }
  const listed = { ...made, revokedAt: null, lastUsedAt: null, state: 'valid' } as const;
  return { target: platform.target, listed, token };
}

/** All tokens that ever were made, oldest first. */
export async function listTokens(tools: Pick<Tools, 'clock'>, platform: Platform): Promise<TokenList> {
  const store = await openTargetStore(platform);
  try {
    const now = tools.clock.now();
    const own = (await store.tokens()).filter((token) => isKnownTo(platform, token));
    const tokens = own.map((token) => listed(token, now));
    return { target: platform.target, tokens };
  } finally {
    store.close();
  }
}

/** The next request with it is refused, also by a process that serves. Throws `ZetaError` when there is none. */
export async function revokeToken(
  tools: Pick<Tools, 'clock' | 'whoAndWhat'>,
  platform: Platform,
  name: string,
): Promise<{ readonly target: string; readonly name: string }> {
  const { author } = await tools.whoAndWhat(platform.root);
  const store = await openTargetStore(platform);
  try {
    const held = (await store.tokens()).find((token) => token.name === name && token.revokedAt === null);
    const isOurs = held !== undefined && isKnownTo(platform, held);
    if (isOurs && (await store.revokeToken(name, { at: tools.clock.now(), author })))
      return { target: platform.target, name };
    throw usage(
      'unknown-token',
      `There is no token ${name} that could be revoked.`,
      `See \`zeta token list${toTarget(platform.target)}\`.`,
    );
  } finally {
    store.close();
  }
}

/** What is kept of a token. It has 256 random bits: nothing is found out by guessing, so one round of SHA-256 is enough. */
export function hashOfToken(token: string): string {
  return sha256Hex(token);
}

function listed(token: StoredToken, now: number): ListedToken {
  const { hash: _, ...told } = token;
  return { ...told, state: stateOf(token, now) };
}

export function stateOf(
  { revokedAt, expiresAt }: Pick<StoredToken, 'revokedAt' | 'expiresAt'>,
  now: number,
): ListedToken['state'] {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'valid';
}

/** Who is for some cities knows the tokens for those, and may take them away. */
function isKnownTo({ by }: Platform, { cities }: StoredToken): boolean {
  return !by || isWithin({ scopes: [], cities }, by);
}

/** Throws `ZetaError` (usage) for what is no scope, and for none. */
export function scopesIn(names: readonly string[]): readonly TokenScope[] {
  const hint = `Scopes: ${tokenScopes.join(', ')}. Who may write or deploy may read, too.`;
  if (names.length === 0) throw usage('no-scope', 'A token needs a scope.', hint);
  for (const name of names) {
    if (!tokenScopes.some((scope) => scope === name))
      throw usage('unknown-scope', `There is no scope "${name}".`, hint);
  }
  return tokenScopes.filter((scope) => names.includes(scope));
}

function cityIn(name: string): CityId {
  if (isCityId(name)) return name;
  throw usage('not-a-city', `"${name}" cannot be a city.`, 'Name its folder, as in almaty.');
}

/** Longer is for good. */
const mostDays = 3650;

function lengthOf(text: string): number {
  const ms = /^\d{1,6}[mhd]$/.test(text) ? durationMs(text) : 0;
  if (ms > 0 && ms <= mostDays * 24 * 3600_000) return ms;
  throw usage('not-a-length', `"${text}" is no length of time.`, 'Write 30m, 12h or 90d.');
}

function usage(code: string, message: string, hint: string): ZetaError {
  return new ZetaError(code, message, { hint, exit: exitCode.usage });
}
