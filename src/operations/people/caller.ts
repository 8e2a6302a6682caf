import type { TokenScope } from '../../store/access-store.ts';

/** Who comes, after they were let in. */
export interface Caller {
  readonly kind: 'token' | 'user' | 'access-token';
  /** Of the token (of a short-lived one: the token that it was made from) or of the user. */
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  /** None: all. */
  readonly cities: readonly string[];
  /** By which it is looked up whether they still may: of the token that is behind all, or of the browser's cookie. */
  readonly hash: string;
  /** Of a short-lived token. */
  readonly jti?: string;
}
