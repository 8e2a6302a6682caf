export interface BucketLimits {
  /** Calls that fit. */
  readonly bucket: number;
  readonly drainPerSecond: number;
}

/** The portal's request limit: each call fills the bucket by one, time empties it. */
export class LeakyBucket {
  readonly #limits: BucketLimits;
  #level = 0;
  #at = performance.now();

  constructor(limits: BucketLimits) {
    this.#limits = limits;
  }

  /** Takes one call in; `false` when it would overflow. */
  take(): boolean {
    const now = performance.now();
    const drained = ((now - this.#at) / 1000) * this.#limits.drainPerSecond;
    this.#level = Math.max(0, this.#level - drained);
    this.#at = now;
    if (this.#level + 1 > this.#limits.bucket) return false;
    this.#level += 1;
    return true;
  }
}
