import { createContext, useContext } from 'react';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { type Plurals, ru, type Words } from './ru.ts';

export const pageLanguages = ['ru', 'en', 'kk'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

const tables: Readonly<Record<PageLanguage, Words>> = { ru, en, kk };

type Word = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];
type Noun = Exclude<keyof Words, Word>;

/** The page speaking one language. */
export interface Speech {
  readonly language: PageLanguage;
  readonly t: (word: Word) => string;
  readonly count: (noun: Noun, count: number) => string;
}

export function speechIn(language: PageLanguage): Speech {
  const plural = new Intl.PluralRules(language);
  const table = tables[language];
  return {
    language,
    t: (word) => table[word],
    count: (noun, count) => {
      const forms: Plurals = table[noun];
      return `${count} ${forms[plural.select(count)] ?? forms.other}`;
    },
  };
}

export const SpeechContext = createContext<Speech>(speechIn('ru'));

export function useWords(): Speech {
  return useContext(SpeechContext);
}

/** Languages whose speakers, in the cities these bots serve, read Russian more readily than English. */
const readRussian = new Set(['ru', 'ky', 'uz', 'be', 'tg']);

export function preferredLanguage(): PageLanguage {
  const own = navigator.language.slice(0, 2).toLowerCase();
  if (own === 'kk') return 'kk';
  return readRussian.has(own) ? 'ru' : 'en';
}
