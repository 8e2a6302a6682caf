import type { TurnContext } from '../context.ts';
import type { Effect } from '../effect.ts';
import type { CustomerEvent } from '../event.ts';
import type { Voice } from '../texts.ts';

/** Too much at once: told once, then silence. A button is let go all the same. */
export function overLimit(
  voice: Voice,
  event: CustomerEvent,
  limit: NonNullable<TurnContext['limit']>,
): readonly Effect[] {
  const answer: readonly Effect[] =
    event.kind === 'press' ? [{ kind: 'answer', callbackId: event.callbackId }] : [];
  if (limit === 'silent') return answer;
  const html = voice.say('limits.too_fast', {});
  return [
    ...answer,
    { kind: 'send', chat: event.chat, message: { html } },
    { kind: 'record', name: 'too-fast', data: {} },
  ];
}
