import type { CityId, DestinationId, LaneId } from '../base/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { EffectMark, PendingEffect, Store } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import type { Reach } from './failpoints.ts';
import { HeldBack } from './held-back.ts';
import { Idle } from './idle.ts';
import { type Pace, retryDelay } from './pace.ts';
import type { Pacing } from './pacing.ts';
import { Slots } from './slots.ts';

/** Deliveries that begin in one turn of the event loop: each is work for the database and the network. */
const startedAtOnce = 4;

/** Nothing was tried, and there is nothing to write down: it waits, alone or with others that wait for the same. */
export interface NotNow {
  readonly waitMs: number;
  readonly waits: 'alone' | 'with-city' | 'with-account';
}

/** Carries out one effect and says what became of it. Deals mark steps of their own in between. */
export type Deliver = (effect: PendingEffect, signal: AbortSignal) => Promise<EffectMark | NotNow>;

interface Wait {
  readonly ms: number;
  /** The effect that is due then. */
  readonly due?: number;
}

interface OutboxDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly reach: Reach;
  readonly pacing: Pacing;
  /** The CRM account of a city: cities that share one wait for each other. */
  readonly portalOf: (city: CityId) => string | undefined;
  readonly deliver: Readonly<Record<PendingEffect['kind'], Deliver>>;
  readonly onReturned: (city: CityId, lane: LaneId) => void;
}

/**
 * Effects are carried out: in order within a destination, destinations side by side, so that a chat or a CRM that
 * does not answer delays only itself.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #slots = new Slots();
  readonly #sleeping = new Map<DestinationId, () => void>();
  /** Effects that were waited for until they were due: no clock that is set back holds them up any more. */
  readonly #awaited = new Map<DestinationId, number>();
  readonly #heldBack: HeldBack;
  readonly #idle = new Idle();
  /** More are started in a moment. */
  #isFilling = false;
  readonly #abort = new AbortController();
  #isStopped = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    this.#heldBack = new HeldBack(deps.timers, (destination, room) =>
      this.#ready(destination, ownerOfRoom(room)),
    );
  }

  /** Says that a destination may have something to do. Saying it too often costs nothing. */
  add(destination: DestinationId, city: CityId): void {
    if (this.#isStopped || this.#sleeping.has(destination) || this.#heldBack.has(destination)) return;
    this.#ready(destination, this.#ownerOf(destination, city));
  }

  /** Resolves when nothing is due: what waits for a later try does not count. */
  whenIdle(): Promise<void> {
    return this.#idle.wait();
  }

  get isIdle(): boolean {
    return this.#slots.isEmpty;
  }

  /** Starts nothing more; calls in flight may finish for a while, then they are aborted. All stays in the store. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#slots.clear();
    for (const cancel of this.#sleeping.values()) cancel();
    this.#sleeping.clear();
    this.#heldBack.clear();
    if (this.isIdle) return;
    const cancel = this.#deps.timers.after(this.#deps.pace.drainMs, () => this.#abort.abort());
    await this.whenIdle();
    cancel();
  }

  #ready(destination: DestinationId, owner: string): void {
    if (this.#isStopped) return;
    this.#slots.add(destination, owner);
    this.#idle.busy();
    this.#fill();
  }

  /** A few at once, then whatever else happens gets its chance: thousands may become due in one moment. */
  #fill(): void {
    if (this.#isFilling) return;
    for (let started = 0; started < startedAtOnce; started += 1) {
      const next = this.#slots.take();
      if (!next) return;
      void this.#serve(next.destination, next.owner);
    }
    this.#isFilling = true;
    this.#deps.timers.soon(() => {
      this.#isFilling = false;
      this.#fill();
    });
  }

  async #serve(destination: DestinationId, owner: string): Promise<void> {
    try {
      while (!this.#isStopped) {
        const wait = await this.#deliverNext(destination, owner);
        if (wait === 'none') continue;
        if (wait) this.#sleep(destination, owner, wait);
        break;
      }
    } catch (error) {
      this.#deps.log.error('a destination could not go on', { problem: nameOfError(error) });
      this.#sleep(destination, owner, { ms: this.#deps.pace.firstRetryMs });
    }
    this.#slots.done(destination);
    this.#fill();
    if (this.isIdle) this.#idle.done();
  }

  /** How long until the destination may go on; undefined when nothing is left to do there. */
  async #deliverNext(destination: DestinationId, owner: string): Promise<Wait | 'none' | undefined> {
    const { store, clock, pacing } = this.#deps;
    const effect = await store.nextEffect(destination);
    if (!effect) return undefined;
    const dueMs = this.#awaited.get(destination) === effect.seq ? 0 : this.#untilDue(effect);
    if (dueMs > 0) return { ms: dueMs, due: effect.seq };
    const ms = pacing.wait(destination, clock.monotonic());
    if (ms > 0) return { ms };
    this.#awaited.delete(destination);
    const mark = await this.#carryOut(effect);
    const rooms = { 'with-account': owner, 'with-city': `${owner} ${effect.city}` };
    if ('waits' in mark) {
      for (const room of Object.values(rooms)) this.#heldBack.tryIn(room, mark.waitMs);
      if (mark.waits === 'alone') return { ms: mark.waitMs };
      if (!this.#isStopped) this.#heldBack.hold(destination, rooms[mark.waits], mark.waitMs);
      return undefined;
    }
    await this.#mark(effect, mark);
    for (const room of Object.values(rooms)) this.#heldBack.gotThrough(room);
    if (mark.returned) this.#deps.onReturned(effect.city, effect.lane);
    return 'none';
  }

  /** A time further away than any wait of ours was written before the clock was put back. */
  #untilDue({ nextAt }: PendingEffect): number {
    const { clock, pace } = this.#deps;
    return Math.min(nextAt - clock.now(), Math.max(pace.mostRetryMs, pace.orphanAfterMs));
  }

  async #carryOut(effect: PendingEffect): Promise<EffectMark | NotNow> {
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

  #sleep(destination: DestinationId, owner: string, { ms, due }: Wait): void {
    if (this.#isStopped) return;
    const wake = () => {
      this.#sleeping.delete(destination);
      if (due !== undefined) this.#awaited.set(destination, due);
      this.#ready(destination, owner);
    };
    this.#sleeping.get(destination)?.();
    this.#sleeping.set(destination, this.#deps.timers.after(ms, wake));
  }

  /** `tg:<bot>:<chat>` and `cb:<bot>:<callback>` belong to a bot, `crm:…` to its city's portal. */
  #ownerOf(destination: DestinationId, city: CityId): string {
    const [kind, bot = ''] = destination.split(':');
    return kind === 'crm' ? `crm:${this.#deps.portalOf(city) ?? city}` : bot;
  }
}

/** What waits for an account, or for a city's way to it, has its slots. */
function ownerOfRoom(room: string): string {
  return room.split(' ')[0] ?? room;
}
