import type { Language } from '../diagnostics/words/languages.ts';
import type { ShopStats } from '../operations/shop-stats.ts';
import { bar } from './bar.ts';
import { fitted } from './fitted.ts';
import type { Voice } from './voice.ts';

type Named = ShopStats['cities'][number]['stages'][number];
type Row = readonly [name: string, count: number];

interface ShopStatsWords {
  readonly rows: Readonly<
    Record<
      'conversations' | 'searches' | 'nothing' | 'tickets' | 'questions' | 'deals' | 'won' | 'lost',
      string
    >
  >;
  readonly take: (half: string, most: string) => string;
  readonly heads: Readonly<Record<'days' | 'missed' | 'stages' | 'sources' | 'releases', string>>;
  readonly silent: string;
}

const words: Readonly<Record<Language, ShopStatsWords>> = {
  en: {
    rows: {
      conversations: 'conversations',
      searches: 'searches',
      nothing: 'without results',
      tickets: 'tickets',
      questions: 'calls for a manager',
      deals: 'deals',
      won: 'deals won',
      lost: 'deals lost',
    },
    take: (half, most) => `until Take: half within ${half}, nine of ten within ${most}`,
    heads: {
      days: 'searches by day',
      missed: 'searched and not found',
      stages: 'deals came to',
      sources: 'came by',
      releases: 'searches by release',
    },
    silent: 'nothing happened',
  },
  ru: {
    rows: {
      conversations: 'разговоры',
      searches: 'поиски',
      nothing: 'без результата',
      tickets: 'заявки',
      questions: 'вопросы менеджеру',
      deals: 'сделки',
      won: 'сделки выиграны',
      lost: 'сделки проиграны',
    },
    take: (half, most) => `до «Беру»: половина за ${half}, девять из десяти за ${most}`,
    heads: {
      days: 'поиски по дням',
      missed: 'искали и не нашли',
      stages: 'сделки дошли до',
      sources: 'пришли по',
      releases: 'поиски по релизам',
    },
    silent: 'ничего не было',
  },
};

const widestName = 30;
const widestBar = 24;
/** Of a list so many are shown; `--json` has all. */
const mostRows = 10;

/** Bars for a person. */
export function shopStatsText({ cities, target }: ShopStats, voice: Voice): string {
  const blocks = cities.map((numbers) => cityText(numbers, voice));
  return [...blocks, voice.style.dim(`target: ${target}`)].join('\n\n');
}

function cityText(numbers: ShopStats['cities'][number], voice: Voice): string {
  const { style, language } = voice;
  const said = words[language];
  const { city, counts, conversations, withoutResults, takeSeconds } = numbers;
  if (conversations === 0 && Object.keys(counts).length === 0) return `${style.bold(city)}: ${said.silent}`;
  const main: readonly Row[] = [
    [said.rows.conversations, conversations],
    [said.rows.searches, counts['search'] ?? 0],
    [said.rows.nothing, withoutResults],
    [said.rows.tickets, counts['ticket'] ?? 0],
    [said.rows.deals, counts['deal'] ?? 0],
    ...ended(said.rows.won, ['WON', 'CONVERTED'], numbers.stages),
    ...ended(said.rows.lost, ['LOSE', 'JUNK'], numbers.stages),
    [said.rows.questions, counts['manager'] ?? 0],
  ];
  const day = new Intl.DateTimeFormat(language, { day: '2-digit', month: '2-digit', timeZone: 'UTC' });
  return [
    style.bold(city),
    chart(main, voice),
    ...(takeSeconds.length > 0 ? [said.take(lengthAt(takeSeconds, 0.5), lengthAt(takeSeconds, 0.9))] : []),
    ...titled(
      said.heads.days,
      numbers.days.map((one) => [day.format(one.day * 86_400_000), one.searches]),
      voice,
    ),
    ...titled(said.heads.missed, rowsOf(numbers.missed), voice),
    ...titled(said.heads.stages, rowsOf(numbers.stages), voice),
    ...titled(said.heads.sources, rowsOf(numbers.sources), voice),
    ...titled(
      said.heads.releases,
      numbers.releases.map((one) => [`${city}#${one.release}`, one.searches]),
      voice,
    ),
  ].join('\n');
}

/**
 * Bitrix24 calls the stages that end a deal so in each funnel: `WON`, `C9:WON`; those of leads have names of their own. No row
 * where none came to them.
 */
function ended(title: string, ends: readonly string[], stages: readonly Named[]): readonly Row[] {
  const found = stages.filter(({ name }) => ends.includes(name.replace(/^C\d+:/, '')));
  return found.length === 0 ? [] : [[title, found.reduce((sum, { count }) => sum + count, 0)]];
}

function rowsOf(list: readonly Named[]): readonly Row[] {
  return list.map(({ name, count }): Row => [name, count]);
}

function titled(title: string, rows: readonly Row[], voice: Voice): readonly string[] {
  return rows.length === 0 ? [] : ['', voice.style.dim(title), chart(rows.slice(0, mostRows), voice)];
}

function chart(rows: readonly Row[], { style, width }: Voice): string {
  const most = Math.max(...rows.map(([, count]) => count));
  const name = Math.min(widestName, Math.max(...rows.map(([text]) => text.length)));
  const columns = Math.min(widestBar, width - name - String(most).length - 4);
  return rows
    .map(([text, count]) =>
      [fitted(text, name), String(count).padStart(String(most).length), style.cyan(bar(count, most, columns))]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** `40 s`, `12 min`, `3 h`. */
function lengthAt(seconds: readonly number[], share: number): string {
  const at = seconds[Math.min(seconds.length - 1, Math.ceil(seconds.length * share) - 1)] ?? 0;
  if (at < 90) return `${at} s`;
  return at < 5400 ? `${Math.round(at / 60)} min` : `${Math.round(at / 3600)} h`;
}

/** One row a city and day: what spreadsheets take. */
export function shopStatsCsv({ cities }: ShopStats): string {
  const rows = cities.flatMap(({ city, days }) =>
    days.map(({ day, searches, tickets }) =>
      [city, new Date(day * 86_400_000).toISOString().slice(0, 10), searches, tickets].join(','),
    ),
  );
  return ['city,day,searches,tickets', ...rows].join('\n');
}
