import type { Language } from '../diagnostics/words/languages.ts';
import type { LiveCityDetails, LiveCityList, LiveConfig } from '../operations/list-live-cities.ts';
import { age } from './age.ts';
import { printable } from './printable.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

interface LiveCityWords {
  readonly head: readonly string[];
  readonly none: string;
  readonly pinned: string;
  readonly ago: (length: string) => string;
  readonly rows: Readonly<
    Record<
      'live' | 'made' | 'by' | 'message' | 'commit' | 'bot' | 'languages' | 'products' | 'crm' | 'managers',
      string
    >
  >;
  readonly has: (isThere: boolean) => string;
}

const words: Readonly<Record<Language, LiveCityWords>> = {
  en: {
    head: ['city', 'name', 'live', 'products', 'languages', 'bot'],
    none: 'no city is live',
    pinned: 'pinned',
    ago: (length) => `${length} ago`,
    rows: {
      live: 'live since',
      made: 'made',
      by: 'by',
      message: 'message',
      commit: 'commit',
      bot: 'bot',
      languages: 'languages',
      products: 'products',
      crm: 'tickets become',
      managers: 'managers’ group',
    },
    has: (isThere) => (isThere ? 'yes' : 'none'),
  },
  ru: {
    head: ['город', 'название', 'работает', 'товаров', 'языки', 'бот'],
    none: 'ни один город не работает',
    pinned: 'закреплён',
    ago: (length) => `${length} назад`,
    rows: {
      live: 'работает с',
      made: 'создан',
      by: 'кто',
      message: 'сообщение',
      commit: 'коммит',
      bot: 'бот',
      languages: 'языки',
      products: 'товаров',
      crm: 'заявки становятся',
      managers: 'группа менеджеров',
    },
    has: (isThere) => (isThere ? 'есть' : 'нет'),
  },
};

/** Cities as customers meet them, a row each. */
export function liveCitiesText({ cities, target }: LiveCityList, { language, style }: Voice): string {
  const said = words[language];
  const rows = cities.map(({ city, name, release, products, languages, bot, isPinned }) => [
    city,
    printable(name),
    `#${release}${isPinned ? ` ${said.pinned}` : ''}`,
    String(products),
    languages.join(', '),
    bot === null ? '' : `@${bot}`,
  ]);
  const list = cities.length === 0 ? said.none : table([said.head, ...rows], style);
  return `${list}\n${style.dim(`target: ${target}`)}`;
}

/** One of them, and where its release comes from. */
export function liveCityText(shown: LiveCityDetails, now: number, { language, style }: Voice): string {
  const said = words[language];
  const { city, name, release, liveSince, madeAt, author, message, commit, bot, isPinned } = shown;
  const when = (at: number) => `${new Date(at).toISOString()} (${said.ago(age(now - at, language))})`;
  const row = (key: keyof typeof said.rows, value: string) =>
    value === '' ? [] : [`  ${said.rows[key]}: ${printable(value)}`];
  return [
    `${style.bold(`${city}#${release}`)}: ${printable(name)}${isPinned ? `, ${said.pinned}` : ''}`,
    ...row('live', when(liveSince)),
    ...row('made', when(madeAt)),
    ...row('by', author),
    ...row('message', message),
    ...row('commit', commit),
    ...row('bot', bot === null ? '' : `@${bot}`),
    ...row('languages', shown.languages.join(', ')),
    ...row('products', String(shown.products)),
    ...row('crm', shown.crm ?? said.has(false)),
    ...row('managers', said.has(shown.hasManagers)),
    style.dim(`target: ${shown.target}`),
  ].join('\n');
}

/** Settings as JSON: they are looked up, and copied. */
export function liveConfigText({ city, release, settings }: LiveConfig, { style }: Voice): string {
  return `${style.bold(`${city}#${release}`)}\n${JSON.stringify(settings, null, 2)}`;
}
