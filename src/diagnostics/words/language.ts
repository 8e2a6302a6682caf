import { english } from './en/english.ts';
import { russian } from './ru/russian.ts';
import type { Words } from './words.ts';

/** Languages in which ZETA talks to the people who write its files. */
export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];

export const wordsIn: Readonly<Record<Language, Words>> = { en: english, ru: russian };
