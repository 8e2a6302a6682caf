import type { CityId } from '../base/ids.ts';
import type { Effect } from '../conversation/effect.ts';
import type { Message } from '../ports/messenger.ts';
import type { Delivery } from './deliveries.ts';
import type { Serving } from './serve.ts';
import { placeOf, takenAgain } from './taken-again.ts';

/** A message as the live release would say it. */
export interface WouldRead {
  /** `almaty#4` */
  readonly release: string;
  readonly html: string;
}

/**
 * How a message would read by the release that is live now; undefined where it would read the same, or would not be sent
 * at all. The turn that it came of is taken again, and decides the same kinds of effects in the same order.
 */
export async function wouldRead(
  serving: Pick<Serving, 'runtime' | 'store'>,
  id: CityId,
  delivery: Delivery,
): Promise<WouldRead | undefined> {
  const live = serving.runtime.cities.get(id)?.release;
  if (live === undefined || live === delivery.release) return undefined;
  const taken = await serving.store.takenTurn(id, delivery.turn);
  if (!taken) return undefined;
  // Written by `runtime/take-turn.ts` from this very type.
  const before = JSON.parse(taken.effects) as readonly Effect[];
  const at = placeOf(before, delivery.effect);
  const again = await takenAgain(serving, id, taken, 'live');
  const [was, now] = [messageOf(before[at]), messageOf(again?.effects[at])];
  if (!was || !now || before[at]?.kind !== again?.effects[at]?.kind || was.html === now.html)
    return undefined;
  return { release: `${id}#${live}`, html: now.html };
}

function messageOf(effect: Effect | undefined): Message | undefined {
  return effect?.kind === 'send' || effect?.kind === 'edit' ? effect.message : undefined;
}
