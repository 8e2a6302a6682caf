import type { KnownEscalation } from '../context.ts';
import type { Effect } from '../effect.ts';
import { clip, subjectOf, type Voice } from '../texts.ts';
import { menuButtons } from './menu.ts';

/** /requests: what the customer asked for, the newest first, and what became of it. */
export function myRequests(
  voice: Voice,
  chat: string,
  requests: readonly KnownEscalation[],
): readonly Effect[] {
  const { say } = voice;
  if (requests.length === 0) {
    const message = { html: say('requests.none', {}), buttons: menuButtons(voice) };
    return [{ kind: 'send', chat, message }];
  }
  const lines = requests.map((request) =>
    say('requests.item', {
      name: clip(request.product || request.phone ? subjectOf(voice, request) : request.query, 90) || '—',
      date: dayOf(voice, request.openedAt),
      state: stateOf(voice, request),
    }),
  );
  return [{ kind: 'send', chat, message: { html: [say('requests.title', {}), '', ...lines].join('\n') } }];
}

function stateOf({ say }: Voice, { kind, state, number }: KnownEscalation): string {
  switch (state) {
    case 'created':
      return say('requests.created', { number: number ?? '' });
    case 'by-hand':
      return say('requests.asked', {});
    case 'lost':
      return say('requests.lost', {});
    case 'open':
      return say(kind === 'ticket' ? 'requests.open' : 'requests.asked', {});
  }
}

function dayOf({ city, language }: Voice, at: number): string {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    timeZone: city.settings.timezone,
  });
  return format.format(at);
}
