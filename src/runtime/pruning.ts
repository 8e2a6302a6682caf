import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { Timers } from '../ports/timers.ts';
import type { Store } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import type { Reach } from './failpoints.ts';

/** For how many days is kept what is finished. */
export interface Retention {
  /** Updates, turns with all that they followed from, and what they did; update keys must outlive every repetition (48 h and more). */
  readonly turns: number;
  /** What old messages lead to: pages of a list, the conversation of a reply; and what was set aside. */
  readonly messages: number;
  /** Who wrote nothing for so long is forgotten; absent: nobody is. */
  readonly customers?: number;
}

export const defaultRetention: Retention = { turns: 14, messages: 180 };

const dayMs = 24 * 3600_000;
const everyMs = 10 * 60_000;
/** Customers who want to be forgotten do not wait for the next round. */
const forgetEveryMs = 2000;

interface PruningDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly meter: Pick<Meter, 'pruned'>;
  readonly retention: Retention;
  readonly reach: Reach;
}

/** Drops what has been kept for long enough, every few minutes and a chunk at a time; gives back how to stop. */
export function pruneRegularly(deps: PruningDeps): () => void {
  let isStopped = false;
  const run = async (): Promise<void> => {
    if (isStopped) return;
    const { store, timers, log, meter, reach } = deps;
    try {
      reach('prune:before');
      const { rows, hasMore } = await store.prune(keptSince(deps));
      meter.pruned(rows);
      reach('prune:after');
      if (hasMore) timers.soon(() => void run());
    } catch (error) {
      // Another process holds the database: what is old can wait for the next time.
      log.warn('old rows could not be dropped', { problem: nameOfError(error) });
    }
  };
  const forget = async (): Promise<void> => {
    if (isStopped) return;
    try {
      if (await deps.store.forgetMore()) deps.timers.soon(() => void forget());
    } catch (error) {
      deps.log.warn('a customer could not be forgotten yet', { problem: nameOfError(error) });
    }
  };
  const cancels = [
    deps.timers.every(everyMs, () => void run()),
    deps.timers.every(forgetEveryMs, () => void forget()),
  ];
  return () => {
    isStopped = true;
    for (const cancel of cancels) cancel();
  };
}

function keptSince({ clock, retention }: PruningDeps) {
  const now = clock.now();
  return {
    turns: now - retention.turns * dayMs,
    messages: now - Math.max(retention.messages, retention.turns) * dayMs,
    ...(retention.customers !== undefined && { customers: now - retention.customers * dayMs }),
  };
}
