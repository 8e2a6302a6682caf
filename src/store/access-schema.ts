import type { Generated } from 'kysely';
import type { KeptAnswer } from './api-answers-store.ts';

/** A token of the API, by its hash. */
export interface TokenTable {
  readonly id: Generated<number>;
  readonly name: string;
  readonly hash: string;
  /** JSON lists. */
  readonly scopes: string;
  readonly cities: string;
  readonly created_at: number;
  readonly created_by: string;
  readonly expires_at: number | null;
  readonly revoked_at: number | null;
  readonly last_used_at: number | null;
}

/** What was answered to a request with an Idempotency-Key; `state`: as in `KeptAnswer`. */
export interface ApiAnswerTable {
  readonly caller: string;
  readonly key: string;
  readonly request: string;
  readonly answer: string | null;
  readonly state: KeptAnswer['state'];
  readonly at: number;
}

/** The commit that a city's files were last looked at for. */
export interface SeenCommitTable {
  readonly city: string;
  readonly commit_id: string;
  readonly at: number;
}
