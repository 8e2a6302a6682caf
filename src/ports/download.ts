import type { Result } from '../base/result.ts';

/** Why a file could not be had from the web. */
export type DownloadProblem =
  | { readonly kind: 'not-an-address' }
  /** Only https, whose other end proves who it is. */
  | { readonly kind: 'not-https' }
  /** The address, or one that it leads to, is of a private network: whoever wrote it may not look in there. */
  | { readonly kind: 'private-address'; readonly host: string }
  | { readonly kind: 'too-many-redirects' }
  | { readonly kind: 'status'; readonly status: number }
  /** A page, where a file was expected. */
  | { readonly kind: 'page' }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'too-slow'; readonly seconds: number }
  /** The answer broke off before its end. */
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'unreachable'; readonly code: string };

/** Brings a file from the web: `save` takes its bytes as they come, and what it throws comes back. */
export type Download = (
  url: string,
  save: (pieces: AsyncIterable<Uint8Array>) => Promise<void>,
) => Promise<Result<void, DownloadProblem>>;
