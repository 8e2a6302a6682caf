import type { CityId, LaneId } from '../base/ids.ts';
import type { City } from '../city/city.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrmOutcome, MovedDeal, MovedQuery } from '../ports/crm.ts';
import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';
import type { Store } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import type { CrmConnection } from './crm-connection.ts';
import type { Crms } from './crms.ts';
import type { Pace } from './pace.ts';

/** The portal's clock is not ours, and a deal may change while the page is read: so much is read again. */
const overlapMs = 2 * 60_000;
/** A city that was never looked at is looked at from so long ago on. */
const firstLookMs = 7 * 24 * 3600_000;
/** Pages of one look; what is beyond them is for the next. */
const mostPages = 10;
/** Bitrix24: a page of any list. */
const pageSize = 50;
/** A board on which somebody moves many deals sends many hints. */
const hintMs = 1000;

type Bitrix = NonNullable<City['settings']['bitrix']>;

interface DealWatchDeps {
  readonly store: Store;
  readonly crms: Crms;
  readonly cities: { readonly all: () => readonly City[]; readonly get: (city: CityId) => City | undefined };
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly onMoved: (city: CityId, lane: LaneId) => void;
}

/**
 * Tells customers' lanes when their deals come to another stage. A portal sends its hints once, and only the deal's number
 * with them (Bitrix24): so they only hurry a look, and each city that has words for stages is looked at every few minutes
 * anyway. What was seen stands in the store: a stage is told once.
 */
export class DealWatch {
  readonly #deps: DealWatchDeps;
  readonly #hinted = new Map<CityId, () => void>();
  readonly #abort = new AbortController();
  /** Names of looks among the effects that the portal's limits are counted for. */
  readonly #names = new Map<CityId, number>();
  #former: ReadonlyMap<CityId, readonly CityId[]> | undefined;
  #cancel: () => void = () => undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(deps: DealWatchDeps) {
    this.#deps = deps;
  }

  start(): void {
    const { timers, pace } = this.#deps;
    const next = () => {
      this.#round = this.#lookAtAll().finally(() => {
        if (!this.#abort.signal.aborted) this.#cancel = timers.after(pace.dealsMs, next);
      });
    };
    this.#cancel = timers.after(pace.dealsMs, next);
  }

  /** The portal says that a deal of this city may have changed. */
  hint(city: CityId): void {
    if (this.#abort.signal.aborted || this.#hinted.has(city)) return;
    const look = () => {
      this.#hinted.delete(city);
      this.#round = this.#round.then(() => this.#look(city));
    };
    this.#hinted.set(city, this.#deps.timers.after(hintMs, look));
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    this.#cancel();
    for (const cancel of this.#hinted.values()) cancel();
    this.#hinted.clear();
    await this.#round;
  }

  async #lookAtAll(): Promise<void> {
    for (const { id } of this.#deps.cities.all()) {
      if (this.#abort.signal.aborted) return;
      await this.#look(id);
    }
  }

  async #look(id: CityId): Promise<void> {
    const { cities, crms, log } = this.#deps;
    const bitrix = cities.get(id)?.settings.bitrix;
    if (!bitrix?.stages || Object.keys(bitrix.stages).length === 0) return;
    const connection = crms.get(id);
    if (!connection) return;
    try {
      await this.#lookWith(id, connection, bitrix);
    } catch (error) {
      if (!this.#abort.signal.aborted)
        log.warn('deals could not be looked at', { city: id, problem: nameOfError(error) });
    }
  }

  async #lookWith(city: CityId, connection: CrmConnection, { deal, entity = 'deal' }: Bitrix): Promise<void> {
    const { store, clock, onMoved } = this.#deps;
    const first = deal?.stage ?? 'NEW';
    // Deals keep the name that their city had when they were made.
    const names = [city, ...((await this.#formerNames()).get(city) ?? [])];
    const of = { originatorIds: names.map((name) => `zeta:${name}`), entity };
    const seen = (await store.dealsSeenUntil(city)) ?? clock.now() - firstLookMs;
    for (let page = 0; page < mostPages; page += 1) {
      const query = { ...of, since: seen - overlapMs, start: page * pageSize };
      const outcome = await this.#ask(city, connection, query);
      if (outcome?.kind !== 'done') return;
      const moves = outcome.value;
      const until = Math.max(seen, ...moves.map(({ updatedAt }) => updatedAt));
      for (const lane of await store.takeDealMoves(city, { moves, first, until, at: clock.now() }))
        onMoved(city, lane);
      if (moves.length < pageSize) return;
    }
  }

  /** No city is renamed while it is served. */
  async #formerNames(): Promise<ReadonlyMap<CityId, readonly CityId[]>> {
    this.#former ??= await this.#deps.store.formerNames();
    return this.#former;
  }

  /** Undefined when the portal is not to be asked now: the next look is soon enough. */
  async #ask(
    city: CityId,
    connection: CrmConnection,
    query: MovedQuery,
  ): Promise<CrmOutcome<readonly MovedDeal[]> | undefined> {
    const { timers, pace } = this.#deps;
    const name = this.#nameOf(city);
    const admission = connection.admit(name, 'movedDeals');
    try {
      if (admission.kind === 'wait') return undefined;
      const signal = timers.deadline(pace.dealTimeoutMs, this.#abort.signal);
      const outcome = await connection.crm.movedDeals(query, signal);
      connection.heard('movedDeals', outcome);
      return outcome;
    } finally {
      connection.leave(name);
      connection.forget(name);
    }
  }

  /** Below zero, where no effect is. */
  #nameOf(city: CityId): number {
    const name = this.#names.get(city) ?? -1 - this.#names.size;
    this.#names.set(city, name);
    return name;
  }
}
