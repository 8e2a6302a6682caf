import type { Clock } from '../../ports/clock.ts';
import type { Timers } from '../../ports/timers.ts';

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly ring: () => void;
}

interface Period {
  readonly everyMs: number;
  readonly ring: () => void;
  nextAt: number;
}

/**
 * A clock that stands still until it is told to go on, and the timers of a runtime on it. What is due at one moment happens
 * in the order it was wanted. Housekeeping that comes back again and again is done at most once between two other things:
 * a week passes at the price of what happens in it.
 */
export class VirtualTime {
  #now: number;
  #order = 0;
  #alarms: Alarm[] = [];
  #periods: Period[] = [];
  #soon: (() => void)[] = [];
  /** Resolves when all promises that can go on have gone on. */
  readonly #flushed: () => Promise<void>;

  readonly clock: Clock = { now: () => this.#now, monotonic: () => this.#now };

  readonly timers: Timers = {
    after: (delayMs, callback) => this.#set(delayMs, callback),
    every: (everyMs, ring) => {
      const period = { everyMs, ring, nextAt: this.#now + everyMs };
      this.#periods.push(period);
      return () => {
        this.#periods = this.#periods.filter((one) => one !== period);
      };
    },
    soon: (callback) => void this.#soon.push(callback),
    deadline: (delayMs, ...others) => {
      const late = new AbortController();
      this.#set(delayMs, () => late.abort());
      return others.length === 0 ? late.signal : AbortSignal.any([late.signal, ...others]);
    },
  };

  /** `now`: epoch milliseconds. `soon` is the real one: it lets promises go on. */
  constructor(now: number, soon: Timers['soon']) {
    this.#now = now;
    this.#flushed = () => new Promise((resume) => soon(resume));
  }

  /** Lets all happen that is due within `ms`. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    await this.#quiet();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#now = Math.max(this.#now, next.at);
      next.ring();
      await this.#quiet();
      await this.#keepHouse();
    }
    this.#now = until;
    await this.#keepHouse();
  }

  /** Nothing that was wanted happens any more. */
  end(): void {
    this.#alarms = [];
    this.#periods = [];
    this.#soon = [];
  }

  async #keepHouse(): Promise<void> {
    const due = this.#periods.filter(({ nextAt }) => nextAt <= this.#now);
    for (const period of due) {
      period.nextAt = this.#now + period.everyMs;
      period.ring();
    }
    if (due.length > 0) await this.#quiet();
  }

  /** Everything that waits for nothing but its turn. */
  async #quiet(): Promise<void> {
    await this.#flushed();
    for (let one = this.#soon.shift(); one; one = this.#soon.shift()) {
      one();
      await this.#flushed();
    }
  }

  #set(delayMs: number, ring: () => void): () => void {
    this.#order += 1;
    const alarm = { at: this.#now + Math.max(0, delayMs), order: this.#order, ring };
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
