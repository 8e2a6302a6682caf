import type { Secret } from '../base/secret.ts';

/** How an address is reached. */
export type Way =
  | { readonly kind: 'direct' }
  /** `proxy`: http(s)://[user:password@]host[:port], or host[:port]. */
  | { readonly kind: 'proxy'; readonly proxy: Secret }
  /** A proxy is wanted, and where it is was not said: nothing goes out past it. */
  | { readonly kind: 'unset' };

/** Asked for each new connection, so that another proxy, or its new password, is taken at once. */
export type WayTo = (url: URL) => Way;
