import { english } from './en/english.ts';
import type { Language } from './languages.ts';
import { russian } from './ru/russian.ts';
import type { Words } from './words.ts';

export const wordsIn: Readonly<Record<Language, Words>> = { en: english, ru: russian };
