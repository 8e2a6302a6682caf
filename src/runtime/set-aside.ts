import { type City, languageFor } from '../city/city.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import { setAside } from '../conversation/screens/set-aside.ts';
import { voiceOf } from '../conversation/texts.ts';
import type { Log } from '../ports/log.ts';
import type { NewEffect, PendingEvent } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import type { Channel } from './channel.ts';
import type { LiveCities } from './live-cities.ts';
import { toOutbox } from './to-outbox.ts';

interface SetAsideDeps {
  readonly channel: Channel;
  readonly cities: LiveCities;
  readonly log: Log;
}

/**
 * What a customer is told whose event is set aside. Nothing to groups, and nothing of what a deal brought back: nobody
 * waits for an answer there. The event made its turn fail, so it is trusted in nothing: an event that `mayEndProcess` is
 * not read again, and words that cannot be said are left out.
 */
export async function wordsOfSetAside(
  { channel, cities, log }: SetAsideDeps,
  pending: PendingEvent,
  mayEndProcess: boolean,
): Promise<readonly NewEffect[]> {
  const city = cities.get(pending.city);
  const chat = /^chat:(\d+)$/.exec(pending.lane)?.[1];
  if (!city || chat === undefined || pending.source !== 'update') return [];
  try {
    const event = mayEndProcess ? undefined : await readAgain(channel, pending);
    const voice = voiceOf(city, languageOf(city, event));
    return setAside(voice, chat, event).flatMap((effect) => toOutbox(pending.bot, effect));
  } catch (error) {
    log.error('a customer could not be told that an answer failed', {
      city: pending.city,
      turn: pending.seq,
      problem: nameOfError(error),
    });
    return [];
  }
}

async function readAgain(channel: Channel, pending: PendingEvent): Promise<ConversationEvent | undefined> {
  try {
    return await channel.eventOf(pending.city, JSON.parse(pending.payload));
  } catch {
    // That was its fault, then.
    return undefined;
  }
}

function languageOf({ settings }: City, event: ConversationEvent | undefined): string {
  return languageFor(settings, event && 'customer' in event ? event.customer.language : undefined);
}
