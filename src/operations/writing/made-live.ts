import type { Timers } from '../../ports/timers.ts';
import type { LiveCities } from '../../runtime/live-cities.ts';
import type { Saves } from '../saves.ts';

/** Whether customers meet what was written. */
export interface LiveNow {
  /** The release that has it; null: what was written waits, or was refused. */
  readonly release: number | null;
  /** Why it waits; none: it does not. */
  readonly pending: readonly string[];
  /** Why it does not go live, as `zeta status` tells it; null: nobody objects. */
  readonly refused: string | null;
  /** What whoever operates the city can run about that; null: nothing. */
  readonly cure: string | null;
}

export interface LiveDeps {
  readonly saves: Saves;
  readonly live: LiveCities;
  readonly watch: 'prompts' | 'all' | 'off';
  readonly timers: Timers;
}

/** A deploy may hold saves up. */
const mostMs = 10_000;

/** Makes live what a verb has written into a file of a city, as a save would, and waits for that. */
export async function madeLive(
  { saves, live, watch, timers }: LiveDeps,
  city: string,
  file: string,
): Promise<LiveNow> {
  const waits = (why: string): LiveNow => ({ release: null, pending: [why], refused: null, cure: null });
  if (watch === 'off') return waits('nothing goes live by itself here (serve.watch: off): deploy it');
  if (!live.all().some(({ id }) => id === city)) return waits('never deployed');
  const late = Promise.withResolvers<undefined>();
  const cancel = timers.after(mostMs, () => late.resolve(undefined));
  const saved = saves.applied({ folder: city, path: file }, live);
  const applied = await Promise.race([saved, late.promise]).finally(cancel);
  if (!applied) return waits('it is applied in a moment: see zeta status');
  const { notice, cure } = applied;
  const isLive = notice.pending.length === 0 && notice.refused === null;
  const now = live.all().find(({ id }) => id === city)?.release ?? null;
  return { release: applied.live ?? (isLive ? now : null), ...notice, cure };
}
