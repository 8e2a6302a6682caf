import type { Clock } from '../../src/ports/clock.ts';
import type { Timers } from '../../src/ports/timers.ts';

interface Due {
  at: number;
  readonly callback: () => void;
}

/** Time that passes when a test says so; all that is due on the way happens, in order. */
export class VirtualTime {
  #now = 1_000_000;
  #due: Due[] = [];

  readonly clock: Clock = { now: () => this.#now, monotonic: () => this.#now };

  readonly timers: Timers = {
    after: (delayMs, callback) => {
      const due = { at: this.#now + Math.max(delayMs, 0), callback };
      this.#due.push(due);
      return () => {
        this.#due = this.#due.filter((one) => one !== due);
      };
    },
    every: () => () => undefined,
    soon: (callback) => void setImmediate(callback),
    deadline: () => new AbortController().signal,
  };

  get now(): number {
    return this.#now;
  }

  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((one) => one !== next);
      this.#now = next.at;
      next.callback();
      await settled();
    }
    this.#now = end;
  }
}

/** Lets promises that can go on do so. */
async function settled(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise<void>((resume) => setImmediate(resume));
}
