import { type PromptKey, promptSpecs } from '../../city/generated/prompt-keys.ts';
import type { ButtonData, DeskButton } from '../../conversation/button-data.ts';
import { menuScreens } from '../../conversation/button-data.ts';
import type { CaseOutcome } from './case-pool.ts';

/** How many there are of something, and which of them no conversation came to. */
export interface Reached {
  readonly reached: number;
  readonly total: number;
  readonly missing: readonly string[];
}

/** What the conversations of a city came to. */
export interface Coverage {
  readonly prompts: Reached;
  /** Groups of texts that answer customers: `search`, `ticket`. */
  readonly screens: Reached;
  /** What buttons do, by its name: `card`, `menu:contacts`, `desk:take`. */
  readonly buttons: Reached;
}

/** What Telegram shows outside of conversations, and what is said of orders that were made elsewhere. */
const outside = /^(commands|profile|order)\./;
const spoken = new Set(['message', 'caption', 'answer']);

const customerActions: Readonly<Record<Exclude<ButtonData['action'], 'menu'>, true>> = {
  page: true,
  card: true,
  photos: true,
  link: true,
  manager: true,
  ticket: true,
  similar: true,
  'help-me-choose': true,
  'call-back': true,
  without: true,
  category: true,
  'category-products': true,
  speak: true,
  agree: true,
  forget: true,
  'back-to-bot': true,
};
const deskActions: Readonly<Record<DeskButton['action'], true>> = {
  take: true,
  close: true,
  'not-ours': true,
};

const allPrompts = Object.keys(promptSpecs).filter((key) => !outside.test(key));
const allScreens = [
  // Keys of the table: its type says so.
  ...new Set(allPrompts.filter((key) => spoken.has(promptSpecs[key as PromptKey].limit)).map(screenOf)),
];
const allButtons = [
  ...Object.keys(customerActions),
  ...menuScreens.map((screen) => `menu:${screen}`),
  ...Object.keys(deskActions).map((action) => `desk:${action}`),
];

export function coverageOf(outcomes: readonly CaseOutcome[]): Coverage {
  const ended = outcomes.flatMap((one) => ('cut' in one ? [] : one));
  const prompts = new Set(ended.flatMap((one) => one.prompts));
  const pressed = new Set(ended.flatMap((one) => one.pressed));
  const screens = new Set([...prompts].map(screenOf));
  return {
    prompts: reachedOf(allPrompts, prompts),
    screens: reachedOf(allScreens, screens),
    buttons: reachedOf(allButtons, pressed),
  };
}

function screenOf(key: string): string {
  return key.split('.')[0] ?? key;
}

function reachedOf(all: readonly string[], came: ReadonlySet<string>): Reached {
  const missing = all.filter((one) => !came.has(one)).sort();
  return { reached: all.length - missing.length, total: all.length, missing };
}
