import type { Effect } from '../effect.ts';
import type { ConversationEvent } from '../event.ts';
import type { Voice } from '../texts.ts';

/** What a customer hears whose event was given up on: not silence. A press stops turning, too. */
export function setAside(
  voice: Voice,
  chat: string,
  event: ConversationEvent | undefined,
): readonly Effect[] {
  const said: Effect = { kind: 'send', chat, message: { html: voice.say('fallback.failed', {}) } };
  return event?.kind === 'press' ? [{ kind: 'answer', callbackId: event.callbackId }, said] : [said];
}
