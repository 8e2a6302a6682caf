import { exitCode } from '../../base/exit-code.ts';
import { toTarget } from '../../base/to-target.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { type StoredUser, scopesOf } from '../../store/people-store.ts';
import type { Store } from '../../store/store.ts';
import type { Platform } from '../platform.ts';
import { isWithin } from './may-grant.ts';

/** A user whom this caller may know of: others are said not to be there. Throws `ZetaError`. */
export async function knownUser(store: Store, platform: Platform, name: string): Promise<StoredUser> {
  const user = await store.userNamed(name);
  if (user && isKnownTo(platform, user)) return user;
  throw new ZetaError('unknown-user', `There is no user "${name.slice(0, 40)}".`, {
    hint: `See \`zeta user list${toTarget(platform.target)}\`.`,
    exit: exitCode.usage,
  });
}

/** Who is for some cities knows those whom they could have let in themselves. */
export function isKnownTo({ by }: Platform, { role, cities }: Pick<StoredUser, 'role' | 'cities'>): boolean {
  return !by || by.cities.length === 0 || isWithin({ scopes: scopesOf[role], cities }, by);
}
