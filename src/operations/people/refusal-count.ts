/** Refused logins that are written down in an hour, of all callers together: who knocks must not fill the disk. */
const mostAnHour = 30;
const hourMs = 3600_000;

/** Decides which refused logins are written down; the others are counted, and told with the next one that is. */
export class RefusalCount {
  #since = Number.NEGATIVE_INFINITY;
  #written = 0;
  #silent = 0;

  /** At this monotonic time. Undefined: not this one; else how many were not written before it. */
  next(now: number): number | undefined {
    if (now - this.#since >= hourMs) {
      this.#since = now;
      this.#written = 0;
    }
    if (this.#written >= mostAnHour) {
      this.#silent += 1;
      return undefined;
    }
    this.#written += 1;
    const before = this.#silent;
    this.#silent = 0;
    return before;
  }
}
