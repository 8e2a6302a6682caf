import type { Clock } from '../ports/clock.ts';
import type { PendingEffect } from '../store/store.ts';
import type { Pace } from './pace.ts';

/**
 * When each create went out, by the clock that nobody can set: a lost one may be executed until its time is over, and
 * only then may it be looked up. One of an earlier process counts from when it is first seen here.
 */
export class SentCreates {
  readonly #clock: Clock;
  readonly #pace: Pace;
  /** Effect -> when it is over, monotonic milliseconds. */
  readonly #overAt = new Map<number, number>();

  constructor({ clock, pace }: { readonly clock: Clock; readonly pace: Pace }) {
    this.#clock = clock;
    this.#pace = pace;
  }

  sent({ seq }: PendingEffect): void {
    this.#overAt.set(seq, this.#clock.monotonic() + this.#pace.unknownAfterMs);
  }

  /** How long the create may still be executed; 0: no longer. Both clocks must say so. */
  leftMs({ seq, sentAt }: PendingEffect): number {
    const now = this.#clock.monotonic();
    const overAt = this.#overAt.get(seq) ?? now + this.#pace.orphanAfterMs;
    this.#overAt.set(seq, overAt);
    const byWall = (sentAt ?? 0) + this.#pace.unknownAfterMs - this.#clock.now();
    // More than the whole wait: the wall clock was set back, and says nothing.
    return Math.max(0, overAt - now, byWall > this.#pace.unknownAfterMs ? 0 : byWall);
  }

  forget({ seq }: PendingEffect): void {
    this.#overAt.delete(seq);
  }
}
