import { VirtualTime as Time } from '../../src/operations/testing/virtual-time.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Timers } from '../../src/ports/timers.ts';

/** Time that passes only when it is told to, for processes that die in it and an outside world that outlives them. */
export class VirtualTime {
  readonly #time = new Time(1_800_000_000_000, (callback) => void setImmediate(callback));
  readonly #ended = new Set<number>();
  #jumped = 0;

  readonly clock: Clock = {
    now: () => this.#time.clock.now() + this.#jumped,
    monotonic: () => this.#time.clock.now(),
  };

  /** Timers of one life of the process; they end with it. */
  timersOf(life: number): Timers {
    const { timers } = this.#time;
    const alive = (callback: () => void) => () => {
      if (!this.#ended.has(life)) callback();
    };
    const after = (delayMs: number, callback: () => void) => timers.after(delayMs, alive(callback));
    return {
      after,
      // Each comes in its turn, also while nothing else happens.
      every: (periodMs, callback) => {
        let cancel = () => undefined as void;
        const again = () => {
          cancel = after(periodMs, () => {
            callback();
            again();
          });
        };
        again();
        return () => cancel();
      },
      soon: (callback) => timers.soon(alive(callback)),
      deadline: (delayMs, ...others) => {
        const late = new AbortController();
        after(delayMs, () => late.abort());
        return AbortSignal.any([late.signal, ...others]);
      },
    };
  }

  /** Somebody sets the machine's clock; no time passes. */
  jump(ms: number): void {
    this.#jumped += ms;
  }

  /** Something that the outside does, whatever becomes of the process. */
  later(delayMs: number, ring: () => void): void {
    this.#time.timers.after(delayMs, ring);
  }

  /** Nothing that this life wanted happens any more. */
  end(life: number): void {
    this.#ended.add(life);
  }

  /** Lets all happen that is due within `ms`. */
  pass(ms: number): Promise<void> {
    return this.#time.pass(ms);
  }
}
