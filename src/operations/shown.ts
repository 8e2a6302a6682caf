import type { Clock } from '../ports/clock.ts';
import type { Shown } from '../ports/meter.ts';
import { nameOfError } from '../runtime/accept.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { StoreHealth } from '../runtime/store-health.ts';
import type { Backlog, OperatorsStore } from '../store/operators.ts';
import { cityProblems, readinessOf } from './serve-health.ts';

/** Asked more often than this, the same answer does. */
const keepMs = 2000;
/** Looking may take this share of the time: when very much waits, it is looked less often. */
const share = 0.01;

/** What waits, looked up when somebody wants to know. While the database cannot be asked, the last answer stands. */
export class Backlogs {
  readonly #store: Pick<OperatorsStore, 'backlog'>;
  readonly #clock: Clock;
  #last: readonly Backlog[] = [];
  #nextAt = Number.NEGATIVE_INFINITY;
  #problem: string | undefined;

  constructor(store: Pick<OperatorsStore, 'backlog'>, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Why the last look failed. */
  get problem(): string | undefined {
    return this.#problem;
  }

  async look(): Promise<readonly Backlog[]> {
    const start = this.#clock.monotonic();
    if (start < this.#nextAt) return this.#last;
    try {
      this.#last = await this.#store.backlog();
      this.#problem = undefined;
    } catch (error) {
      this.#problem = nameOfError(error);
    }
    const end = this.#clock.monotonic();
    this.#nextAt = end + Math.max(keepMs, (end - start) / share);
    return this.#last;
  }
}

interface ShownDeps {
  readonly runtime: Runtime;
  readonly health: StoreHealth;
  readonly backlogs: Backlogs;
  readonly clock: Clock;
  readonly troubles: () => ReadonlyMap<string, number>;
}

/** What is looked up whenever somebody asks for the metrics. */
export function shown({ runtime, health, backlogs, clock, troubles }: ShownDeps): () => Promise<Shown> {
  return async () => {
    const problems = cityProblems(runtime);
    return {
      isReady: readinessOf(runtime, health).isReady,
      now: clock.now(),
      cities: runtime.cities
        .all()
        .map(({ id, release }) => ({ city: id, release, hasProblem: problems.has(id) })),
      queues: await backlogs.look(),
      crms: runtime.crms.shown(),
      troubles: troubles(),
    };
  };
}
