import type { City } from '../city/city.ts';
import type { BotProfile } from '../ports/messenger.ts';
import { voiceOf } from './texts.ts';

/**
 * What the messenger shows of the bot, in each language of the city; the first of them stands for all others, too. Commands
 * for what the city does not have are left out.
 */
export function botProfiles(city: City): readonly BotProfile[] {
  const { name, languages, bitrix, privacy } = city.settings;
  const names = [
    'start',
    'catalog',
    'contacts',
    ...(bitrix ? (['requests'] as const) : []),
    ...(languages.length > 1 ? (['language'] as const) : []),
    'menu',
    'help',
    ...(privacy ? (['mydata', 'forget'] as const) : []),
  ] as const;
  const profileIn = (language: string): Omit<BotProfile, 'language'> => {
    const { say } = voiceOf(city, language);
    const values = { city_name: name };
    return {
      commands: names.map((name) => ({ name, description: say(`commands.${name}`, {}) })),
      description: say('profile.description', values),
      about: say('profile.about', values),
    };
  };
  return [profileIn(languages[0]), ...languages.map((language) => ({ language, ...profileIn(language) }))];
}
