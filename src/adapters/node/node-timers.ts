import type { Timers } from '../../ports/timers.ts';

/** The longest delay that setTimeout takes; longer waits wake up early and look again. */
const mostDelayMs = 2 ** 31 - 1;

export const nodeTimers: Timers = {
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, Math.min(Math.max(delayMs, 0), mostDelayMs));
    timer.unref();
    return () => clearTimeout(timer);
  },
  every: (periodMs, callback) => {
    const timer = setInterval(callback, periodMs);
    timer.unref();
    return () => clearInterval(timer);
  },
  soon: (callback) => void setImmediate(callback),
  deadline: (delayMs, ...others) => AbortSignal.any([AbortSignal.timeout(delayMs), ...others]),
};

/** Unlike those of `nodeTimers`, it keeps a process alive. */
export function pause(ms: number): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, ms);
  });
}
