import type { Result } from '../base/result.ts';
import type { Secret } from '../base/secret.ts';

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly token: Secret;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or a file of so many bytes. */
  readonly body?: string | { readonly bytes: number; readonly pieces: AsyncIterable<Uint8Array> };
  /** Until the answer begins. */
  readonly answerMs: number;
}

export interface ApiAnswer {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export type ApiTrouble =
  /** Nothing was sent. `code`: of the system, or of TLS. */
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'proxy'; readonly code: string }
  /** It was sent, and no answer, or no whole one, came. */
  | { readonly kind: 'no-answer'; readonly code: string };

/** Asks a server of ours. Follows no redirect: the token is for this address alone. */
export type CallApi = (call: ApiCall) => Promise<Result<ApiAnswer, ApiTrouble>>;
