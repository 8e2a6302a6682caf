import type { Log } from '../ports/log.ts';
import type { Timers } from '../ports/timers.ts';

/** What is to be closed, first opened first. */
export type Closing = (() => Promise<void> | void)[];

/**
 * Closes all of it, last opened first, whatever fails. What is not closed in time is not waited for any longer; what
 * comes after it, the lock and the database at last, is let go all the same.
 */
export async function closeAll(
  { log, timers }: { readonly log: Log; readonly timers: Timers },
  closing: Closing,
  withinMs: number,
): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const cancel = timers.after(withinMs, () => resolve('late'));
  for (const close of closing.splice(0).reverse()) {
    const closed = (async () => close())().catch((error: unknown) =>
      log.error('something could not be closed', {
        problem: error instanceof Error ? error.name : 'unknown',
      }),
    );
    if ((await Promise.race([closed, late])) === 'late')
      log.error('something is not closed in time and is left behind');
  }
  cancel();
}
