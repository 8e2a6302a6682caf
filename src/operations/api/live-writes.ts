import type { LiveNow } from '../writing/made-live.ts';
import type { FileWriting } from '../writing/written.ts';
import type { MadeLive } from './answers.ts';
import type { ApiOutcome, RouteId } from './wire.ts';

/** Routes that change files of a city. */
const writes: ReadonlySet<RouteId> = new Set<RouteId>([
  'writePrompts',
  'writeSettings',
  'writeProduct',
  'removeProduct',
]);

export type MakeLive = (city: string, file: string) => Promise<LiveNow>;

/** The answer to a change of files, with whether customers meet it: it is made live first, where the files here have it. */
export async function withLive(verb: RouteId, outcome: ApiOutcome, makeLive: MakeLive): Promise<ApiOutcome> {
  if (!writes.has(verb) || !('json' in outcome)) return outcome;
  // Written out by the verb of this very route.
  const writing = JSON.parse(outcome.json) as FileWriting & MadeLive;
  if (writing.kind === 'unchanged' || writing.mode === 'branch') return outcome;
  const live = await makeLive(writing.city, writing.file);
  return { ...outcome, json: JSON.stringify({ ...writing, live }) };
}
