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

function stateOf(voice: Voice, request: KnownEscalation): string {
  const { say } = voice;
  const { kind, state, number } = request;
  switch (state) {
    case 'created':
      return stageOf(voice, request) ?? say('requests.created', { number: number ?? '' });
    case 'by-hand':
      return say('requests.asked', {});
    case 'lost':
      return say('requests.lost', {});
    case 'open':
      return say(kind === 'ticket' ? 'requests.open' : 'requests.asked', {});
  }
}

/** `№17, собирается`, where the city has a name for the stage of the deal. */
function stageOf({ city, language }: Voice, { stage, number }: KnownEscalation): string | undefined {
  const { deal, stages } = city.settings.bitrix ?? {};
  const { name } = stages?.[stage ?? deal?.stage ?? 'NEW'] ?? {};
  const said = name?.[language] ?? name?.[city.settings.languages[0]];
  return said === undefined ? undefined : `№${number ?? ''}, ${said}`;
}

function dayOf({ city, language }: Voice, at: number): string {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    timeZone: city.settings.timezone,
  });
  return format.format(at);
}
