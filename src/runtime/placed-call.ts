import type { CallEffect } from '../conversation/effect.ts';
import type { MessengerCall } from '../ports/messenger.ts';
import type { PendingEffect, SentMessage, Store } from '../store/store.ts';

type PlaceStore = Pick<Store, 'cardOf' | 'copyOf'>;

/**
 * The call of an effect, with the ids of the messages that it names: they are known once those are out, which is before
 * it is its turn. Undefined for an edit of a message that is not there.
 */
export async function placedCall(
  store: PlaceStore,
  effect: PendingEffect,
  call: CallEffect,
): Promise<MessengerCall | undefined> {
  switch (call.kind) {
    case 'answer':
    case 'album':
      return call;
    case 'edit': {
      const { chat, message } = call;
      if (call.messageId !== undefined) return { kind: 'edit', chat, messageId: call.messageId, message };
      const place = call.card
        ? await store.cardOf(effect.city, call.card)
        : call.copyOf && (await store.copyOf(effect.bot, call.copyOf));
      return place && { kind: 'edit', chat: place.chat, messageId: place.messageId, message };
    }
    case 'send': {
      const { chat, message } = call;
      const replyTo = call.replyTo ?? (await cardAbove(store, effect, call));
      return { kind: 'send', chat, message, ...(replyTo !== undefined && { replyTo }) };
    }
    case 'copy': {
      const { chat, origin } = call;
      const replyTo = await cardAbove(store, effect, call);
      return {
        kind: 'copy',
        chat,
        fromChat: origin.chat,
        messageId: origin.messageId,
        ...(replyTo !== undefined && { replyTo }),
      };
    }
  }
}

/** What is remembered of a message that is out. */
export function sentMessage(call: CallEffect, chat: string, messageId: string): SentMessage {
  if (call.kind !== 'send' && call.kind !== 'copy') return { chat, messageId };
  const { thread, isCard, origin } = call;
  return {
    chat,
    messageId,
    ...(thread && { thread }),
    ...(isCard && { isCard }),
    ...(origin && { origin }),
  };
}

/** A card of another group, as one that moved, is not there to be answered. */
async function cardAbove(
  store: PlaceStore,
  { city }: PendingEffect,
  { thread, underCard, chat }: CallEffect & { readonly kind: 'send' | 'copy' },
): Promise<string | undefined> {
  const card = thread && underCard ? await store.cardOf(city, thread) : undefined;
  return card?.chat === chat ? card.messageId : undefined;
}
