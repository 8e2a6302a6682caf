import type { Effect } from '../effect.ts';
import type { SmallTalk } from '../small-talk.ts';
import type { Voice } from '../texts.ts';
import { contacts } from './contacts.ts';
import { menuButtons } from './menu.ts';

/** Courtesy for courtesy; a greeting offers what there is, and who asks for the way gets the contacts. */
export function talk(
  voice: Voice,
  chat: string,
  kind: Exclude<SmallTalk, 'person'>,
  now: number,
): readonly Effect[] {
  const { city, say } = voice;
  if (kind === 'place') return contacts(voice, chat, now);
  if (kind !== 'hello') return [{ kind: 'send', chat, message: { html: say(`talk.${kind}`, {}) } }];
  const html = say('talk.hello', { city_name: city.settings.name });
  return [{ kind: 'send', chat, message: { html, buttons: menuButtons(voice) } }];
}
