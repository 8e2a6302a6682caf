import type { Decision } from '../decision.ts';
import type { DeepLink } from '../deep-link.ts';
import type { Session } from '../session.ts';
import type { Voice } from '../texts.ts';
import { menuButtons } from './menu.ts';

/** /start: who speaks, and what to write. The campaign that brought a customer first stays theirs. */
export function greeting(voice: Voice, session: Session, chat: string, link: DeepLink | undefined): Decision {
  const { city, say } = voice;
  const key = session.turns > 0 && hasWordsForOldFriends(voice) ? 'greeting_again' : 'greeting';
  const html = say(key, { city_name: city.settings.name });
  const campaign = link?.kind === 'campaign' ? link.name : undefined;
  return {
    effects: [
      { kind: 'send', chat, message: { html, buttons: menuButtons(voice) } },
      { kind: 'record', name: 'start', data: campaign === undefined ? {} : { source: campaign } },
    ],
    ...(campaign !== undefined && session.source === undefined && { remembered: { source: campaign } }),
  };
}

/** A city that wrote its own greeting alone wants that one to be read, not a built-in text. */
function hasWordsForOldFriends({ city, language }: Voice): boolean {
  return city.prompts.writes(language, 'greeting_again') || !city.prompts.writes(language, 'greeting');
}
