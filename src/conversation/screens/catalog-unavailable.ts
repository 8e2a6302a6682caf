import { shortId } from '../../base/digest.ts';
import { idOf, type ViewId } from '../../base/ids.ts';
import type { TurnContext } from '../context.ts';
import type { Effect, View } from '../effect.ts';
import type { CustomerEvent } from '../event.ts';
import { clip, type Voice } from '../texts.ts';
import { managerButtons } from './results.ts';
import { mostQueryLength } from './search.ts';

/** What was asked needs the catalog, which cannot be read now: says so, and whom to ask, who is told the question. */
export function catalogUnavailable(
  voice: Voice,
  event: CustomerEvent,
  { key, view: earlier }: TurnContext,
): readonly Effect[] {
  const query = event.kind === 'text' ? clip(event.text, mostQueryLength) : (earlier?.query ?? '');
  const id = idOf<ViewId>(shortId('view', key));
  const view: View = { id, query, match: 'nothing', total: 0, refs: [] };
  const message = { html: voice.say('search.unavailable', {}), buttons: managerButtons(voice, view) };
  return [
    ...(event.kind === 'press' ? [{ kind: 'answer' as const, callbackId: event.callbackId }] : []),
    { kind: 'keep-view', view },
    { kind: 'send', chat: event.chat, message },
  ];
}
