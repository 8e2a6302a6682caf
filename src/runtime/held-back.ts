import type { DestinationId } from '../base/ids.ts';
import type { Timers } from '../ports/timers.ts';

/** A try of which nothing was heard any more (its effect is gone, say) is followed by another one after so long. */
const lostTryMs = 60_000;

interface Room {
  readonly waiting: Set<DestinationId>;
  /** Cancels the next try. */
  cancel: () => void;
  /** Somebody tries now: the next try is only for the case that nothing is heard of it. */
  isTrying: boolean;
}

/**
 * Destinations that wait together for something that does not work: an account that does not answer, a city's way to it.
 * One of them tries it; where that gets through, two more go on, and so forth: a thousand of them cost no more than one
 * while nothing can be done for any.
 */
export class HeldBack {
  readonly #timers: Pick<Timers, 'after'>;
  readonly #goOn: (destination: DestinationId, room: string) => void;
  readonly #rooms = new Map<string, Room>();
  readonly #held = new Set<DestinationId>();

  constructor(timers: Pick<Timers, 'after'>, goOn: (destination: DestinationId, room: string) => void) {
    this.#timers = timers;
    this.#goOn = goOn;
  }

  has(destination: DestinationId): boolean {
    return this.#held.has(destination);
  }

  hold(destination: DestinationId, name: string, waitMs: number): void {
    const room = this.#rooms.get(name) ?? {
      waiting: new Set<DestinationId>(),
      cancel: () => undefined,
      isTrying: true,
    };
    this.#rooms.set(name, room);
    room.waiting.add(destination);
    this.#held.add(destination);
    this.tryIn(name, waitMs);
  }

  /** The last try brought nothing: there is another one in so many milliseconds, if there was none to come. */
  tryIn(name: string, waitMs: number): void {
    const room = this.#rooms.get(name);
    if (room?.isTrying) this.#wait(name, room, waitMs);
  }

  /** The last try got through. */
  gotThrough(name: string): void {
    this.#release(name, 2);
  }

  clear(): void {
    for (const { cancel } of this.#rooms.values()) cancel();
    this.#rooms.clear();
    this.#held.clear();
  }

  #wait(name: string, room: Room, ms: number): void {
    room.cancel();
    room.isTrying = false;
    room.cancel = this.#timers.after(ms, () => this.#release(name, 1));
  }

  #release(name: string, count: number): void {
    const room = this.#rooms.get(name);
    if (!room) return;
    const next = [...room.waiting.values().take(count)];
    for (const destination of next) {
      room.waiting.delete(destination);
      this.#held.delete(destination);
    }
    room.cancel();
    if (room.waiting.size === 0) this.#rooms.delete(name);
    else {
      this.#wait(name, room, lostTryMs);
      room.isTrying = true;
    }
    for (const destination of next) this.#goOn(destination, name);
  }
}
