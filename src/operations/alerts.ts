import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { AccountOutcome } from '../ports/messenger.ts';
import type { Meter } from '../ports/meter.ts';
import type { Timers } from '../ports/timers.ts';
import { nameOfError } from '../runtime/accept.ts';
import { type Trouble, type TroubleKind, type TroubleSource, troubleKinds } from '../runtime/troubles.ts';
import type { OperatorsStore, StoredTrouble } from '../store/operators.ts';
import { type AlertNews, followed, keyOf, newsOf } from './alert-state.ts';

const lookEveryMs = 10_000;
/** One message in this time, however much there is to tell. */
const quietMs = 60_000;
/** A chat that takes no messages is tried less and less often. */
const mostWaitMs = 15 * 60_000;
const callTimeoutMs = 15_000;

export type TroubleSources = Readonly<Record<TroubleKind, TroubleSource>>;

/** Says something to the operators, and what became of it. */
export type Say = (news: AlertNews, signal: AbortSignal) => Promise<AccountOutcome<null>>;

export interface AlertsDeps {
  readonly store: Pick<OperatorsStore, 'troubles' | 'saveTroubles'>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly meter: Meter;
  readonly sources: TroubleSources;
  /** Absent: nobody wants to be told; troubles are only counted. */
  readonly say?: Say;
}

/**
 * Looks for troubles, and tells operators once of each, and once that it is over. What they know is kept, so that a
 * restart neither repeats nor forgets it. That they cannot be told is logged and counted, never a trouble itself.
 */
export class Alerts {
  readonly #deps: AlertsDeps;
  readonly #ending = new AbortController();
  /** By kind and what they are about. While the database cannot be written, this is all there is. */
  #troubles: readonly StoredTrouble[] = [];
  #isSaved = true;
  #dropped: StoredTrouble[] = [];
  /** On the monotonic clock. */
  #nextAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #isLooking = false;

  constructor(deps: AlertsDeps) {
    this.#deps = deps;
  }

  /** Takes up what the last process knew; gives back how to stop. */
  async start(): Promise<() => void> {
    this.#troubles = await this.#deps.store.troubles();
    const cancel = this.#deps.timers.every(lookEveryMs, () => void this.look());
    return () => {
      cancel();
      this.#ending.abort();
    };
  }

  /** How many troubles there are of each kind that has any. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { kind, goneSince } of this.#troubles)
      if (goneSince === null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  }

  /** What is known now, whether it was told or not. */
  troubles(): readonly StoredTrouble[] {
    return this.#troubles;
  }

  /** Looks once, and tells what is news. Two looks at a time are one. */
  async look(): Promise<void> {
    if (this.#isLooking || this.#ending.signal.aborted) return;
    this.#isLooking = true;
    try {
      const seen = await this.#see();
      if (this.#ending.signal.aborted) return;
      const { kept, dropped } = followed(this.#troubles, seen, this.#deps.clock.now());
      await this.#keep(kept, dropped);
      await this.#tell();
    } finally {
      this.#isLooking = false;
    }
  }

  /** A source that fails says nothing of its kind. */
  async #see(): Promise<Map<TroubleKind, readonly Trouble[]>> {
    const seen = new Map<TroubleKind, readonly Trouble[]>();
    for (const kind of troubleKinds) {
      try {
        const troubles = await this.#deps.sources[kind]();
        if (troubles) seen.set(kind, troubles);
      } catch (error) {
        this.#deps.log.warn('troubles could not be looked for', { kind, problem: nameOfError(error) });
      }
    }
    return seen;
  }

  async #tell(): Promise<void> {
    const { say, clock, timers, log, meter } = this.#deps;
    const news = newsOf(this.#troubles, clock.now());
    if (!say) return this.#forget(news.over);
    if (news.begun.length + news.over.length === 0 || clock.monotonic() < this.#nextAt) return;
    const outcome = await say(news, timers.deadline(callTimeoutMs, this.#ending.signal));
    meter.alerted('message', outcome.kind === 'done' ? 'done' : 'failed');
    if (outcome.kind === 'done') {
      this.#failures = 0;
      this.#nextAt = clock.monotonic() + quietMs;
      const told = new Set(news.begun.map(keyOf));
      const over = new Set(news.over.map(keyOf));
      const kept = this.#troubles.filter((one) => !over.has(keyOf(one)));
      await this.#keep(
        kept.map((one) => (told.has(keyOf(one)) ? { ...one, isTold: true } : one)),
        news.over,
      );
      return;
    }
    if (this.#ending.signal.aborted) return;
    this.#failures += 1;
    const asked = outcome.kind === 'later' ? (outcome.retryAfterMs ?? 0) : 0;
    const waitMs = Math.min(mostWaitMs, quietMs * 2 ** Math.min(this.#failures - 1, 10));
    this.#nextAt = clock.monotonic() + Math.max(waitMs, asked);
    log.error('operators could not be told of troubles', {
      troubles: news.begun.length,
      problem: outcome.detail,
    });
  }

  async #forget(over: readonly StoredTrouble[]): Promise<void> {
    const keys = new Set(over.map(keyOf));
    if (keys.size > 0)
      await this.#keep(
        this.#troubles.filter((one) => !keys.has(keyOf(one))),
        over,
      );
  }

  /** What cannot be written now is written with the next look that can: the database may be the trouble. */
  async #keep(kept: readonly StoredTrouble[], dropped: readonly StoredTrouble[]): Promise<void> {
    const before = JSON.stringify(this.#troubles);
    this.#troubles = kept;
    this.#dropped.push(...dropped);
    if (this.#isSaved && this.#dropped.length === 0 && JSON.stringify(kept) === before) return;
    try {
      // What came back since it was dropped is written after it.
      await this.#deps.store.saveTroubles({ kept, dropped: this.#dropped });
      this.#dropped = [];
      this.#isSaved = true;
    } catch (error) {
      this.#isSaved = false;
      this.#deps.log.warn('what operators know could not be written', { problem: nameOfError(error) });
    }
  }
}
