import { shortId } from '../../base/digest.ts';
import { idOf, type ViewId } from '../../base/ids.ts';
import { formatButton } from '../button-data.ts';
import type { Effect, View } from '../effect.ts';
import type { Phone } from '../phone.ts';
import type { Voice } from '../texts.ts';

/** A phone number: whether the shop should call. Nothing is handed over before the customer says yes. */
export function offerCallBack(voice: Voice, chat: string, phone: Phone, key: string): readonly Effect[] {
  const id = idOf<ViewId>(shortId('view', key));
  const view: View = { id, query: phone.number, match: 'nothing', total: 0, refs: [], phone };
  const html = voice.say('callback.offer', { phone: phone.number });
  const data = formatButton({ action: 'call-back', view: id });
  const yes = { kind: 'press' as const, text: voice.say('buttons.call_back', {}), data };
  return [
    { kind: 'keep-view', view },
    { kind: 'send', chat, message: { html, buttons: [[yes]] } },
  ];
}
