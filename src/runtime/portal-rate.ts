import type { Clock } from '../ports/clock.ts';
import type { Pace } from './pace.ts';

/** A portal that is busy with others' calls is asked up to this many times more slowly. */
const mostSlowdown = 16;
/** After this long without a limit it is asked twice as fast again. */
const recoverMs = 30_000;

/**
 * How often a portal may be asked: a bucket that each call fills by one and time empties, as the portal counts. Calls
 * that do not fit are booked one after another, so that each waits once.
 */
export class PortalRate {
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #booked = new Map<number, number>();
  #slowdown = 1;
  #changedAt = 0;
  /** When the bucket would be empty; monotonic. */
  #emptyAt = 0;

  constructor({ clock, pace }: { readonly clock: Clock; readonly pace: Pace }) {
    this.#clock = clock;
    this.#pace = pace;
  }

  /** How long this effect's next call has to wait; 0: it goes now, and is counted. */
  book(effect: number): number {
    const now = this.#clock.monotonic();
    const bookedAt = this.#booked.get(effect);
    const at = bookedAt ?? this.#fitsAt(now);
    if (bookedAt === undefined) this.spend();
    if (at <= now) this.#booked.delete(effect);
    else this.#booked.set(effect, at);
    return Math.max(0, at - now);
  }

  /** Counts a call that is part of one that went. */
  spend(): void {
    this.#emptyAt = Math.max(this.#emptyAt, this.#clock.monotonic()) + this.#everyMs();
  }

  /** The portal says that it is asked too often: others ask it, too. */
  slowDown(retryAfterMs: number): void {
    const now = this.#clock.monotonic();
    // One answer is enough for all calls that were under way together.
    if (now - this.#changedAt > retryAfterMs) this.#slowdown = Math.min(mostSlowdown, this.#slowdown * 2);
    this.#changedAt = now;
    const full = now + this.#pace.portalBurst * this.#everyMs();
    this.#emptyAt = Math.max(this.#emptyAt, full + retryAfterMs);
  }

  /** A call went through. */
  eased(): void {
    const now = this.#clock.monotonic();
    if (this.#slowdown === 1 || now - this.#changedAt < recoverMs) return;
    this.#slowdown /= 2;
    this.#changedAt = now;
  }

  forget(effect: number): void {
    this.#booked.delete(effect);
  }

  #everyMs(): number {
    return (1000 / this.#pace.portalPerSecond) * this.#slowdown;
  }

  #fitsAt(now: number): number {
    return Math.max(now, this.#emptyAt - (this.#pace.portalBurst - 1) * this.#everyMs());
  }
}
