export type PortalFault =
  | { readonly kind: 'none' }
  /** Connections are cut as soon as they are made. */
  | { readonly kind: 'down' }
  /** The connection breaks and nothing was done. */
  | { readonly kind: 'drop-before' }
  /** It was done, and the connection breaks instead of an answer. */
  | { readonly kind: 'drop-after' }
  /** A gateway's page instead of an answer; nothing was done. */
  | { readonly kind: 'html-502' }
  /** Nothing is done, and no answer comes until the client gives up. */
  | { readonly kind: 'hang' }
  /** The webhook was deleted in the portal. */
  | { readonly kind: 'revoked' }
  /** Too many requests, whatever the limits are. */
  | { readonly kind: 'limited' };

interface Ordered {
  readonly fault: PortalFault;
  left: number;
}

const everyMethod = '*';

/** The fault of each method, and the one of all methods that have none of their own. */
export class PortalFaults {
  readonly #ordered = new Map<string, Ordered>();

  /** `none` without a method clears everything. */
  set(fault: PortalFault, times: number, method: string | undefined): void {
    const key = method?.toLowerCase() ?? everyMethod;
    if (fault.kind === 'none' && method === undefined) this.#ordered.clear();
    else if (fault.kind === 'none') this.#ordered.delete(key);
    else this.#ordered.set(key, { fault, left: times });
  }

  /** The fault that hits this call, counted down. */
  take(method: string): PortalFault {
    const key = this.#ordered.has(method.toLowerCase()) ? method.toLowerCase() : everyMethod;
    return this.#use(key);
  }

  /** Whether a new connection is to be cut; counted down when it is. */
  takeConnection(): boolean {
    if (this.#ordered.get(everyMethod)?.fault.kind !== 'down') return false;
    return this.#use(everyMethod).kind === 'down';
  }

  #use(key: string): PortalFault {
    const ordered = this.#ordered.get(key);
    if (!ordered) return { kind: 'none' };
    ordered.left -= 1;
    if (ordered.left <= 0) this.#ordered.delete(key);
    return ordered.fault;
  }
}
