import type { CityId, LaneId } from '../base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { Store } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import type { Pace } from './pace.ts';

/** Events that become due at one time are made a few at a time: each is a row to write, and a turn. */
const firedAtOnce = 50;
interface WakesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly onFired: (city: CityId, lane: LaneId) => void;
}

/** Wakes lanes at their time. What waits stands in the store; here is only when to look. */
export class Wakes {
  readonly #deps: WakesDeps;
  #next: { readonly at: number; readonly cancel: () => void } | undefined;
  #isStopped = false;

  constructor(deps: WakesDeps) {
    this.#deps = deps;
  }

  /** Takes up what an earlier process left. */
  start(): Promise<void> {
    return this.#fire();
  }

  /** Says that something is due at a time: epoch milliseconds. */
  at(at: number): void {
    if (this.#isStopped || (this.#next && this.#next.at <= at)) return;
    this.#next?.cancel();
    const { clock, pace } = this.#deps;
    const ms = Math.min(Math.max(0, at - clock.now()), pace.mostSleepMs);
    this.#next = { at, cancel: this.#deps.timers.after(ms, () => void this.#fire()) };
  }

  stop(): void {
    this.#isStopped = true;
    this.#next?.cancel();
  }

  async #fire(): Promise<void> {
    this.#next?.cancel();
    this.#next = undefined;
    const { store, clock, log, pace, onFired } = this.#deps;
    try {
      const fired = await store.fireWakes(clock.now(), firedAtOnce);
      for (const { city, lane } of fired) onFired(city, lane);
      const next = await store.nextWake();
      if (next !== undefined) this.at(next);
    } catch (error) {
      if (this.#isStopped) return;
      log.warn('lanes could not be woken', { problem: nameOfError(error) });
      this.at(clock.now() + pace.firstRetryMs);
    }
  }
}
