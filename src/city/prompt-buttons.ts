import type { PromptKey } from './generated/prompt-keys.ts';

type Rows = readonly (readonly PromptKey[])[];

const menu: Rows = [
  ['buttons.catalog', 'buttons.contacts'],
  ['buttons.ask', 'buttons.requests'],
  ['buttons.language'],
];
const desk: Rows = [['buttons.take', 'buttons.not_ours']];

/** Buttons that stand under a text in the conversation, row by row, where all of them are there. A test plays it. */
export const promptButtons: Readonly<Partial<Record<PromptKey, Rows>>> = {
  greeting: menu,
  greeting_again: menu,
  'menu.text': menu,
  'language.changed': menu,
  'talk.hello': menu,
  'handoff.declined': menu,
  'handoff.quiet': menu,
  'handoff.returned': menu,
  'handoff.joined': [['buttons.back_to_bot']],
  'product.card': [
    ['buttons.link', 'buttons.manager'],
    ['buttons.ticket'],
    ['buttons.photos', 'buttons.similar'],
  ],
  'search.nothing': [['buttons.manager']],
  'search.unavailable': [['buttons.manager']],
  'contacts.title': [['buttons.map'], ['buttons.copy_address'], ['buttons.ask']],
  'contacts.nearest': [['buttons.other_city']],
  'fallback.voice': [['buttons.ask']],
  'fallback.picture': [['buttons.ask']],
  'manager.contact': [['buttons.write']],
  'manager.card': desk,
  'ticket.card': desk,
  'ticket.created': [['buttons.copy_number']],
};
