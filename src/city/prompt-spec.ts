import { textWidth } from './text-width.ts';

/** What limits a prompt's length (UTF-16 units after HTML is parsed; source: Telegram Bot API). */
export type PromptLimit =
  | 'message'
  | 'caption'
  | 'answer'
  | 'button'
  | 'half-button'
  | 'command'
  | 'description'
  | 'about'
  | 'plain'
  | 'comment'
  | 'fragment';

export interface PromptValueSpec {
  readonly type: 'text' | 'number';
  /** The longest sensible value: lengths are checked with it, previews show it. */
  readonly sample: string | number;
}

export interface PromptSpec {
  readonly limit: PromptLimit;
  readonly values: Readonly<Record<string, PromptValueSpec>>;
}

/**
 * Characters that fit. Telegram: message 4,096, caption 1,024, callback answer 200, command description 256, description of a bot 512, short one 120; a button
 * is not limited there, but a phone 320 pixels wide shows 38 average letters in one row, and 17 on each of two buttons
 * side by side (`textWidth`). Other texts stand inside a caption, a link, a deal's title or its comment, where the CRM
 * shows HTML.
 */
export const limitLengths: Readonly<Record<PromptLimit, number>> = {
  message: 4096,
  caption: 1024,
  answer: 200,
  button: 38,
  'half-button': 17,
  command: 256,
  description: 512,
  about: 120,
  plain: 2000,
  comment: 2000,
  fragment: 100,
};

/** How much of its limit a text takes: buttons are measured, other texts counted. */
export function lengthOf(text: string, limit: PromptLimit): number {
  return isMeasured(limit) ? textWidth(text) : text.length;
}

/** Whether the limit is a width. */
export function isMeasured(limit: PromptLimit): boolean {
  return limit === 'button' || limit === 'half-button';
}

/** Texts in which HTML tags mean something; the others are shown as they are. */
export const htmlLimits: ReadonlySet<PromptLimit> = new Set(['message', 'caption']);
