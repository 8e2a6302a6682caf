import { ZetaError } from '../../base/zeta-error.ts';
import type { TokenScope } from '../../store/access-store.ts';
import type { By } from './by.ts';

export interface Granted {
  readonly scopes: readonly TokenScope[];
  /** None: all. */
  readonly cities: readonly string[];
}

/** Nobody gives, takes or changes more than they have themselves. Throws `ZetaError`. On the server itself everything may be given. */
export function refuseMore(by: By | undefined, what: string, granted: Granted): void {
  if (!by || isWithin(granted, by)) return;
  throw new ZetaError('not-allowed', `${by.name} may not ${what}: it is more than they may themselves.`, {
    hint: 'Ask an owner of all cities, or do it on the server.',
  });
}

/** Whether one may do nothing that the other may not. */
export function isWithin(granted: Granted, own: Granted): boolean {
  const scopes = granted.scopes.every((scope) => hasScope(own.scopes, scope));
  if (own.cities.length === 0) return scopes;
  return scopes && granted.cities.length > 0 && granted.cities.every((city) => own.cities.includes(city));
}

/** Who may write or deploy may read. */
export function hasScope(scopes: readonly TokenScope[], needed: TokenScope): boolean {
  if (scopes.includes(needed)) return true;
  return needed === 'read' && (scopes.includes('write') || scopes.includes('deploy'));
}
