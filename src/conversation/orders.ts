import { type EscalationId, idOf, type LaneId } from '../base/ids.ts';
import type { Effect, Escalation } from './effect.ts';

/** Who ordered elsewhere, or was forgotten, cannot be written to. */
export function hasNoChat({ chat }: Pick<Escalation, 'chat'>): boolean {
  return chat === '';
}

/** Where the events of an escalation's customer take their turns. */
export function laneOf({ chat, id }: Pick<Escalation, 'chat' | 'id'>): LaneId {
  return chat === '' ? laneOfOrder(id) : idOf<LaneId>(`chat:${chat}`);
}

/** An order has a lane of its own, which is also the name of who ordered: nobody knows whether they came before. */
export function laneOfOrder(ticket: EscalationId): LaneId {
  return idOf<LaneId>(`order:${ticket}`);
}

/** What a customer without a chat would be told is told to nobody. */
export function isForSomebody(effect: Effect): boolean {
  return !('chat' in effect) || effect.chat !== '';
}
