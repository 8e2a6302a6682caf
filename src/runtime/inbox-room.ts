import type { CityId } from '../base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../store/store.ts';

/** Events of one city that may wait for their turns. Telegram keeps the rest: up to 100,000 of a bot. */
const mostPerCity = 10_000;
/** A city that is full is counted again this often, not with each update that is turned away. */
const recountMs = 250;

/**
 * Whether a city may have one more event waiting: a flood waits at Telegram, not on our disk. What waits is counted in
 * the store, and only when as many were let in as there was room for. What is on its way to the disk then comes on top.
 */
export class InboxRoom {
  readonly #deps: { readonly store: Store; readonly clock: Clock };
  /** At most this many wait. */
  readonly #upTo = new Map<CityId, number>();
  readonly #fullUntil = new Map<CityId, number>();
  readonly #counting = new Map<CityId, Promise<void>>();

  constructor(deps: { readonly store: Store; readonly clock: Clock }) {
    this.#deps = deps;
  }

  /** False when the city is full; else one more is expected to wait. */
  async letIn(city: CityId): Promise<boolean> {
    if (this.#isFull(city)) {
      if (this.#deps.clock.monotonic() < (this.#fullUntil.get(city) ?? 0)) return false;
      await this.#recount(city);
      if (this.#isFull(city)) return false;
    }
    this.#upTo.set(city, (this.#upTo.get(city) ?? 0) + 1);
    return true;
  }

  #isFull(city: CityId): boolean {
    return (this.#upTo.get(city) ?? mostPerCity) >= mostPerCity;
  }

  /** Once for all who ask meanwhile. */
  #recount(city: CityId): Promise<void> {
    let counting = this.#counting.get(city);
    if (!counting) {
      counting = this.#count(city).finally(() => this.#counting.delete(city));
      this.#counting.set(city, counting);
    }
    return counting;
  }

  async #count(city: CityId): Promise<void> {
    const waiting = await this.#deps.store.countWaiting(city, mostPerCity);
    this.#upTo.set(city, waiting);
    if (waiting >= mostPerCity) this.#fullUntil.set(city, this.#deps.clock.monotonic() + recountMs);
  }
}
