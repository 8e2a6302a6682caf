import type { Effect } from '../effect.ts';
import type { Voice } from '../texts.ts';

/** /start: who speaks, and what to write. */
export function greeting({ city, say }: Voice, chat: string): readonly Effect[] {
  const html = say('greeting', { city_name: city.settings.name });
  return [
    { kind: 'send', chat, message: { html } },
    { kind: 'record', name: 'start', data: {} },
  ];
}
