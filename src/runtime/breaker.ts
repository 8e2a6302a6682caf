import type { Clock } from '../ports/clock.ts';
import type { CrmMethod } from '../ports/crm.ts';
import { type Pace, retryDelay } from './pace.ts';

interface BreakerOptions {
  readonly clock: Clock;
  readonly pace: Pace;
  /** Failures in a row after which it opens. */
  readonly tolerates: number;
  /** Whether only the method that failed can show that the trouble is over. */
  readonly isPerMethod: boolean;
}

/** What the breaker opened for. */
export interface Failure {
  readonly code: string;
  readonly method: CrmMethod;
  /** Epoch milliseconds. */
  readonly since: number;
}

/**
 * Spares a portal that fails, and our tickets the waiting.
 *
 *     closed --so many failures in a row--> open
 *     open --time passes--> half-open: one call at a time, the first of them one that may be repeated
 *     half-open --it fails--> open, for longer
 *     half-open --the call that failed succeeds--> closed
 */
export class Breaker {
  readonly #options: BreakerOptions;
  #failure: Failure | undefined;
  #failures = 0;
  #openUntil = 0;
  #prober: number | undefined;
  /** In half-open: a call that may be repeated succeeded, so a create may go. */
  #isProved = false;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  /** Undefined while it is closed. */
  get failure(): Failure | undefined {
    return this.#failures >= this.#options.tolerates ? this.#failure : undefined;
  }

  /** It is not left alone any more, and not yet trusted: one call at a time shows which it will be. */
  get isHalfOpen(): boolean {
    return this.failure !== undefined && this.#openUntil <= this.#options.clock.monotonic();
  }

  /** How long a call has to wait; 0: `enter` may be called. */
  waitMs(): number {
    if (!this.failure) return 0;
    const left = this.#openUntil - this.#options.clock.monotonic();
    if (left > 0) return left;
    return this.#prober === undefined ? 0 : this.#options.pace.firstRetryMs;
  }

  /** Lets a caller in. `look-first`: not with a create yet. */
  enter(caller: number, method: CrmMethod): 'go' | 'look-first' {
    if (!this.failure) return 'go';
    this.#prober = caller;
    return method === 'createDeal' && !this.#isProved ? 'look-first' : 'go';
  }

  succeeded(method: CrmMethod): void {
    if (!this.failure || !this.#options.isPerMethod || this.#failure?.method === method) {
      this.#failures = 0;
      this.#failure = undefined;
      this.#isProved = false;
    } else this.#isProved = true;
  }

  failed(method: CrmMethod, code: string): void {
    const { clock, pace, tolerates } = this.#options;
    // Calls that were under way when it opened say nothing new.
    if (this.failure && this.#openUntil > clock.monotonic()) return;
    this.#failures += 1;
    this.#isProved = false;
    this.#failure = { since: clock.now(), ...this.#failure, code, method };
    if (this.#failures < tolerates) return;
    this.#openUntil = clock.monotonic() + retryDelay(pace, this.#failures - tolerates + 1);
  }

  /** The caller is done, whatever came of it. */
  leave(caller: number): void {
    if (this.#prober === caller) this.#prober = undefined;
  }
}
