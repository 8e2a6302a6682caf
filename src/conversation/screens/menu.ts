import type { Button } from '../../ports/messenger.ts';
import { formatButton, type MenuScreen } from '../button-data.ts';
import type { Effect } from '../effect.ts';
import type { Voice } from '../texts.ts';
import { inPairs } from './paging.ts';

/** /menu: what there is beside searching. */
export function menu(voice: Voice, chat: string): readonly Effect[] {
  return [{ kind: 'send', chat, message: { html: voice.say('menu.text', {}), buttons: menuButtons(voice) } }];
}

/** Two in a row; what the city does not have is left out. */
export function menuButtons(voice: Voice): readonly (readonly Button[])[] {
  const { manager, bitrix, languages } = voice.city.settings;
  const buttons = [
    menuButton(voice, 'catalog'),
    menuButton(voice, 'contacts'),
    ...(manager ? [menuButton(voice, 'ask')] : []),
    ...(bitrix ? [menuButton(voice, 'requests')] : []),
    ...(languages.length > 1 ? [menuButton(voice, 'language')] : []),
  ];
  return inPairs(buttons);
}

export function menuButton({ say }: Voice, screen: Exclude<MenuScreen, 'menu'>): Button {
  return {
    kind: 'press',
    text: say(`buttons.${screen}`, {}),
    data: formatButton({ action: 'menu', screen }),
  };
}
