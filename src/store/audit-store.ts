import type { CityId } from '../base/ids.ts';

/** Who comes: somebody at a terminal of the server, a token, a user, a short-lived token; or what does things by itself. */
export type ActorKind = 'cli' | 'token' | 'user' | 'access-token' | 'save' | 'feed' | 'nobody';

/** Who does something, from where. */
export interface Actor {
  readonly kind: ActorKind;
  /** Of the token or the user; on the command line git's user, else the system's. */
  readonly name: string;
  /** Of the network; empty on the machine itself. */
  readonly address: string;
  /** `User-Agent`, cut. */
  readonly agent: string;
  /** Id of the request; empty: there was none. */
  readonly request: string;
}

/** Who does something on this machine, when. */
export interface Doer {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly author: string;
}

/** What is written down. The first seven are moves of what is live. */
export type AuditAction =
  | 'live'
  | 'rollback'
  | 'pin'
  | 'unpin'
  | 'removed'
  | 'allowed'
  | 'renamed'
  | 'releases-pruned'
  | 'settings-written'
  | 'prompts-written'
  | 'products-written'
  | 'secret-set'
  | 'webhook-secret-changed'
  | 'banned'
  | 'ban-lifted'
  | 'customer-exported'
  | 'customer-erased'
  | 'escalation-taken'
  | 'escalation-closed'
  | 'escalation-declined'
  | 'deal-made'
  | 'dead-retried'
  | 'token-created'
  | 'token-revoked'
  | 'access-token-revoked'
  | 'user-added'
  | 'user-changed'
  | 'user-disabled'
  | 'user-enabled'
  | 'password-set'
  | 'login'
  | 'login-refused'
  | 'logout'
  | 'restored';

/** What happened, for one entry. Who did it is the connection's actor, but where `by` says otherwise. */
export interface AuditFact {
  readonly at: number;
  readonly what: AuditAction;
  readonly city?: CityId | null;
  /** What it was done to: the name of a token, a user, a secret. Never a person's own data. */
  readonly subject?: string;
  /** Values of before and after; secrets and personal data in their texts are masked, large ones told by their hash. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly by?: Partial<Actor>;
}

/** One entry, as it is kept. */
export interface AuditEntry extends Actor {
  /** From 1, without gaps; null: a move of before there was a chain. */
  readonly seq: number | null;
  readonly at: number;
  readonly what: AuditAction;
  readonly city: string | null;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  /** SHA-256 of this entry and the hash before it; null: it is in no chain. */
  readonly hash: string | null;
}

/** Where a list goes on: after what was done at this time and has this number. */
export interface AuditPlace {
  readonly at: number;
  /** Of the chain before those of no chain. */
  readonly isChained: boolean;
  readonly seq: number;
}

export interface AuditWish {
  readonly since: number;
  /** None: all, and what is about no city. */
  readonly cities: readonly string[];
  readonly who?: string;
  readonly what?: string;
  readonly after?: AuditPlace;
  readonly most: number;
}

/** What the chain says when it is gone through from the beginning. */
export interface AuditCheck {
  readonly entries: number;
  /** Hash of the last entry that holds; 64 zeros: there is none. */
  readonly head: string;
  /** The first entry that is not as it was written; null: all are. */
  readonly broken: { readonly seq: number; readonly why: 'changed' | 'missing' | 'unlinked' } | null;
  /** Whether the hash that was asked for is that of an entry; null: none was. */
  readonly hasHead: boolean | null;
}

/** Every write by people, kept for good. */
export interface AuditStore {
  recordAudit(fact: AuditFact): Promise<void>;
  /** The newest first, with the moves that are in no chain. */
  auditEntries(wish: AuditWish): Promise<readonly (AuditEntry & { readonly place: AuditPlace })[]>;
  checkAudit(head: string | undefined): Promise<AuditCheck>;
}
