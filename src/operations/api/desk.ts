import type { TokenScope } from '../../store/access-store.ts';
import type { Arrival } from './arrival.ts';
import type { EventSink } from './events.ts';
import type { Inputs } from './generated/inputs.ts';
import type { Sent } from './uploads.ts';
import type { ApiAsk, ApiOutcome, Caller, LargeAsk, Problem, RequestFacts } from './wire.ts';

export type Admission = { readonly caller: Caller } | { readonly problem: Problem };

/** Of a route that belongs to who comes; `cookie`: what the browser keeps from now on (`Set-Cookie`). */
export type SessionOutcome = { readonly outcome: ApiOutcome; readonly cookie?: string };

/** One request of such a route. */
export interface SessionAsk {
  readonly verb: SessionVerb;
  readonly input: unknown;
  readonly arrival: Arrival;
  readonly request: RequestFacts;
  /** Undefined: nobody was asked who they are. */
  readonly caller: Caller | undefined;
}

export type SessionVerb =
  | 'login'
  | 'session'
  | 'logout'
  | 'changeOwnPassword'
  | 'makeAccessToken'
  | 'revokeAccessToken';

/** Coming in and going out. */
export interface SessionPart {
  /** Never throws. */
  ask(ask: SessionAsk): Promise<SessionOutcome>;
  /** Undefined: somebody may come in from where this is from. */
  refuseLogin(arrival: Arrival): Problem | undefined;
}

/** One who watches what happens here. */
export interface Watching {
  /** `Last-Event-ID` */
  readonly lastId: string | undefined;
  /** Whether they would be let in now. */
  readonly readmit: () => Promise<Admission>;
  readonly sink: EventSink;
}

/** How to stop watching, or why it may not be. */
export type Watched = { readonly close: () => void } | { readonly problem: Problem };

/** What stands behind the API, for the screen that speaks HTTP. */
export interface Desk {
  readonly version: string;
  /** Origins whose pages may ask; none: no page. */
  readonly origins: readonly string[];
  /** Coming in, going out, and what belongs to whom. */
  readonly sessions: SessionPart;
  /** Who comes. */
  admit(arrival: Arrival): Promise<Admission>;
  /** One request more of this caller: whether it is one too many, and what is told of how many are left. */
  rate(caller: Caller): {
    readonly refusal: Problem | undefined;
    readonly headers: Readonly<Record<string, string>>;
  };
  /** Undefined: it may. */
  mayNot(caller: Caller, needed: TokenScope): Problem | undefined;
  /** Has a verb carried out. Never throws. */
  ask(caller: Caller, ask: ApiAsk | LargeAsk, request: RequestFacts): Promise<ApiOutcome>;
  /** Watches what happens here. */
  watch(caller: Caller, input: Inputs['events'], watching: Watching): Watched;
  /** Keeps a file that was sent. Never throws. */
  keepFile(caller: Caller, file: Omit<Sent, 'token'>, pieces: AsyncIterable<Uint8Array>): Promise<ApiOutcome>;
  /** Our own, told to the log. */
  bug(error: unknown): void;
}
