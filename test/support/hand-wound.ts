import { nodeTimers } from '../../src/adapters/node/node-timers.ts';
import type { Timers } from '../../src/ports/timers.ts';

interface Regular {
  readonly periodMs: number;
  nextAt: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is moved, and what is to be done every so often by it. */
export function handWound(startAt = 0) {
  let now = startAt;
  const running = new Set<Regular>();
  const every: Timers['every'] = (periodMs, callback) => {
    const regular = { periodMs, nextAt: now + periodMs, callback };
    running.add(regular);
    return () => void running.delete(regular);
  };
  const move = async (ms: number) => {
    const end = now + ms;
    for (;;) {
      const [next] = [...running].filter(({ nextAt }) => nextAt <= end).sort((a, b) => a.nextAt - b.nextAt);
      if (!next) break;
      now = next.nextAt;
      next.nextAt += next.periodMs;
      next.callback();
      // What the callback began goes on.
      await new Promise<void>((resume) => setImmediate(resume));
    }
    now = end;
  };
  return {
    clock: { now: () => now, monotonic: () => now },
    timers: { ...nodeTimers, every } satisfies Timers,
    move,
    /** How many are running. */
    get running(): number {
      return running.size;
    },
  };
}
