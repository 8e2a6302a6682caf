import type { Generated } from 'kysely';

/** What was done: rows are only ever added (triggers refuse the rest), each with the hash of the one before. */
export interface AuditTable {
  /** 1, 2, 3, … without gaps. */
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly who: string;
  readonly address: string;
  readonly agent: string;
  readonly what: string;
  /** Its name when it was done; null: it is about no city. */
  readonly city: string | null;
  readonly subject: string;
  /** JSON, masked. */
  readonly before: string | null;
  readonly after: string | null;
  readonly request: string;
  readonly previous: string;
  readonly hash: string;
}

/** Who may come in with a password. */
export interface UserTable {
  readonly id: Generated<number>;
  readonly name: string;
  /** The name as it is compared. */
  readonly folded: string;
  readonly role: string;
  /** JSON list. */
  readonly cities: string;
  /** PHC string; null: they come in with Telegram alone. */
  readonly password: string | null;
  readonly password_at: number | null;
  readonly telegram: string | null;
  readonly created_at: number;
  readonly created_by: string;
  readonly disabled_at: number | null;
  readonly last_login_at: number | null;
}

/** A browser that somebody came in with, by the hash of its cookie. */
export interface LoginSessionTable {
  readonly hash: string;
  readonly user: number;
  readonly created_at: number;
  /** To within minutes. */
  readonly seen_at: number;
  readonly expires_at: number;
}

/** A short-lived token that was made from one of the table `token`. */
export interface AccessTokenTable {
  readonly jti: string;
  /** Hash of the token that it was made from. */
  readonly parent: string;
  readonly expires_at: number;
  readonly revoked_at: number | null;
}

/** What Telegram signed, and somebody has come in with. */
export interface UsedLoginTable {
  readonly hash: string;
  /** It is too old by then anyway. */
  readonly until: number;
}
