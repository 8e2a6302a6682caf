import type { Language } from '../../diagnostics/words/languages.ts';
import type { NewCity } from '../../operations/new-city.ts';
import type { Question } from '../../ports/form.ts';

/** What a flag says of a new city; the others are asked on a terminal. */
export interface CityFlags {
  readonly name?: string;
  readonly timezone?: string;
  readonly currency?: string;
  readonly languages?: string;
  readonly handle?: string;
  readonly chat?: string;
  readonly token?: string;
}

/** What flags or answers say, over what is usual. */
export function withFlags(defaults: NewCity, { languages, ...flags }: CityFlags): NewCity {
  const list = languages
    ?.split(',')
    .map((language) => language.trim())
    .filter((language) => language !== '');
  const said = Object.fromEntries(Object.entries(flags).filter(([, text]) => text !== ''));
  const handle = flags.handle && (flags.handle.startsWith('@') ? flags.handle : `@${flags.handle}`);
  return {
    ...defaults,
    ...said,
    ...(handle && { handle }),
    ...(list && list.length > 0 && { languages: list }),
  };
}

/** A question for each thing that no flag says. */
export function cityQuestions(
  settings: NewCity,
  flags: CityFlags,
  language: Language,
): readonly (Question & { readonly name: keyof CityFlags })[] {
  const zones = Intl.supportedValuesOf('timeZone');
  const currencies = Intl.supportedValuesOf('currency');
  const currencyNames = new Intl.DisplayNames([language], { type: 'currency' });
  const all: readonly (Question & { readonly name: keyof CityFlags })[] = [
    { name: 'name', label: 'Name', hint: 'the city as customers call it', preset: settings.name },
    {
      name: 'timezone',
      label: 'Time zone',
      hint: 'type to find',
      preset: settings.timezone,
      choices: zones.includes(settings.timezone) ? zones : [settings.timezone, ...zones],
      describe: offsetOf,
    },
    {
      name: 'currency',
      label: 'Currency',
      hint: 'of all prices',
      preset: settings.currency,
      choices: currencies,
      describe: (code) => currencyNames.of(code) ?? '',
    },
    {
      name: 'languages',
      label: 'Languages',
      hint: 'ru, kk, en; the first is the default',
      preset: settings.languages.join(', '),
      problem: (text) => unlessMatches(text, /^[a-z]{2}( *, *[a-z]{2})*$/, 'two letters each: ru, kk'),
    },
    {
      name: 'handle',
      label: 'Manager',
      hint: 'empty: nobody yet; else a @username',
      preset: settings.handle ?? '',
      problem: (text) =>
        unlessMatches(text, /^(@?[A-Za-z]\w{4,31})?$/, 'a username has 5 to 32 latin letters, digits or _'),
    },
    {
      name: 'chat',
      label: 'Managers’ group',
      hint: 'empty: none yet; else its id, like -1001234567890',
      preset: settings.chat ?? '',
      problem: (text) => unlessMatches(text, /^(-\d{5,19})?$/, 'the id of a group is a number below zero'),
    },
    {
      name: 'token',
      label: 'Bot token',
      hint: 'where it is kept, never the token itself',
      preset: settings.token,
      problem: (text) => unlessMatches(text, /^(env:[A-Za-z_]\w*|file:.+)$/, 'env:NAME or file:PATH'),
    },
  ];
  return all.filter(({ name }) => flags[name] === undefined);
}

function unlessMatches(text: string, pattern: RegExp, problem: string): string | undefined {
  return pattern.test(text) ? undefined : problem;
}

/** `UTC+5` */
function offsetOf(zone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  const name = format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', 'UTC');
}
