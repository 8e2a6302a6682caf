import type { City } from '../city/city.ts';
import type { CommandMenu } from '../ports/messenger.ts';
import { voiceOf } from './texts.ts';

/**
 * What the messenger shows beside "/", in each language of the city; the first of them stands for all others, too. What
 * the city does not have is left out.
 */
export function commandMenus(city: City): readonly CommandMenu[] {
  const { languages, bitrix, privacy } = city.settings;
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
  const commandsIn = (language: string) => {
    const { say } = voiceOf(city, language);
    return names.map((name) => ({ name, description: say(`commands.${name}`, {}) }));
  };
  return [
    { commands: commandsIn(languages[0]) },
    ...languages.map((language) => ({ language, commands: commandsIn(language) })),
  ];
}
