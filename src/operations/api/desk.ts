import type { StoredToken, TokenScope } from '../../store/access-store.ts';
import type { Sent } from './uploads.ts';
import type { ApiAsk, ApiOutcome, LargeAsk, Problem } from './wire.ts';

export type Admission = { readonly token: StoredToken } | { readonly problem: Problem };

/** What stands behind the API, for the screen that speaks HTTP. */
export interface Desk {
  readonly version: string;
  /** Who comes with this `Authorization`. */
  admit(authorization: string | undefined): Promise<Admission>;
  /** Undefined: it may. */
  mayNot(token: StoredToken, needed: TokenScope): Problem | undefined;
  /** Has a verb carried out; `request`: its id, for the log. Never throws. */
  ask(token: StoredToken, ask: ApiAsk | LargeAsk, request: string): Promise<ApiOutcome>;
  /** Keeps a file that was sent. Never throws. */
  keepFile(
    token: StoredToken,
    file: Omit<Sent, 'token'>,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<ApiOutcome>;
  /** Our own, told to the log. */
  bug(error: unknown): void;
}
