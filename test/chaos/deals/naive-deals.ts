import type { Clock } from '../../../src/ports/clock.ts';
import type { Timers } from '../../../src/ports/timers.ts';
import type { Crms } from '../../../src/runtime/crms.ts';
import type { Deal } from '../../../src/runtime/deal-marks.ts';
import type { Deliver } from '../../../src/runtime/outbox.ts';
import { type Pace, retryDelay } from '../../../src/runtime/pace.ts';

interface NaiveDeps {
  readonly crms: Crms;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly pace: Pace;
}

/** A client as most are: whatever is not an answer is sent again. */
export function naiveDeals({ crms, clock, timers, pace }: NaiveDeps): Deliver {
  return async (effect, signal) => {
    const { draft } = JSON.parse(effect.payload) as Deal;
    const outcome = await crms.get(effect.city)?.crm.createDeal(draft, {
      signal: timers.deadline(pace.dealTimeoutMs, signal),
      mayStillSend: () => true,
    });
    const at = clock.now();
    if (outcome?.kind === 'done') return { state: 'done', deal: outcome.value, at };
    if (outcome?.kind === 'refused') return { state: 'parked', at };
    const attempts = effect.attempts + 1;
    return { state: 'pending', attempts, nextAt: at + retryDelay(pace, attempts), at };
  };
}
