import { type CityId, idOf, type LaneId } from '../base/ids.ts';
import type { City } from '../city/city.ts';
import type { RenderedPrompt } from '../city/prompts.ts';
import type { TurnContext } from '../conversation/context.ts';
import type { Effect } from '../conversation/effect.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import { turn } from '../conversation/turn.ts';
import { cityOf } from '../runtime/live-cities.ts';
import { parseSession } from '../runtime/take-turn.ts';
import type { TakenTurn } from '../store/taken-turns.ts';
import type { Serving } from './serve.ts';

/** What a turn decides when it is taken once more, and the prompts that it asked for on the way. */
export interface TakenAgain {
  readonly effects: readonly Effect[];
  readonly rendered: readonly RenderedPrompt[];
}

/**
 * A turn is pure, so it can be taken again as it was: nothing is sent or written. By the release that took it, or by the
 * one that is live now; the catalog is the live one. Undefined where that release is gone, or its answer cannot be had.
 */
export async function takenAgain(
  { runtime, store }: Pick<Serving, 'runtime' | 'store'>,
  id: CityId,
  taken: TakenTurn,
  by: 'its-release' | 'live',
): Promise<TakenAgain | undefined> {
  const leased = runtime.cities.lease(id);
  if (!leased) return undefined;
  try {
    const { city } = leased;
    const isLive = by === 'live' || city.release === taken.release;
    const release = isLive ? undefined : await store.release(id, taken.release);
    if (!isLive && !release) return undefined;
    return decidedBy(release ? cityOf(release, city.catalog) : city, taken);
  } catch {
    // What it refers to is not as it was: of another version, or in another catalog.
    return undefined;
  } finally {
    leased.end();
  }
}

function decidedBy(city: City, taken: TakenTurn): TakenAgain {
  const rendered: RenderedPrompt[] = [];
  const noting = { ...city, prompts: city.prompts.noted((one) => rendered.push(one)) };
  // All three were written by `runtime/take-turn.ts` from these very types.
  const event = JSON.parse(taken.event) as ConversationEvent;
  const context = JSON.parse(taken.context) as TurnContext;
  const { effects } = turn(noting, parseSession(taken.sessionBefore), event, context);
  return { effects, rendered };
}

/** The lane of a private chat. */
export function laneOfChat(chat: string): LaneId {
  return idOf<LaneId>(`chat:${chat}`);
}

/** Where an effect stands in its turn, by its JSON; -1: nowhere. */
export function placeOf(effects: readonly Effect[], effect: string): number {
  return effects.findIndex((one) => JSON.stringify(one) === effect);
}
