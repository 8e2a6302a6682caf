import type { CityId } from '../base/ids.ts';
import type { Effect } from '../conversation/effect.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { TakenTurn } from '../store/taken-turns.ts';
import type { Serving } from './serve.ts';
import { laneOfChat } from './taken-again.ts';

/** Something that was said before this process started: to read, no more. */
export interface PastMessage {
  readonly key: string;
  readonly from: 'customer' | 'bot';
  readonly at: number;
  /** Plain; empty where `html` says it. */
  readonly text: string;
  /** Telegram's HTML, as the bot sent it. */
  readonly html: string;
}

const mostTurns = 60;

/**
 * A customer's conversation as earlier processes had it, oldest first: the emulated Telegram forgets it at its end, the
 * store keeps the turns.
 */
export async function pastTalk(
  { store, since }: Pick<Serving, 'store' | 'since'>,
  city: CityId,
  chat: string,
): Promise<readonly PastMessage[]> {
  const turns = await store.takenTurns(city, laneOfChat(chat), mostTurns);
  return turns
    .filter(({ at }) => at < since)
    .toReversed()
    .flatMap((taken) => [...writtenIn(taken), ...saidIn(taken, chat)]);
}

function writtenIn({ seq, at, event }: TakenTurn): readonly PastMessage[] {
  // Written by `runtime/take-turn.ts` from this very type.
  const text = textOf(JSON.parse(event) as ConversationEvent | null);
  return text === undefined ? [] : [{ key: `${seq}`, from: 'customer', at, text, html: '' }];
}

function textOf(event: ConversationEvent | null): string | undefined {
  if (event?.kind === 'text') return event.text;
  if (event?.kind === 'command') return `/${event.name} ${event.argument}`.trim();
  return event?.kind === 'contact' ? event.phone : undefined;
}

function saidIn({ seq, at, effects }: TakenTurn, chat: string): readonly PastMessage[] {
  const all = JSON.parse(effects) as readonly Effect[];
  return all.flatMap((effect, index): PastMessage[] => {
    const said = { key: `${seq}.${index}`, from: 'bot' as const, at, text: '' };
    if (effect.kind === 'send' && effect.chat === chat) return [{ ...said, html: effect.message.html }];
    return effect.kind === 'album' && effect.chat === chat ? [{ ...said, html: effect.caption }] : [];
  });
}
