import type { Language } from '../diagnostics/words/languages.ts';

const units: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  en: ['s', 'm', 'h', 'd'],
  ru: [' с', ' мин', ' ч', ' д'],
};

/** `45s`, `12m`, `3h`, `5d`; in Russian `45 с`, `12 мин`, `3 ч`, `5 д`. */
export function age(milliseconds: number, language: Language = 'en'): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [second, minute, hour, day] = units[language];
  if (seconds < 60) return `${seconds}${second}`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}${minute}`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}${hour}`;
  return `${Math.floor(seconds / 86_400)}${day}`;
}
