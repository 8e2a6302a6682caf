import type { CityId } from '../base/ids.ts';
import type { Effect } from '../conversation/effect.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { TakenTurn } from '../store/taken-turns.ts';
import type { Serving } from './serve.ts';
import { laneOfChat } from './taken-again.ts';

/** What a customer did in a conversation. */
export type TalkStep =
  | { readonly kind: 'say'; readonly text: string }
  /** `text`: what stood on the button, where that is still known. */
  | { readonly kind: 'press'; readonly data: string; readonly text?: string }
  | { readonly kind: 'contact'; readonly phone: string }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  /** Something that is no words: a voice, a picture. */
  | { readonly kind: 'wordless'; readonly what: string };

/** Turns that are looked back on. */
const mostTurns = 500;

/** What a customer did in a chat since a moment (epoch milliseconds), oldest first: to be done again by a test. */
export async function talkSteps(
  { store }: Pick<Serving, 'store'>,
  city: CityId,
  chat: string,
  since: number,
): Promise<readonly TalkStep[]> {
  const turns = (await store.takenTurns(city, laneOfChat(chat), mostTurns)).toReversed();
  const labels = new Map<string, string>();
  return turns.flatMap((taken) => {
    const step = taken.at < since ? undefined : stepOf(taken, labels);
    for (const [data, text] of buttonsIn(taken)) labels.set(data, text);
    return step ? [step] : [];
  });
}

function stepOf({ event: json }: TakenTurn, labels: ReadonlyMap<string, string>): TalkStep | undefined {
  // Written by `runtime/take-turn.ts` from this very type.
  const event = JSON.parse(json) as ConversationEvent | null;
  if (!event || !('customer' in event)) return undefined;
  switch (event.kind) {
    case 'text':
      return { kind: 'say', text: event.text };
    case 'command':
      return { kind: 'say', text: `/${event.name} ${event.argument}`.trim() };
    case 'press': {
      const text = labels.get(event.data);
      return { kind: 'press', data: event.data, ...(text !== undefined && { text }) };
    }
    case 'contact':
      return { kind: 'contact', phone: event.phone };
    case 'wordless':
      return event.at ? { kind: 'location', ...event.at } : { kind: 'wordless', what: event.what ?? 'other' };
  }
}

function buttonsIn({ effects: json }: TakenTurn): readonly (readonly [string, string])[] {
  const effects = JSON.parse(json) as readonly Effect[];
  return effects.flatMap((effect) => {
    if (effect.kind !== 'send' && effect.kind !== 'edit') return [];
    const buttons = effect.message.buttons?.flat() ?? [];
    return buttons.flatMap((button) =>
      button.kind === 'press' ? [[button.data, button.text] as const] : [],
    );
  });
}
