import type { CityId, DestinationId, LaneId } from '../base/ids.ts';
import { StoreTrouble } from '../base/store-trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { NewEffect, PendingEvent, Store } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import type { Reach } from './failpoints.ts';
import { Idle } from './idle.ts';
import { idsOfEvent } from './meters.ts';
import { type Pace, retryDelay } from './pace.ts';
import { taken as takenFrom, type WholeAt, waitOf } from './rate.ts';
import type { TakenTurn } from './take-turn.ts';

/** The log says so of each turn that throws; what tests conversations listens for it. */
export const turnFailed = 'a turn failed';

/** A turn that throws is tried this often, then set aside, so that it does not block what comes after it. */
const mostAttempts = 3;
/**
 * A turn that an earlier process began and did not end may have ended that process. It takes more of these than of
 * throws: an operator, too, may end a process in the middle of an innocent turn.
 */
const mostBegun = 5;

interface LanesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly reach: Reach;
  /** Takes the turn and commits it; gives back who has something to do now, or undefined while the city is not served. */
  readonly takeTurn: (event: PendingEvent) => Promise<TakenTurn | undefined>;
  /** What the customer of an event that is set aside is told. */
  readonly wordsOfSetAside: (event: PendingEvent, mayEndProcess: boolean) => Promise<readonly NewEffect[]>;
  readonly onEffects: (city: CityId, destinations: readonly DestinationId[]) => void;
  /** A lane is to be woken at a time: epoch milliseconds. */
  readonly onWake: (at: number) => void;
}

/**
 * Events take their turns: strictly in order within a lane, cities by turns and each no faster than it may, so that a
 * flooded city waits for itself. What is to be done stands in the store; here is only which lanes have something.
 */
export class Lanes {
  readonly #deps: LanesDeps;
  readonly #ready = new Map<CityId, Set<LaneId>>();
  /** Lanes whose last turn failed and is tried again later; their events wait. */
  readonly #paused = new Set<string>();
  /** When the bucket of a city's turns is whole again. */
  readonly #wholeAt = new Map<CityId, WholeAt>();
  /** Ends the wait until some city may take a turn again. */
  #wake: () => void = () => undefined;
  readonly #idle = new Idle();
  /** Events up to this one were left by an earlier process. */
  #leftUpTo = 0;
  /** Those of them whose attempt is counted and not decided. */
  readonly #begun = new Set<number>();
  #isRunning = false;
  #isStopped = false;

  constructor(deps: LanesDeps) {
    this.#deps = deps;
  }

  /** Attempts on the events that an earlier process left are counted before they are made: one of them may end this one. */
  suspect(leftUpTo: number): void {
    this.#leftUpTo = leftUpTo;
  }

  /** Says that a lane may have an event. Saying it too often costs nothing. */
  add(city: CityId, lane: LaneId): void {
    if (this.#isStopped || this.#paused.has(keyOf(city, lane))) return;
    let lanes = this.#ready.get(city);
    if (!lanes) {
      lanes = new Set();
      this.#ready.set(city, lanes);
    }
    lanes.add(lane);
    if (this.#isRunning) return this.#wake();
    this.#isRunning = true;
    this.#idle.busy();
    void this.#run();
  }

  /** Resolves when no lane has an event that is due. */
  whenIdle(): Promise<void> {
    return this.#idle.wait();
  }

  get isIdle(): boolean {
    return !this.#isRunning;
  }

  /** Finishes the turn at hand and takes no other. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#ready.clear();
    this.#wake();
    await this.whenIdle();
  }

  async #run(): Promise<void> {
    while (this.#ready.size > 0) {
      const next = this.#takeNext();
      if (!next) {
        await this.#someoneMay();
        continue;
      }
      const { city, lane } = next;
      try {
        if (await this.#takeTurn(city, lane)) this.add(city, lane);
      } catch (error) {
        // The store's trouble is told once, not by every lane that waits for its end.
        if (!(error instanceof StoreTrouble))
          this.#deps.log.error('a lane could not go on', { city, problem: nameOfError(error) });
        this.#pause(city, lane, this.#deps.pace.firstRetryMs);
      }
      // Turns are synchronous: what arrived meanwhile gets its chance between two of them.
      await new Promise<void>((resume) => this.#deps.timers.soon(resume));
    }
    this.#isRunning = false;
    this.#idle.done();
  }

  /** The next lane of the city that waits longest, of those that may take a turn now. */
  #takeNext(): { readonly city: CityId; readonly lane: LaneId } | undefined {
    for (const [city, lanes] of this.#ready) {
      if (this.#waitOf(city) > 0) continue;
      this.#ready.delete(city);
      const [lane] = lanes;
      if (lane === undefined) continue;
      lanes.delete(lane);
      if (lanes.size > 0) this.#ready.set(city, lanes);
      return { city, lane };
    }
    return undefined;
  }

  #waitOf(city: CityId): number {
    const { clock, pace } = this.#deps;
    return waitOf(pace.rates.turns, this.#wholeAt.get(city), clock.monotonic());
  }

  /** Until the first of the cities may, or another one comes. */
  async #someoneMay(): Promise<void> {
    const ms = Math.ceil(Math.min(...[...this.#ready.keys()].map((city) => this.#waitOf(city))));
    let cancel = () => {};
    await new Promise<void>((resume) => {
      this.#wake = resume;
      cancel = this.#deps.timers.after(ms, resume);
    });
    cancel();
    this.#wake = () => undefined;
  }

  /** True when the lane may have more. */
  async #takeTurn(city: CityId, lane: LaneId): Promise<boolean> {
    this.#deps.reach('turn:before-claim');
    const event = await this.#deps.store.claimTurn(city, lane);
    if (!event) return false;
    const { clock, pace } = this.#deps;
    this.#wholeAt.set(city, takenFrom(pace.rates.turns, this.#wholeAt.get(city), clock.monotonic()));
    if (event.seq > this.#leftUpTo) return this.#attempt(event, event.attempts + 1);
    if (!this.#begun.has(event.seq) && event.attempts >= mostBegun) {
      await this.#setAside(
        event,
        { attempts: event.attempts, error: 'the process ended in this turn' },
        true,
      );
      return false;
    }
    const begun = await this.#begin(event);
    return this.#attempt(begun, begun.attempts);
  }

  /** Counts the attempt, once: a store that is busy then lets it wait, not count again. */
  async #begin(event: PendingEvent): Promise<PendingEvent> {
    if (this.#begun.has(event.seq)) return event;
    const begun = await this.#deps.store.beginTurn(event);
    this.#begun.add(event.seq);
    return begun;
  }

  /** `attempts`: how many it are, this one included. */
  async #attempt(event: PendingEvent, attempts: number): Promise<boolean> {
    try {
      const taken = await this.#deps.takeTurn(event);
      if (!taken) return false;
      this.#begun.delete(event.seq);
      this.#deps.onEffects(event.city, taken.destinations);
      for (const lane of taken.lanes) this.add(event.city, lane);
      if (taken.wakeAt !== undefined) this.#deps.onWake(taken.wakeAt);
      return true;
    } catch (error) {
      // A store in trouble says nothing about the event: it is tried again, uncounted.
      if (error instanceof StoreTrouble) throw error;
      await this.#fail(event, attempts, nameOfError(error));
      return false;
    }
  }

  async #fail(event: PendingEvent, attempts: number, error: string): Promise<void> {
    if (attempts >= mostAttempts) return this.#setAside(event, { attempts, error }, false);
    const { city, lane, seq } = event;
    const { store, clock, log, pace } = this.#deps;
    log.error(turnFailed, { ...idsOfEvent(event), problem: error });
    await store.failTurn(event, { attempts, error, isDead: false, effects: [], at: clock.now() });
    this.#begun.delete(seq);
    this.#pause(city, lane, retryDelay(pace, attempts));
  }

  /** The lane goes on without this event; its customer is told so. */
  async #setAside(
    event: PendingEvent,
    failure: { readonly attempts: number; readonly error: string },
    mayEndProcess: boolean,
  ): Promise<void> {
    const { city, lane, seq } = event;
    const { store, clock, log, wordsOfSetAside, onEffects } = this.#deps;
    log.error(`${turnFailed} and is set aside`, { ...idsOfEvent(event), problem: failure.error });
    const effects = await wordsOfSetAside(event, mayEndProcess);
    await store.failTurn(event, { ...failure, isDead: true, effects, at: clock.now() });
    this.#begun.delete(seq);
    onEffects(
      city,
      effects.map(({ destination }) => destination),
    );
    this.#pause(city, lane, 0);
  }

  #pause(city: CityId, lane: LaneId, delayMs: number): void {
    const key = keyOf(city, lane);
    this.#paused.add(key);
    this.#deps.timers.after(delayMs, () => {
      this.#paused.delete(key);
      this.add(city, lane);
    });
  }
}

function keyOf(city: CityId, lane: LaneId): string {
  return `${city} ${lane}`;
}
