import type { CityId, DestinationId, LaneId } from '../base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { EffectMark, PendingEffect, Store } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import type { Reach } from './failpoints.ts';
import { Idle } from './idle.ts';
import { type Pace, retryDelay } from './pace.ts';

/** Destinations that are served at once, in all cities together. */
const mostAtOnce = 256;
/** Of one bot: when its calls hang, the others still have room. */
const mostPerOwner = 32;

/** Carries out one effect and says what became of it. Deals mark steps of their own in between. */
export type Deliver = (effect: PendingEffect, signal: AbortSignal) => Promise<EffectMark>;

interface OutboxDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly reach: Reach;
  readonly deliver: Readonly<Record<PendingEffect['kind'], Deliver>>;
  readonly onReturned: (city: CityId, lane: LaneId) => void;
}

/**
 * Effects are carried out: in order within a destination, destinations side by side, so that a chat or a CRM that
 * does not answer delays only itself.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #queue = new Map<string, Set<DestinationId>>();
  readonly #running = new Set<DestinationId>();
  readonly #runningOf = new Map<string, number>();
  readonly #sleeping = new Map<DestinationId, () => void>();
  readonly #idle = new Idle();
  readonly #abort = new AbortController();
  #isStopped = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Says that a destination may have something to do. Saying it too often costs nothing. */
  add(destination: DestinationId): void {
    if (this.#isStopped || this.#sleeping.has(destination)) return;
    const owner = ownerOf(destination);
    const waiting = this.#queue.get(owner) ?? new Set();
    this.#queue.set(owner, waiting.add(destination));
    this.#idle.busy();
    this.#fill();
  }

  /** Resolves when nothing is due: what waits for a later try does not count. */
  whenIdle(): Promise<void> {
    return this.#idle.wait();
  }

  get isIdle(): boolean {
    return this.#queue.size === 0 && this.#running.size === 0;
  }

  /** Starts nothing more; calls in flight may finish for a while, then they are aborted. All stays in the store. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#queue.clear();
    for (const cancel of this.#sleeping.values()) cancel();
    this.#sleeping.clear();
    if (this.isIdle) return;
    const cancel = this.#deps.timers.after(this.#deps.pace.drainMs, () => this.#abort.abort());
    await this.whenIdle();
    cancel();
  }

  #fill(): void {
    while (this.#running.size < mostAtOnce) {
      const next = this.#takeNext();
      if (next === undefined) return;
      this.#running.add(next);
      const owner = ownerOf(next);
      this.#runningOf.set(owner, (this.#runningOf.get(owner) ?? 0) + 1);
      void this.#serve(next);
    }
  }

  /** Owners by turns; of one owner waiting presses first, whose answers are late soonest. */
  #takeNext(): DestinationId | undefined {
    for (const [owner, destinations] of this.#queue) {
      if ((this.#runningOf.get(owner) ?? 0) >= mostPerOwner) continue;
      const waiting = [
        ...destinations
          .values()
          .filter((one) => !this.#running.has(one))
          .take(mostPerOwner),
      ];
      const next = waiting.find((one) => one.startsWith('cb:')) ?? waiting[0];
      if (next === undefined) continue;
      destinations.delete(next);
      this.#queue.delete(owner);
      if (destinations.size > 0) this.#queue.set(owner, destinations);
      return next;
    }
    return undefined;
  }

  async #serve(destination: DestinationId): Promise<void> {
    try {
      while (!this.#isStopped && (await this.#deliverNext(destination)));
    } catch (error) {
      this.#deps.log.error('a destination could not go on', { problem: nameOfError(error) });
      this.#sleep(destination, this.#deps.pace.firstRetryMs);
    }
    this.#running.delete(destination);
    const owner = ownerOf(destination);
    this.#runningOf.set(owner, (this.#runningOf.get(owner) ?? 1) - 1);
    this.#fill();
    if (this.isIdle) this.#idle.done();
  }

  /** True when the destination may have more that is due. */
  async #deliverNext(destination: DestinationId): Promise<boolean> {
    const { store, clock } = this.#deps;
    const effect = await store.nextEffect(destination);
    if (!effect) return false;
    const waitMs = effect.nextAt - clock.now();
    if (waitMs > 0) {
      this.#sleep(destination, waitMs);
      return false;
    }
    const mark = await this.#carryOut(effect);
    await this.#mark(effect, mark);
    if (mark.returned) this.#deps.onReturned(effect.city, effect.lane);
    return true;
  }

  async #carryOut(effect: PendingEffect): Promise<EffectMark> {
    const { deliver, clock, log, pace } = this.#deps;
    try {
      return await deliver[effect.kind](effect, this.#abort.signal);
    } catch (error) {
      const problem = nameOfError(error);
      log.error('an effect could not be carried out', { city: effect.city, effect: effect.seq, problem });
      const attempts = effect.attempts + 1;
      const at = clock.now();
      const state = await this.#stateAfterFailure(effect);
      return { state, attempts, nextAt: at + retryDelay(pace, attempts), error: problem, at };
    }
  }

  /** What was done is not done again because our own disk is slow: the mark is repeated, not the delivery. */
  async #mark(effect: PendingEffect, mark: EffectMark): Promise<void> {
    for (;;) {
      try {
        this.#deps.reach('effect:before-mark');
        await this.#deps.store.markEffect(effect, mark);
        this.#deps.reach('effect:after-mark');
        return;
      } catch (error) {
        const problem = nameOfError(error);
        this.#deps.log.error('what became of an effect could not be written', {
          city: effect.city,
          effect: effect.seq,
          problem,
        });
        if (this.#isStopped) throw error;
        await new Promise<void>((resume) => this.#deps.timers.after(this.#deps.pace.firstRetryMs, resume));
      }
    }
  }

  /** A step may have failed after it marked a deal as in flight: then nobody knows whether it was executed. */
  async #stateAfterFailure(effect: PendingEffect): Promise<PendingEffect['state']> {
    const stored = await this.#deps.store.nextEffect(effect.destination);
    if (stored?.seq !== effect.seq) return effect.state;
    return stored.state === 'in-flight' ? 'unknown' : stored.state;
  }

  #sleep(destination: DestinationId, delayMs: number): void {
    const wake = () => {
      this.#sleeping.delete(destination);
      this.add(destination);
    };
    this.#sleeping.set(destination, this.#deps.timers.after(delayMs, wake));
  }
}

/** `tg:<bot>:<chat>` and `cb:<bot>:<callback>` belong to a bot; deals have a share of their own. */
function ownerOf(destination: DestinationId): string {
  const [kind, bot = ''] = destination.split(':');
  return kind === 'crm' ? 'crm' : bot;
}
