import type { Button } from '../../ports/messenger.ts';
import { formatButton, type MenuScreen } from '../button-data.ts';
import type { Effect } from '../effect.ts';
import type { Voice } from '../texts.ts';
import { inPairs } from './paging.ts';

/** /menu: what there is beside searching. */
export function menu(voice: Voice, chat: string): readonly Effect[] {
  return [{ kind: 'send', chat, message: { html: voice.say('menu.text', {}), buttons: menuButtons(voice) } }];
}

export function menuButtons(voice: Voice): readonly (readonly Button[])[] {
  return offeredScreens(voice, ['catalog', 'contacts', 'ask', 'requests', 'language']);
}

/** Two in a row; what the city does not have is left out. */
export function offeredScreens(
  voice: Voice,
  screens: readonly Exclude<MenuScreen, 'menu'>[],
): readonly (readonly Button[])[] {
  return inPairs(screens.filter((screen) => has(voice, screen)).map((screen) => menuButton(voice, screen)));
}

function has({ city }: Voice, screen: Exclude<MenuScreen, 'menu'>): boolean {
  const { manager, bitrix, languages } = city.settings;
  switch (screen) {
    case 'ask':
      return manager !== undefined;
    case 'requests':
      return bitrix !== undefined;
    case 'language':
      return languages.length > 1;
    case 'catalog':
    case 'contacts':
      return true;
  }
}

export function menuButton({ say }: Voice, screen: Exclude<MenuScreen, 'menu'>): Button {
  return {
    kind: 'press',
    text: say(`buttons.${screen}`, {}),
    data: formatButton({ action: 'menu', screen }),
  };
}
