import type { Effect } from '../../conversation/effect.ts';
import type { ConversationEvent } from '../../conversation/event.ts';
import { managerName } from '../../conversation/screens/manager-card.ts';
import type { ListedRow, TalkTurn } from '../../store/escalation-store.ts';
import type { Store } from '../../store/store.ts';
import { withStore } from '../known-customer.ts';
import type { Platform } from '../platform.ts';
import { foundEscalation } from './found-escalation.ts';
import { type ListedEscalation, listedEscalation } from './listed-escalation.ts';

export interface ShownEscalation extends ListedEscalation {
  readonly target: string;
  /** What the customer wrote before they were handed over, the newest at the end. */
  readonly said: readonly string[];
  /** What was said and done since, the oldest first, as far as turns are kept. */
  readonly talk: readonly TalkEntry[];
}

/** Something that was said, or done with the card. `at`: epoch milliseconds. */
export interface TalkEntry {
  readonly at: number;
  readonly what: 'said' | 'taken' | 'closed' | 'declined';
  readonly from: 'customer' | 'manager';
  /** Of the manager. */
  readonly name: string | null;
  /** Null for what has no words: a picture, a voice. */
  readonly text: string | null;
}

/** Turns that are looked through. */
const mostTurns = 2000;

/** One customer who was handed to people, with their talk. Throws `ZetaError` (usage) when there is no such one. */
export function showEscalation(
  platform: Platform,
  { city: name, id }: { readonly city: string; readonly id: string },
): Promise<ShownEscalation> {
  return withStore(platform, async (store) => {
    const row = await foundEscalation(store, platform, name, id);
    const { said = [] } = JSON.parse(row.detail) as { readonly said?: readonly string[] };
    return { target: platform.target, ...listedEscalation(row), said, talk: await talkOf(store, row) };
  });
}

async function talkOf(store: Store, { city, lane, openedAt, id }: ListedRow): Promise<readonly TalkEntry[]> {
  const turns = await store.talkTurns(city, lane, openedAt, mostTurns);
  return turns.flatMap((turn) => entryOf(turn, id) ?? []);
}

function entryOf({ at, event: json, effects }: TalkTurn, id: string): TalkEntry | undefined {
  // Written by `runtime/take-turn.ts` from this very type.
  const event = JSON.parse(json) as ConversationEvent | null;
  if (!event) return undefined;
  if ('customer' in event) {
    const isTold = (JSON.parse(effects) as readonly Effect[]).some((effect) => isUnderCard(effect, id));
    return isTold ? { at, what: 'said', from: 'customer', name: null, text: textOf(event) } : undefined;
  }
  if (!('ticket' in event) || event.ticket !== id) return undefined;
  const name = 'manager' in event ? managerName(event.manager) : null;
  const done = { at, from: 'manager', name } as const;
  if (event.kind === 'talk-said') return { ...done, what: 'said', text: event.text ?? null };
  if (event.kind === 'talk-taken') return { ...done, what: 'taken', text: null };
  if (event.kind !== 'talk-closed') return undefined;
  return { ...done, what: event.isDeclined ? 'declined' : 'closed', text: null };
}

/** The customer's words went to the managers. */
function isUnderCard(effect: Effect, id: string): boolean {
  if (effect.kind !== 'send' && effect.kind !== 'copy') return false;
  return effect.thread === id && effect.underCard === true && effect.handOver === id;
}

function textOf(event: ConversationEvent): string | null {
  if (event.kind === 'text') return event.text;
  return event.kind === 'contact' ? event.phone : null;
}
