import type { AccessStore } from '../../store/access-store.ts';
import type { PeopleStore, StoredSession, StoredUser } from '../../store/people-store.ts';
import type { Caller } from '../api/wire.ts';
import { stateOf } from '../api-tokens.ts';

/** Nobody used the browser for so long. */
export const idleMs = 12 * 3600_000;
/** And not longer in any case. */
export const mostSessionMs = 7 * 24 * 3600_000;

type Lookups = Pick<AccessStore, 'tokenWithHash'> & Pick<PeopleStore, 'accessToken' | 'sessionWithHash'>;

/** Whether what a caller came with still lets them in: asked by work that takes long. */
export async function isStillValid(
  store: Lookups,
  { kind, hash, jti }: Pick<Caller, 'kind' | 'hash' | 'jti'>,
  now: number,
): Promise<boolean> {
  if (kind === 'user') {
    const found = await store.sessionWithHash(hash);
    return found !== undefined && isOpen(found, now);
  }
  const token = await store.tokenWithHash(hash);
  if (!token || stateOf(token, now) !== 'valid') return false;
  if (jti === undefined) return true;
  const own = await store.accessToken(jti);
  return own !== undefined && own.revokedAt === null && own.expiresAt > now;
}

export function isOpen(
  { session, user }: { readonly session: StoredSession; readonly user: StoredUser },
  now: number,
): boolean {
  return user.disabledAt === null && session.expiresAt > now && session.seenAt + idleMs > now;
}
