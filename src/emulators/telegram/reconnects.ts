/** Telegram: after this long without a success … */
const patienceMs = 10_000;
/** … connections to a webhook are made one in this time. */
const paceMs = 2000;

/** How fast connections to one bot's webhook are made: at will while it answers, slowly once it has long failed. */
export class Reconnects {
  readonly #scale: number;
  readonly #now: () => number;
  #succeededAt: number;
  #madeAt = Number.NEGATIVE_INFINITY;

  /** `scale` multiplies both times. */
  constructor(scale: number, now: () => number) {
    this.#scale = scale;
    this.#now = now;
    this.#succeededAt = now();
  }

  /** Also for a new address, which has not failed yet. */
  succeeded(): void {
    this.#succeededAt = this.#now();
  }

  /** Milliseconds until a connection may be made; at 0 one is. */
  wait(): number {
    const now = this.#now();
    const hasFailed = now - this.#succeededAt > patienceMs * this.#scale;
    const waitMs = hasFailed ? Math.max(0, this.#madeAt + paceMs * this.#scale - now) : 0;
    if (waitMs === 0) this.#madeAt = now;
    return waitMs;
  }
}
