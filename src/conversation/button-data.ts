import { idOf, type ProductRef, type ViewId } from '../base/ids.ts';

/**
 * What a button says, absolutely, so that a repeated press is harmless. As text: `1.<action>.<ref>[.<arg>]`, ASCII, at
 * most 64 bytes. The leading number is the version of this format.
 */
export type ButtonData =
  | { readonly action: 'page'; readonly view: ViewId; readonly page: number }
  | { readonly action: ProductAction; readonly product: ProductRef; readonly view: ViewId }
  /** A manager for a search, without a product. */
  | { readonly action: 'help-me-choose'; readonly view: ViewId }
  | { readonly action: 'menu'; readonly screen: MenuScreen }
  | { readonly action: 'speak'; readonly language: string };

export const menuScreens = ['menu', 'contacts', 'language', 'ask'] as const;
export type MenuScreen = (typeof menuScreens)[number];

export type ProductAction = 'card' | 'link' | 'manager' | 'ticket';

const letters = { card: 'p', link: 'l', manager: 'm', ticket: 't' } as const;
const actions: Readonly<Record<string, ProductAction>> = { p: 'card', l: 'link', m: 'manager', t: 'ticket' };

export function formatButton(data: ButtonData): string {
  switch (data.action) {
    case 'page':
      return `1.v.${data.view}.${data.page}`;
    case 'help-me-choose':
      return `1.h.${data.view}`;
    case 'menu':
      return `1.n.${data.screen}`;
    case 'speak':
      return `1.g.${data.language}`;
    case 'card':
    case 'link':
    case 'manager':
    case 'ticket':
      return `1.${letters[data.action]}.${data.product}.${data.view}`;
  }
}

/** Undefined for anything that no version of this bot has written. */
export function parseButton(text: string): ButtonData | undefined {
  const [version, letter = '', first = '', second = '', ...rest] = text.split('.');
  if (version !== '1' || rest.length > 0) return undefined;
  if (letter === 'n' && second === '') return menuButton(first);
  if (letter === 'g' && second === '' && /^[a-z]{2}$/.test(first))
    return { action: 'speak', language: first };
  if (!isRef(first)) return undefined;
  const view = idOf<ViewId>(first);
  if (letter === 'h' && second === '') return { action: 'help-me-choose', view };
  if (letter === 'v' && /^\d{1,3}$/.test(second)) return { action: 'page', view, page: Number(second) };
  const action = Object.hasOwn(actions, letter) ? actions[letter] : undefined;
  if (!action || !isRef(second)) return undefined;
  return { action, product: idOf<ProductRef>(first), view: idOf<ViewId>(second) };
}

function menuButton(name: string): ButtonData | undefined {
  const screen = menuScreens.find((known) => known === name);
  return screen && { action: 'menu', screen };
}

/** Whether it may name a product or a list. */
export function isRef(text: string): boolean {
  return /^[a-z2-7]{10}$/.test(text);
}
