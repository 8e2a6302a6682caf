import type { CityId } from '../base/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Poll, PolledUpdate } from '../ports/messenger.ts';
import type { Timers } from '../ports/timers.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Telegram holds a question that it has no answer to for so long. */
const waitSeconds = 25;
/** An answer may take that much longer. */
const slackMs = 10_000;
/** Between two questions when the first was not answered, or nobody can take what it brought. */
const retryMs = 1000;
const refusedMs = 10_000;

export interface PollingDeps {
  readonly runtime: Pick<Runtime, 'accept' | 'bots'>;
  readonly timers: Timers;
  readonly log: Log;
}

/** Who has the updates instead. */
export type TakenBy = Extract<Poll, { kind: 'taken' }>['by'];

export interface Polling {
  /** Resolves when somebody else has the bot's updates: then nobody asks any more. Else never. */
  readonly taken: Promise<TakenBy>;
  stop(): Promise<void>;
}

/**
 * Asks Telegram for a city's updates, where no webhook brings them, and hands them to the runtime one by one. Telegram is
 * told that one has come (by the next question's offset) only once it is on disk; what was on disk already is known by its
 * id and changes nothing.
 */
export function pollUpdates(deps: PollingDeps, city: CityId): Polling {
  const abort = new AbortController();
  const { promise: taken, resolve } = Promise.withResolvers<TakenBy>();
  const ended = poll(deps, city, abort.signal).then((by) => {
    if (by !== undefined) resolve(by);
  });
  return {
    taken,
    stop: () => {
      abort.abort();
      return ended;
    },
  };
}

async function poll(deps: PollingDeps, city: CityId, signal: AbortSignal): Promise<TakenBy | undefined> {
  const { runtime, timers, log } = deps;
  let offset: number | undefined;
  let problem: string | undefined;
  while (!signal.aborted) {
    const account = runtime.bots.account(city);
    const deadline = timers.deadline(waitSeconds * 1000 + slackMs, signal);
    const outcome = await account?.updates({ offset, seconds: waitSeconds }, deadline);
    if (signal.aborted) return undefined;
    if (outcome?.kind === 'taken') return outcome.by;
    if (outcome?.kind === 'done') {
      problem = undefined;
      const next = await takeAll(deps, city, outcome.value);
      offset = next.offset ?? offset;
      if (next.isStuck) await pause(timers, retryMs, signal);
      continue;
    }
    // Without a token there is no account; the bots tell of that.
    if (outcome && outcome.detail !== problem)
      log.warn('updates could not be asked for', { city, problem: outcome.detail });
    problem = outcome?.detail;
    const leastMs = outcome?.kind === 'refused' ? refusedMs : retryMs;
    const askedMs = outcome?.kind === 'later' ? (outcome.retryAfterMs ?? 0) : 0;
    await pause(timers, Math.max(leastMs, askedMs), signal);
  }
  return undefined;
}

/** `offset`: after the last one that is on disk; `isStuck`: the one after it could not be taken now. */
async function takeAll(
  { runtime, log }: PollingDeps,
  city: CityId,
  updates: readonly PolledUpdate[],
): Promise<{ readonly offset: number | undefined; readonly isStuck: boolean }> {
  let offset: number | undefined;
  for (const { id, update, text } of updates) {
    const entry = await runtime.accept(city, update, text);
    if (entry === 'malformed')
      log.warn('an update could not be read and is passed over', { city, update: id });
    else if (entry !== 'accepted') return { offset, isStuck: true };
    offset = id + 1;
  }
  return { offset, isStuck: false };
}

/** Ends early when nobody waits any more. */
function pause(timers: Timers, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = timers.after(ms, done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
