import type { Timers } from '../../ports/timers.ts';
import type { CaseResult } from './run-case.ts';
import type { RunCases, TestRequest } from './run-cases.ts';
import type { TestCase } from './test-case.ts';

/** A thread that runs conversations. */
export interface Tester {
  readonly run: RunCases;
  /** Ends what it does; it starts anew with what it is asked next. */
  close(): Promise<void>;
}

/** What became of a case: it ended, or a step of it did not and was cut. */
export type CaseOutcome = CaseResult | { readonly cut: number };

export interface PoolOptions {
  readonly testers: readonly Tester[];
  readonly timers: Timers;
  /** A step that takes longer is cut. */
  readonly mostStepMs: number;
}

/** Few enough that all threads end at about the same time, and enough that handing them over costs nothing. */
const casesAtOnce = 20;
const lookEveryMs = 100;
/** Until a thread has begun its first step: it reads its program and opens the catalog. */
const mostStartMs = 60_000;

interface Job {
  readonly request: Omit<TestRequest, 'cases' | 'progress'>;
  readonly cases: readonly TestCase[];
  readonly done: (outcomes: readonly CaseOutcome[]) => void;
  readonly failed: (error: unknown) => void;
}

/** Conversations of many cities, shared among threads. A step that does not end costs its thread, not the run. */
export class CasePool {
  readonly #options: PoolOptions;
  readonly #idle: Tester[];
  readonly #jobs: Job[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#idle = [...options.testers];
  }

  /** What became of each of them, in their order. */
  async run(request: Job['request'], cases: readonly TestCase[]): Promise<readonly CaseOutcome[]> {
    const parts: Promise<readonly CaseOutcome[]>[] = [];
    for (let start = 0; start < cases.length; start += casesAtOnce) {
      const part = cases.slice(start, start + casesAtOnce);
      parts.push(new Promise((done, failed) => this.#jobs.push({ request, cases: part, done, failed })));
    }
    this.#fill();
    return (await Promise.all(parts)).flat();
  }

  async close(): Promise<void> {
    this.#jobs.length = 0;
    await Promise.all(this.#options.testers.map((tester) => tester.close()));
  }

  #fill(): void {
    while (this.#jobs.length > 0) {
      const tester = this.#idle.pop();
      if (!tester) return;
      const job = this.#jobs.shift();
      if (job) void this.#work(tester, job);
    }
  }

  async #work(tester: Tester, job: Job): Promise<void> {
    try {
      job.done(await this.#outcomes(tester, job));
    } catch (error) {
      job.failed(error);
    }
    this.#idle.push(tester);
    this.#fill();
  }

  /** A case that was cut is left out, and the others are run again. */
  async #outcomes(tester: Tester, { request, cases }: Job): Promise<readonly CaseOutcome[]> {
    const outcomes = new Map<TestCase, CaseOutcome>();
    for (;;) {
      const left = cases.filter((one) => !outcomes.has(one));
      const ended = left.length === 0 ? [] : await this.#watched(tester, { ...request, cases: left });
      if (!('cut' in ended)) {
        for (const [at, one] of left.entries()) {
          const result = ended[at];
          if (result) outcomes.set(one, result);
        }
        return cases.flatMap((one) => outcomes.get(one) ?? []);
      }
      const stuck = left[ended.cut.test];
      if (!stuck) throw new Error('a case was cut that there is not');
      outcomes.set(stuck, { cut: ended.cut.step });
    }
  }

  async #watched(
    tester: Tester,
    request: TestRequest,
  ): Promise<readonly CaseResult[] | { readonly cut: { readonly test: number; readonly step: number } }> {
    const { timers, mostStepMs } = this.#options;
    const progress = new Int32Array(new SharedArrayBuffer(12));
    let [seen, waitedMs, isCut] = [0, 0, false];
    const stop = timers.every(lookEveryMs, () => {
      const begun = Atomics.load(progress, 0);
      waitedMs = begun === seen ? waitedMs + lookEveryMs : 0;
      seen = begun;
      if (isCut || waitedMs < (begun === 0 ? mostStartMs : mostStepMs)) return;
      isCut = true;
      void tester.close();
    });
    try {
      return await tester.run({ ...request, progress });
    } catch (error) {
      if (!isCut) throw error;
      await tester.close();
      return { cut: { test: Atomics.load(progress, 1), step: Atomics.load(progress, 2) } };
    } finally {
      stop();
    }
  }
}
