import { type BotId, type DestinationId, idOf } from '../base/ids.ts';
import type { CallEffect, Effect } from '../conversation/effect.ts';
import type { NewEffect } from '../store/store.ts';

/** Effects that somebody else must carry out. */
export function toOutbox(bot: BotId, effect: Effect): readonly NewEffect[] {
  switch (effect.kind) {
    case 'send':
    case 'copy':
    case 'album':
    case 'edit':
      return [callTo(`tg:${bot}:${effect.chat}`, effect)];
    case 'answer':
      return [callTo(`cb:${bot}:${effect.callbackId}`, effect)];
    case 'create-deal':
      return [
        {
          destination: idOf<DestinationId>(`crm:${effect.ticket}`),
          kind: 'deal',
          payload: JSON.stringify({ ticket: effect.ticket, draft: effect.draft }),
        },
      ];
    case 'change-deal':
    case 'comment-deal':
    case 'link-card':
      return [
        {
          destination: idOf<DestinationId>(`crm:${effect.ticket}`),
          kind: 'follow-up',
          payload: JSON.stringify(effect),
        },
      ];
    case 'contact-deal':
      // One after another for a customer, whatever their tickets: two would make two contacts of them.
      return [
        {
          destination: idOf<DestinationId>(`crm:person:${effect.contact.originId}`),
          kind: 'follow-up',
          payload: JSON.stringify(effect),
        },
      ];
    case 'keep-view':
    case 'open-escalation':
    case 'settle-escalation':
    case 'handle-escalation':
    case 'tell':
    case 'forget':
    case 'pair':
    case 'wake':
    case 'record':
      return [];
  }
}

function callTo(destination: string, call: CallEffect): NewEffect {
  return { destination: idOf<DestinationId>(destination), kind: 'call', payload: JSON.stringify(call) };
}
