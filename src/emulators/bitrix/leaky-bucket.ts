import type { PortalClock } from './portal-clock.ts';

export interface BucketLimits {
  /** Calls that fit. */
  readonly bucket: number;
  readonly drainPerSecond: number;
}

/** The portal's request limit for one address: each call fills the bucket by one, time empties it. */
export class LeakyBucket {
  readonly #limits: BucketLimits;
  readonly #clock: PortalClock;
  #level = 0;
  #at: number;

  constructor(limits: BucketLimits, clock: PortalClock) {
    this.#limits = limits;
    this.#clock = clock;
    this.#at = clock.now();
  }

  /** Takes one call in; `false` when it would overflow. */
  take(): boolean {
    const now = this.#clock.now();
    const drained = ((now - this.#at) / 1000) * this.#limits.drainPerSecond;
    this.#level = Math.max(0, this.#level - drained);
    this.#at = now;
    if (this.#level + 1 > this.#limits.bucket) return false;
    this.#level += 1;
    return true;
  }
}
