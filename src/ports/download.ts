import type { Result } from '../base/result.ts';
import type { WayTo } from './way-out.ts';

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
  /** It came on, but so slowly that it would have kept others waiting: so much in so long. */
  | { readonly kind: 'trickle'; readonly bytes: number; readonly seconds: number }
  /** The answer broke off before its end. */
  | { readonly kind: 'cut-off' }
  /** The proxy in between does not let it through. */
  | { readonly kind: 'proxy'; readonly code: string }
  | { readonly kind: 'unreachable'; readonly code: string };

/** How a server names one version of a file (ETag, Last-Modified). */
export interface FileVersion {
  readonly etag?: string;
  readonly modified?: string;
}

export interface DownloadWish {
  /** A version that need not be sent again. */
  readonly known?: FileVersion;
  /** Whether an address of this machine is meant, and may be plain http. */
  readonly mayBeLoopback?: boolean;
  /** Default: directly. */
  readonly wayTo?: WayTo;
  /** Ends the download before its time. */
  readonly signal?: AbortSignal;
}

export interface Downloaded {
  /** The known version still holds: nothing was saved. */
  readonly isKnown: boolean;
  readonly version: FileVersion;
}

/** Brings a file from the web: `save` takes its bytes as they come, and what it throws comes back. */
export type Download = (
  url: string,
  save: (pieces: AsyncIterable<Uint8Array>) => Promise<void>,
  wish?: DownloadWish,
) => Promise<Result<Downloaded, DownloadProblem>>;
