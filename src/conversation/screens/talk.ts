import type { Effect } from '../effect.ts';
import type { SmallTalk } from '../small-talk.ts';
import type { Voice } from '../texts.ts';
import { menuButtons } from './menu.ts';

/** Courtesy for courtesy; a greeting offers what there is. */
export function talk(voice: Voice, chat: string, kind: Exclude<SmallTalk, 'person'>): readonly Effect[] {
  const { city, say } = voice;
  if (kind !== 'hello') return [{ kind: 'send', chat, message: { html: say(`talk.${kind}`, {}) } }];
  const html = say('talk.hello', { city_name: city.settings.name });
  return [{ kind: 'send', chat, message: { html, buttons: menuButtons(voice) } }];
}
