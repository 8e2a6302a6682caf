import { availableParallelism } from 'node:os';
import { workerThread } from './worker-thread.ts';

/** What a thread is asked, with the place where it writes down how far it is. */
export interface Paced<Batch> {
  readonly batch: Batch;
  /** One 32-bit number: how many of the batch's turns were begun. */
  readonly pulse: Int32Array;
}

/** More of them would wait for the same disk. */
const mostThreads = 8;
const looksPerWait = 10;

export interface ReplayThread<Batch, Result> {
  /** `stuckAt`: the turn, from 0, that took longer than a turn may; nothing of the batch is kept. */
  replay(batch: Batch): Promise<{ readonly result: Result } | { readonly stuckAt: number }>;
  close(): Promise<void>;
}

/**
 * Worker threads that take turns again. A turn that takes longer than `turnMs` is cut by ending its thread; the next
 * batch starts another.
 */
export function replayThreads<Batch, Result>(
  file: URL,
  { turnMs, most = availableParallelism() }: { readonly turnMs: number; readonly most?: number },
): readonly ReplayThread<Batch, Result>[] {
  return Array.from({ length: Math.max(1, Math.min(mostThreads, most)) }, () => replayThread(file, turnMs));
}

function replayThread<Batch, Result>(file: URL, turnMs: number): ReplayThread<Batch, Result> {
  const { ask, close } = workerThread<Paced<Batch>, Result>(file);
  return {
    close,
    replay: async (batch) => {
      const pulse = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      let stuckAt: number | undefined;
      const watch = watched(pulse, turnMs, (begun) => {
        stuckAt = begun - 1;
        void close();
      });
      try {
        return { result: await ask({ batch, pulse }) };
      } catch (error) {
        if (stuckAt === undefined) throw error;
        return { stuckAt };
      } finally {
        clearInterval(watch);
      }
    },
  };
}

/** Tells once when nothing was begun for so long. Before the first turn a thread starts, and opens catalogs. */
function watched(pulse: Int32Array, turnMs: number, onStuck: (begun: number) => void): NodeJS.Timeout {
  let [seen, looks] = [0, 0];
  const timer = setInterval(() => {
    const begun = Atomics.load(pulse, 0);
    looks = begun === seen && begun > 0 ? looks + 1 : 0;
    seen = begun;
    if (looks < looksPerWait) return;
    clearInterval(timer);
    onStuck(begun);
  }, turnMs / looksPerWait);
  return timer;
}
