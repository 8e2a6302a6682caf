/** What becomes of an event of a customer who writes a lot. `tell`: the first one too many in a while. */
export type Verdict = 'ok' | 'tell' | 'silent';

/** How many events are answered in a window. */
export interface Allowed {
  readonly customer: number;
  readonly city: number;
}

/** Of one customer or city: events in the window that is now, and in the one before. */
interface Count {
  window: number;
  now: number;
  before: number;
}

interface CustomerCount extends Count {
  /** When they were last told, as a window; they are told once in each. */
  told: number;
  /** The event that was judged last: a turn that is tried again is not counted again. */
  event: number;
  verdict: Verdict;
}

/** Customers who are remembered; who was quiet longest is forgotten first. */
const mostCustomers = 20_000;

/**
 * Limits on how much is answered, over a sliding window: what came in the window before counts by the share of it that is
 * still within the last window's length. Events beyond the limit do not count, so that whoever slows down is answered
 * again. Nothing is stored; the verdict is recorded with the turn.
 */
export class Limits {
  readonly #windowMs: number;
  readonly #customers = new Map<string, CustomerCount>();
  readonly #cities = new Map<string, Count>();

  /** `windowMs` 0: no limits. */
  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  get size(): number {
    return this.#customers.size;
  }

  /** `event`: unique and growing; `at`: when it arrived. */
  judge(
    city: string,
    customer: string,
    { event, at, allowed }: { readonly event: number; readonly at: number; readonly allowed: Allowed },
  ): Verdict {
    if (this.#windowMs === 0) return 'ok';
    const own = this.#customer(`${city} ${customer}`, at);
    if (own.event === event) return own.verdict;
    const all = this.#city(city, at);
    const isOver = this.#recent(own, at) >= allowed.customer || this.#recent(all, at) >= allowed.city;
    own.event = event;
    own.verdict = this.#verdict(own, all, isOver);
    return own.verdict;
  }

  #verdict(own: CustomerCount, all: Count, isOver: boolean): Verdict {
    if (!isOver) {
      own.now += 1;
      all.now += 1;
      return 'ok';
    }
    if (own.told === own.window) return 'silent';
    own.told = own.window;
    return 'tell';
  }

  /** How many were answered within the length of a window. */
  #recent({ window, now, before }: Count, at: number): number {
    const passed = (at - window * this.#windowMs) / this.#windowMs;
    return now + Math.floor(before * Math.max(0, 1 - passed));
  }

  #customer(key: string, at: number): CustomerCount {
    const known = this.#customers.get(key) ?? {
      ...this.#none(at),
      told: -1,
      event: -1,
      verdict: 'ok' as const,
    };
    this.#customers.delete(key);
    this.#customers.set(key, known);
    if (this.#customers.size > mostCustomers) {
      for (const quiet of this.#customers.keys()) {
        this.#customers.delete(quiet);
        break;
      }
    }
    return this.#moved(known, at);
  }

  #city(city: string, at: number): Count {
    const known = this.#cities.get(city) ?? this.#none(at);
    this.#cities.set(city, known);
    return this.#moved(known, at);
  }

  #none(at: number): Count {
    return { window: Math.floor(at / this.#windowMs), now: 0, before: 0 };
  }

  /** A clock that was set back leaves the window where it is. */
  #moved<T extends Count>(count: T, at: number): T {
    const window = Math.floor(at / this.#windowMs);
    if (window > count.window) {
      count.before = window === count.window + 1 ? count.now : 0;
      count.now = 0;
      count.window = window;
    }
    return count;
  }
}
