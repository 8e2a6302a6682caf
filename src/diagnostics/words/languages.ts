/** Languages in which ZETA talks to the people who write its files. */
export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];
