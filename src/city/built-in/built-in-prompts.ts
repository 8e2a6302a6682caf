import type { PromptKey } from '../generated/prompt-keys.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** Texts that every city has without writing any, by language. */
const builtIn: Readonly<Record<string, Readonly<Record<PromptKey, string>>>> = { ru, kk, en };

export const builtInLanguages: readonly string[] = Object.keys(builtIn);

/** Texts of the language, or the Russian ones where the language has none. */
export function builtInPrompts(language: string): Readonly<Record<PromptKey, string>> {
  return builtIn[language] ?? ru;
}
