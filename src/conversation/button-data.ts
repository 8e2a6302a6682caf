import { type CategoryRef, type EscalationId, idOf, type ProductRef, type ViewId } from '../base/ids.ts';
import type { FilterKind } from '../catalog/reader.ts';

/**
 * What a button says, absolutely, so that a repeated press is harmless. As text: `1.<action>.<ref>[.<arg>]`, ASCII, at
 * most 64 bytes. The leading number is the version of this format.
 */
export type ButtonData =
  | { readonly action: 'page'; readonly view: ViewId; readonly page: number }
  | { readonly action: ProductAction; readonly product: ProductRef; readonly view: ViewId }
  /** A manager for a search, without a product. */
  | { readonly action: 'help-me-choose'; readonly view: ViewId }
  /** A call to the phone that the customer gave. */
  | { readonly action: 'call-back'; readonly view: ViewId }
  /** A list again without a wish. */
  | { readonly action: 'without'; readonly view: ViewId; readonly filter: Removable }
  /** What a category is divided into; without one the whole catalog. */
  | { readonly action: 'category'; readonly category: CategoryRef | undefined; readonly page: number }
  | { readonly action: 'category-products'; readonly category: CategoryRef | undefined }
  | { readonly action: 'menu'; readonly screen: MenuScreen }
  | { readonly action: 'speak'; readonly language: string }
  /** To what was asked about their data: that it may be handed over, that it is to be deleted. */
  | { readonly action: 'agree' }
  | { readonly action: 'forget' }
  /** The customer leaves the talk with a manager. */
  | { readonly action: 'back-to-bot'; readonly thread: EscalationId };

/** What a button under a card says, in the managers' group. */
export interface DeskButton {
  readonly action: 'take' | 'close' | 'not-ours';
  readonly thread: EscalationId;
}

const deskLetters = { take: 'take', close: 'close', 'not-ours': 'no' } as const;

export const menuScreens = ['menu', 'catalog', 'contacts', 'language', 'ask', 'requests'] as const;
export type MenuScreen = (typeof menuScreens)[number];

export type ProductAction = 'card' | 'photos' | 'link' | 'manager' | 'ticket' | 'similar';

const letters = { card: 'p', photos: 'f', link: 'l', manager: 'm', ticket: 't', similar: 's' } as const;
const actions: Readonly<Record<string, ProductAction>> = {
  p: 'card',
  f: 'photos',
  l: 'link',
  m: 'manager',
  t: 'ticket',
  s: 'similar',
};
/** Wishes that can be taken away; what else was understood of a sentence is what it asks for. */
const removable = ['price', 'available', 'cheap', 'colour', 'material', 'size', 'except'] as const;
export type Removable = (typeof removable)[number] & FilterKind;
/** In the place of a category's ref. */
const wholeCatalog = 'all';

export function formatButton(data: ButtonData): string {
  switch (data.action) {
    case 'page':
      return `1.v.${data.view}.${data.page}`;
    case 'help-me-choose':
      return `1.h.${data.view}`;
    case 'call-back':
      return `1.b.${data.view}`;
    case 'without':
      return `1.w.${data.view}.${data.filter}`;
    case 'category':
      return `1.c.${data.category ?? wholeCatalog}.${data.page}`;
    case 'category-products':
      return `1.d.${data.category ?? wholeCatalog}`;
    case 'menu':
      return `1.n.${data.screen}`;
    case 'speak':
      return `1.g.${data.language}`;
    case 'agree':
    case 'forget':
      return `1.a.${data.action}`;
    case 'back-to-bot':
      return `1.e.${data.thread}`;
    case 'card':
    case 'photos':
    case 'link':
    case 'manager':
    case 'ticket':
    case 'similar':
      return `1.${letters[data.action]}.${data.product}.${data.view}`;
  }
}

/** Undefined for anything that no version of this bot has written. */
export function parseButton(text: string): ButtonData | undefined {
  const data = buttonIn(text);
  return data && formatButton(data) === text ? data : undefined;
}

function buttonIn(text: string): ButtonData | undefined {
  const [version, letter = '', first = '', second = '', ...rest] = text.split('.');
  if (version !== '1' || rest.length > 0) return undefined;
  if (letter === 'n' && second === '') return menuButton(first);
  if (letter === 'g' && second === '' && /^[a-z]{2}$/.test(first))
    return { action: 'speak', language: first };
  if (letter === 'a' && second === '' && (first === 'agree' || first === 'forget')) return { action: first };
  if (letter === 'e' && second === '' && isUuid(first))
    return { action: 'back-to-bot', thread: idOf<EscalationId>(first) };
  if (letter === 'c' || letter === 'd') return categoryButton(letter, first, second);
  if (!isRef(first)) return undefined;
  const view = idOf<ViewId>(first);
  if (letter === 'h' && second === '') return { action: 'help-me-choose', view };
  if (letter === 'b' && second === '') return { action: 'call-back', view };
  const filter = letter === 'w' ? removable.find((kind) => kind === second) : undefined;
  if (filter) return { action: 'without', view, filter };
  if (letter === 'v' && /^\d{1,3}$/.test(second)) return { action: 'page', view, page: Number(second) };
  const action = Object.hasOwn(actions, letter) ? actions[letter] : undefined;
  if (!action || !isRef(second)) return undefined;
  return { action, product: idOf<ProductRef>(first), view: idOf<ViewId>(second) };
}

export function formatDeskButton({ action, thread }: DeskButton): string {
  return `1.k.${thread}.${deskLetters[action]}`;
}

/** Undefined for anything that is no button of a card. */
export function parseDeskButton(text: string): DeskButton | undefined {
  const [version, letter, thread = '', word, ...rest] = text.split('.');
  if (version !== '1' || letter !== 'k' || !isUuid(thread) || rest.length > 0) return undefined;
  const action = (['take', 'close', 'not-ours'] as const).find((one) => deskLetters[one] === word);
  return action && { action, thread: idOf<EscalationId>(thread) };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function menuButton(name: string): ButtonData | undefined {
  const screen = menuScreens.find((known) => known === name);
  return screen && { action: 'menu', screen };
}

function categoryButton(letter: 'c' | 'd', name: string, page: string): ButtonData | undefined {
  if (name !== wholeCatalog && !isRef(name)) return undefined;
  const category = name === wholeCatalog ? undefined : idOf<CategoryRef>(name);
  if (letter === 'd') return page === '' ? { action: 'category-products', category } : undefined;
  return /^\d{1,3}$/.test(page) ? { action: 'category', category, page: Number(page) } : undefined;
}

export function isRemovable(kind: FilterKind): kind is Removable {
  return removable.some((one) => one === kind);
}

/** Whether it may name a product or a list. */
export function isRef(text: string): boolean {
  return /^[a-z2-7]{10}$/.test(text);
}
