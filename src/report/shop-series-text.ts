import type { Language } from '../diagnostics/words/languages.ts';
import type { CitySeries, SeriesBucket } from '../operations/shop-series.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

const columns = [
  'searches',
  'withoutResults',
  'links',
  'questions',
  'tickets',
  'deals',
  'won',
  'lost',
] as const satisfies readonly (keyof SeriesBucket)[];

/** Over the columns. */
const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ['since', 'searches', 'nothing', 'links', 'questions', 'tickets', 'deals', 'won', 'lost'],
  ru: ['с', 'поиски', 'без результата', 'ссылки', 'вопросы', 'заявки', 'сделки', 'выиграно', 'проиграно'],
};

/** A row for each day or hour. */
export function seriesText(
  { cities, target }: { readonly cities: readonly CitySeries[]; readonly target: string },
  { language, style }: Voice,
): string {
  const blocks = cities.map(({ city, timezone, series }) => {
    const rows = series.map((one) => [
      one.local.replace('T', ' '),
      ...columns.map((name) => String(one[name])),
    ]);
    return `${style.bold(city)} (${timezone})\n${table([heads[language], ...rows], style)}`;
  });
  return [...blocks, style.dim(`target: ${target}`)].join('\n\n');
}

/** What spreadsheets take. */
export function seriesCsv(cities: readonly CitySeries[]): string {
  const rows = cities.flatMap(({ city, series }) =>
    series.map((one) => [city, one.local, ...columns.map((name) => one[name])].join(',')),
  );
  return [['city', 'since', ...columns].join(','), ...rows].join('\n');
}
