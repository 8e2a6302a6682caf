import type { CityId } from '../base/ids.ts';
import { type TokenScope, tokenScopes } from './access-store.ts';
import type { Actor } from './audit-store.ts';

/** From the least to the most. */
export const roles = ['viewer', 'editor', 'manager', 'operator', 'owner'] as const;
export type Role = (typeof roles)[number];

/** Who may come in as a person. */
export interface StoredUser {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  /** None: all cities. */
  readonly cities: readonly CityId[];
  /** Argon2id as a PHC string; null: they come in with Telegram alone. */
  readonly password: string | null;
  readonly passwordAt: number | null;
  /** Number of their Telegram account. */
  readonly telegram: string | null;
  readonly createdAt: number;
  readonly createdBy: string;
  /** Null: they may come in. */
  readonly disabledAt: number | null;
  readonly lastLoginAt: number | null;
}

export type NewUser = Omit<StoredUser, 'id' | 'disabledAt' | 'lastLoginAt'>;

/** Absent fields stay as they are. */
export interface UserChange {
  readonly role?: Role;
  readonly cities?: readonly CityId[];
  readonly telegram?: string | null;
  readonly password?: string;
  readonly isDisabled?: boolean;
}

/** A browser that somebody came in with; what it holds is known by its hash alone. */
export interface StoredSession {
  readonly hash: string;
  readonly user: number;
  readonly createdAt: number;
  /** To within minutes. */
  readonly seenAt: number;
  readonly expiresAt: number;
}

/** A short-lived token; `parent`: hash of the token that it was made from. */
export interface StoredAccessToken {
  readonly jti: string;
  readonly parent: string;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

/** Who did it: `by` for who comes over the network to a process that serves, `author` for who is at the terminal. */
export interface PersonDoing {
  readonly at: number;
  readonly author: string;
  readonly by?: Actor;
}

export type Changed = 'changed' | 'unknown' | 'overtaken' | 'last-owner' | 'telegram-taken';

/** People, the browsers they came in with, and the short-lived tokens of machines. */
export interface PeopleStore {
  addUser(user: NewUser, doing: PersonDoing): Promise<'added' | 'name-taken' | 'telegram-taken'>;
  /** By name. */
  users(): Promise<readonly StoredUser[]>;
  /** However its letters are written. */
  userNamed(name: string): Promise<StoredUser | undefined>;
  userWithTelegram(id: string): Promise<StoredUser | undefined>;
  /**
   * Changes a user who is still as they were `seen`, unless nobody would be left who may do everything. All browsers of who is
   * disabled, or has another password, role or cities, are out then, but for the one that becomes `keeps`.
   */
  changeUser(
    seen: StoredUser,
    change: UserChange,
    doing: PersonDoing,
    keeps?: { readonly hash: string; readonly becomes: string },
  ): Promise<Changed>;
  /** The same password, hashed with parameters of today. */
  rehashed(user: StoredUser, password: string): Promise<void>;

  /** Somebody came in. The browser that `replaces` names is out. */
  openSession(session: StoredSession, doing: PersonDoing, replaces: string | undefined): Promise<void>;
  sessionWithHash(
    hash: string,
  ): Promise<{ readonly session: StoredSession; readonly user: StoredUser } | undefined>;
  /** Writes at most once in five minutes. */
  sessionWasUsed(session: StoredSession, at: number): Promise<void>;
  closeSession(hash: string, doing: PersonDoing): Promise<boolean>;
  /** False when somebody came in with this already; kept until it is too old anyway. */
  useLogin(hash: string, until: number, at: number): Promise<boolean>;

  /** False, and nothing kept, where its parent has `most` that are still valid. */
  keepAccessToken(token: Omit<StoredAccessToken, 'revokedAt'>, at: number, most: number): Promise<boolean>;
  accessToken(jti: string): Promise<StoredAccessToken | undefined>;
  /** False where there is none that is not revoked. */
  revokeAccessToken(jti: string, doing: PersonDoing): Promise<boolean>;
  /** Another text after each commit that may change who may do what, by this process or by another. */
  accessVersion(): string;
}

/** What a role may do. */
export const scopesOf: Readonly<Record<Role, readonly TokenScope[]>> = {
  viewer: ['read'],
  editor: ['read', 'write'],
  manager: ['read', 'escalations', 'deals'],
  operator: tokenScopes.filter((scope) => scope !== 'access'),
  owner: tokenScopes,
};
