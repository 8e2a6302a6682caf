import type { Clock } from '../../src/ports/clock.ts';
import type { Timers } from '../../src/ports/timers.ts';

interface Alarm {
  readonly at: number;
  readonly order: number;
  /** Undefined: the outside world's, which outlives every process. */
  readonly life: number | undefined;
  readonly ring: () => void;
}

/** Time that passes only when it is told to. What is due at the same moment happens in the order it was wanted. */
export class VirtualTime {
  #now = 1_800_000_000_000;
  #jumped = 0;
  #order = 0;
  #alarms: Alarm[] = [];
  #soon: { readonly life: number; readonly callback: () => void }[] = [];

  readonly clock: Clock = { now: () => this.#now + this.#jumped, monotonic: () => this.#now };

  /** Timers of one life of the process; they end with it. */
  timersOf(life: number): Timers {
    const after = (delayMs: number, callback: () => void) => this.#set(delayMs, life, callback);
    return {
      after,
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
      soon: (callback) => void this.#soon.push({ life, callback }),
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
    this.#set(delayMs, undefined, ring);
  }

  /** Nothing that this life wanted happens any more. */
  end(life: number): void {
    this.#alarms = this.#alarms.filter((alarm) => alarm.life !== life);
    this.#soon = this.#soon.filter((one) => one.life !== life);
  }

  /** Lets all happen that is due within `ms`. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    await this.#quiet();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#now = Math.max(this.#now, next.at);
      next.ring();
      await this.#quiet();
    }
    this.#now = until;
  }

  /** Everything that waits for nothing but its turn. */
  async #quiet(): Promise<void> {
    await flushed();
    for (let one = this.#soon.shift(); one; one = this.#soon.shift()) {
      one.callback();
      await flushed();
    }
  }

  #set(delayMs: number, life: number | undefined, ring: () => void): () => void {
    this.#order += 1;
    const alarm = { at: this.#now + Math.max(0, delayMs), order: this.#order, life, ring };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((one) => one !== alarm);
    };
  }

  /** The first alarm until then, taken out. */
  #next(until: number): Alarm | undefined {
    let first: Alarm | undefined;
    for (const alarm of this.#alarms) {
      if (alarm.at > until) continue;
      if (!first || alarm.at < first.at || (alarm.at === first.at && alarm.order < first.order))
        first = alarm;
    }
    if (first) this.#alarms = this.#alarms.filter((one) => one !== first);
    return first;
  }
}

/** All promises that can go on have gone on. */
function flushed(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
