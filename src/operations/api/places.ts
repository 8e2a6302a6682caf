/** How many of something may be under way. */
export interface PlaceLimits {
  readonly ofCaller: number;
  readonly ofAll: number;
  /** Of all, for what does not wait behind others. */
  readonly ofAllUrgent: number;
}

/**
 * Places for what is under way. Whoever asks much is held up by themselves alone: others still get theirs, and what is urgent gets
 * one whatever else waits.
 */
export class Places {
  readonly #limits: PlaceLimits;
  readonly #byCaller = new Map<string, number>();
  #all = 0;

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  /** What gives the place back; undefined: there is none now. */
  take(caller: string, isUrgent: boolean): (() => void) | undefined {
    const { ofCaller, ofAll, ofAllUrgent } = this.#limits;
    const own = this.#byCaller.get(caller) ?? 0;
    if (own >= ofCaller || this.#all >= (isUrgent ? ofAllUrgent : ofAll)) return undefined;
    this.#byCaller.set(caller, own + 1);
    this.#all += 1;
    return () => {
      const left = (this.#byCaller.get(caller) ?? 1) - 1;
      if (left === 0) this.#byCaller.delete(caller);
      else this.#byCaller.set(caller, left);
      this.#all -= 1;
    };
  }
}
