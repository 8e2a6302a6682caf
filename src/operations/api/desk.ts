import type { TokenScope } from '../../store/access-store.ts';
import type { Inputs } from './generated/inputs.ts';
import type { Watching } from './live-desk.ts';
import type { Sent } from './uploads.ts';
import type { ApiAsk, ApiOutcome, Caller, LargeAsk, Problem, RequestFacts } from './wire.ts';

export type Admission = { readonly caller: Caller } | { readonly problem: Problem };

/** What stands behind the API, for the screen that speaks HTTP. */
export interface Desk {
  readonly version: string;
  /** Origins whose pages may ask; none: no page. */
  readonly origins: readonly string[];
  /** Who comes with this `Authorization`. */
  admit(authorization: string | undefined): Promise<Admission>;
  /** Undefined: it may. */
  mayNot(caller: Caller, needed: TokenScope): Problem | undefined;
  /** Has a verb carried out. Never throws. */
  ask(caller: Caller, ask: ApiAsk | LargeAsk, request: RequestFacts): Promise<ApiOutcome>;
  /** Watches what happens here; gives back how to stop, or why it may not. */
  watch(
    caller: Caller,
    input: Inputs['events'],
    watching: Watching,
  ): { readonly close: () => void } | { readonly problem: Problem };
  /** Keeps a file that was sent. Never throws. */
  keepFile(caller: Caller, file: Omit<Sent, 'token'>, pieces: AsyncIterable<Uint8Array>): Promise<ApiOutcome>;
  /** Our own, told to the log. */
  bug(error: unknown): void;
}
