import { type CityId, idOf } from '../../src/base/ids.ts';
import type { Serving } from '../../src/operations/serve.ts';
import { startTalk, type Talk } from '../../src/operations/talk.ts';

export const almaty = idOf<CityId>('almaty');

/** Somebody who talks to a served city's bot. */
export function customerOf(serving: Serving, city = almaty, id = 500): Talk {
  return startTalk(serving, city, { id, name: 'Айгерим', username: 'aigerim', language: 'ru' });
}

/** Texts that came back. */
export function texts(
  replies: { readonly messages: readonly { readonly text: string }[] } | undefined,
): readonly string[] {
  return (replies?.messages ?? []).map(({ text }) => text);
}
