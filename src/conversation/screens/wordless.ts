import type { TurnContext } from '../context.ts';
import type { Effect } from '../effect.ts';
import type { Wordless } from '../event.ts';
import type { Voice } from '../texts.ts';
import { contacts } from './contacts.ts';
import { menuButton } from './menu.ts';

/** Something without words: what to do instead, and whom to ask. */
export function answerWordless(
  voice: Voice,
  chat: string,
  what: Wordless | undefined,
  { now, nearest }: Pick<TurnContext, 'now' | 'nearest'>,
): readonly Effect[] {
  const ask = voice.city.settings.manager ? [[menuButton(voice, 'ask')]] : [];
  switch (what) {
    case 'voice':
      return [{ kind: 'send', chat, message: { html: voice.say('fallback.voice', {}), buttons: ask } }];
    case 'picture':
      return [{ kind: 'send', chat, message: { html: voice.say('fallback.picture', {}), buttons: ask } }];
    // Who tells where they are wants to know where we are.
    case 'place':
      return contacts(voice, chat, now, nearest);
    case 'other':
    case undefined:
      return [{ kind: 'send', chat, message: { html: voice.say('fallback.unsupported', {}) } }];
  }
}
