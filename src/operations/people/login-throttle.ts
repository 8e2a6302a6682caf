/** What may be tried before anybody waits. */
export interface ThrottleLimits {
  /** Of one user from one address. */
  readonly free: number;
  /** Of all users from one address. */
  readonly freeOfAddress: number;
  /** The first wait; each further one is twice as long. */
  readonly firstMs: number;
  readonly mostMs: number;
  /** Failures are forgotten after so long without another. */
  readonly forgetMs: number;
  /** What is remembered: the address space of the internet must not fill the memory. */
  readonly most: number;
}

export const loginLimits: ThrottleLimits = {
  free: 5,
  freeOfAddress: 30,
  firstMs: 1000,
  mostMs: 15 * 60_000,
  forgetMs: 60 * 60_000,
  most: 20_000,
};

interface Failures {
  readonly count: number;
  /** Monotonic milliseconds. */
  readonly last: number;
}

/**
 * Slows down who guesses passwords: by user and address, and by address. A stranger elsewhere does not shut a user out, and
 * everybody waits at most a quarter of an hour. An attempt counts from its beginning, so that many at once are many.
 */
export class LoginThrottle {
  readonly #limits: ThrottleLimits;
  readonly #now: () => number;
  /** The one that failed longest ago comes first. */
  readonly #failures = new Map<string, Failures>();

  /** `now`: monotonic milliseconds. */
  constructor(now: () => number, limits: ThrottleLimits = loginLimits) {
    this.#now = now;
    this.#limits = limits;
  }

  /** Counts an attempt; gives back how long to wait where it is one too many. */
  begin(user: string, address: string): { readonly waitMs: number } {
    const keys = keysOf(user, address);
    const { free, freeOfAddress } = this.#limits;
    const waitMs = Math.max(this.#waitOf(keys.both, free), this.#waitOf(keys.address, freeOfAddress));
    if (waitMs > 0) return { waitMs };
    this.#count(keys.both);
    this.#count(keys.address);
    return { waitMs: 0 };
  }

  /** It was not looked at: it counts for nothing. */
  undo(user: string, address: string): void {
    const keys = keysOf(user, address);
    for (const key of [keys.both, keys.address]) this.#uncount(key);
  }

  #uncount(key: string): void {
    const known = this.#failures.get(key);
    if (!known) return;
    if (known.count <= 1) this.#failures.delete(key);
    else this.#failures.set(key, { ...known, count: known.count - 1 });
  }

  /** It was the right password: nothing is held against this user from there. */
  succeeded(user: string, address: string): void {
    const keys = keysOf(user, address);
    this.#failures.delete(keys.both);
    this.#uncount(keys.address);
  }

  get size(): number {
    return this.#failures.size;
  }

  #waitOf(key: string, free: number): number {
    const { forgetMs, firstMs, mostMs } = this.#limits;
    const known = this.#failures.get(key);
    const since = known === undefined ? 0 : this.#now() - known.last;
    if (known === undefined || since > forgetMs || known.count < free) return 0;
    const wait = Math.min(mostMs, firstMs * 2 ** Math.min(30, known.count - free));
    return Math.max(0, wait - since);
  }

  #count(key: string): void {
    const { forgetMs, most } = this.#limits;
    const now = this.#now();
    const known = this.#failures.get(key);
    const count = known && now - known.last <= forgetMs ? known.count : 0;
    this.#failures.delete(key);
    this.#failures.set(key, { count: count + 1, last: now });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > most && oldest !== undefined) this.#failures.delete(oldest);
  }
}

function keysOf(user: string, address: string): { readonly both: string; readonly address: string } {
  const network = networkOf(address);
  return { both: `${network} ${user.slice(0, 80)}`, address: network };
}

/** Whoever has one address of IPv6 has 2^64 of them. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
