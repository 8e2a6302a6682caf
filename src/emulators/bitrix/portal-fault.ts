export type PortalFault =
  | { readonly kind: 'none' }
  /** Connections are cut as soon as they are made. */
  | { readonly kind: 'down' }
  /** The connection breaks and nothing was done. */
  | { readonly kind: 'drop-before' }
  /** It was done, and the connection breaks instead of an answer. */
  | { readonly kind: 'drop-after' }
  /** The connection is reset when so many bytes of the request have come; nothing was done. Hits whole connections. */
  | { readonly kind: 'cut-request'; readonly atByte: number }
  /** It was done, and the connection breaks after so many bytes of the answer. */
  | { readonly kind: 'cut-answer'; readonly atByte: number }
  /** A gateway's page instead of an answer; nothing was done. */
  | { readonly kind: 'html-502' }
  /** The same, and it was done. */
  | { readonly kind: 'html-502-after' }
  /** It was done, and half of the JSON comes. */
  | { readonly kind: 'torn-json' }
  /** It was done, and the JSON has another form than documented. */
  | { readonly kind: 'strange-json' }
  /** It is done after so many of the portal's milliseconds, whoever still listens; not at all beyond its 60 s. */
  | { readonly kind: 'late'; readonly afterMs: number }
  /** A list is answered as if no filter had been sent. */
  | { readonly kind: 'ignored-filter' }
  /** Refused as the portal refuses, with this status and code. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  /** The method worked for too long lately. */
  | { readonly kind: 'method-limited' }
  /** Nothing is done, and no answer comes until the client gives up. */
  | { readonly kind: 'hang' }
  /** The webhook was deleted in the portal. */
  | { readonly kind: 'revoked' }
  /** Too many requests, whatever the limits are. */
  | { readonly kind: 'limited' };

/** The fault of a call; without a method, that of a new connection: `down`, `cut-request` or `none`. */
export type FaultPlan = (method: string | undefined) => PortalFault;

interface Ordered {
  readonly fault: PortalFault;
  left: number;
}

const everyMethod = '*';

/** The fault of each method, and the one of all methods that have none of their own. */
export class PortalFaults {
  readonly #ordered = new Map<string, Ordered>();
  #plan: FaultPlan | undefined;

  /** Asks for the fault of each call and connection, instead of what was set. */
  follow(plan: FaultPlan | undefined): void {
    this.#plan = plan;
  }

  /** `none` without a method clears everything. */
  set(fault: PortalFault, times: number, method: string | undefined): void {
    const key = method?.toLowerCase() ?? everyMethod;
    if (fault.kind === 'none' && method === undefined) this.#ordered.clear();
    else if (fault.kind === 'none') this.#ordered.delete(key);
    else this.#ordered.set(key, { fault, left: times });
  }

  /** The fault that hits this call, counted down. */
  take(method: string): PortalFault {
    if (this.#plan) return this.#plan(method);
    const key = this.#ordered.has(method.toLowerCase()) ? method.toLowerCase() : everyMethod;
    return this.#use(key);
  }

  /** The fault that hits a new connection as a whole, counted down. */
  takeConnection(): PortalFault {
    if (this.#plan) return this.#plan(undefined);
    const kind = this.#ordered.get(everyMethod)?.fault.kind;
    return kind === 'down' || kind === 'cut-request' ? this.#use(everyMethod) : { kind: 'none' };
  }

  #use(key: string): PortalFault {
    const ordered = this.#ordered.get(key);
    if (!ordered) return { kind: 'none' };
    ordered.left -= 1;
    if (ordered.left <= 0) this.#ordered.delete(key);
    return ordered.fault;
  }
}
