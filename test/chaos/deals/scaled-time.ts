import { nodeTimers } from '../../../src/adapters/node/node-timers.ts';
import { systemClock } from '../../../src/adapters/node/system-clock.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Timers } from '../../../src/ports/timers.ts';

/** So many seconds of the product and the portals pass in one: their waits and limits stay as they are. */
export const timeScale = 50;

const startedAt = systemClock.now();

export const scaledClock: Clock = {
  now: () => startedAt + (systemClock.now() - startedAt) * timeScale,
  monotonic: () => systemClock.monotonic() * timeScale,
};

export const scaledTimers: Timers = {
  ...nodeTimers,
  after: (delayMs, callback) => nodeTimers.after(delayMs / timeScale, callback),
  every: (periodMs, callback) => nodeTimers.every(periodMs / timeScale, callback),
  deadline: (delayMs, ...others) => nodeTimers.deadline(Math.ceil(delayMs / timeScale), ...others),
};
