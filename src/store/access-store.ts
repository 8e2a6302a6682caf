import type { CityId } from '../base/ids.ts';
import type { Doer } from './audit-store.ts';

/**
 * What a token or a role lets its holder do: look; write the files of cities; move what is live; list and write secrets; see,
 * take and close what customers were handed to people for; make deals; find, hand out and erase what is kept of a customer; see
 * who did what; let others in.
 */
export const tokenScopes = [
  'read',
  'write',
  'deploy',
  'secrets',
  'escalations',
  'deals',
  'customers',
  'audit',
  'access',
] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** What is kept of a token: never the token itself. Times are epoch milliseconds. */
export interface StoredToken {
  readonly name: string;
  /** SHA-256 of the token, in hex. */
  readonly hash: string;
  readonly scopes: readonly TokenScope[];
  /** None: all cities. */
  readonly cities: readonly CityId[];
  readonly createdAt: number;
  readonly createdBy: string;
  /** Null: it does not expire. */
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  /** To within the hour; null: never used. */
  readonly lastUsedAt: number | null;
}

/** Access from elsewhere, and what was looked at on its behalf. */
export interface AccessStore {
  /** False, and nothing written, when a token that is not revoked has the name. */
  createToken(token: Omit<StoredToken, 'revokedAt' | 'lastUsedAt'>): Promise<boolean>;
  /** All that ever were, oldest first. */
  tokens(): Promise<readonly StoredToken[]>;
  tokenWithHash(hash: string): Promise<StoredToken | undefined>;
  /** Writes at most once an hour. */
  tokenWasUsed(token: StoredToken, at: number): Promise<void>;
  /** False when no token that is not revoked has the name. */
  revokeToken(name: string, doer: Doer): Promise<boolean>;
  /** The commit that the city's files were last looked at for, whatever came of it; writes nothing where it is the same. */
  sawCommit(city: CityId, commit: string, at: number): Promise<void>;
  seenCommits(): Promise<ReadonlyMap<CityId, string>>;
}
