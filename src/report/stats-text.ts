import { formatPrice } from '../city/format-price.ts';
import type { CatalogStats } from '../operations/catalog-stats.ts';
import { bar } from './bar.ts';
import { fitted } from './fitted.ts';
import { reportWords } from './report-words.ts';
import { statsWords } from './stats-words.ts';
import type { Voice } from './voice.ts';

/** Categories that a person is told; `--json` has all. */
const mostCategories = 15;

interface Counted {
  readonly name: string;
  readonly count: number;
}

/** A catalog at a glance: which fields are filled, what there is, at which prices, and what is weak. */
export function statsText(stats: CatalogStats, voice: Voice): string {
  const words = statsWords[voice.language];
  const { head } = words;
  const fields = stats.fields.map(({ field, count }) => ({ name: words.field[field], count }));
  const prices = stats.prices.map(({ from, to, count }) => ({ name: bandText(from, to, stats), count }));
  const charts = [
    chart(head.fields, fields, { of: stats.products, ...voice }),
    categoriesText(stats, voice),
    chart(head.prices, prices, { of: mostOf(prices), ...voice }),
  ];
  const title = `${voice.style.bold(stats.city)}: ${reportWords[voice.language].products(stats.products)}`;
  return [`${title}, ${words.stock(stats.stock)}`, ...charts.filter(Boolean), weakText(stats, voice)].join(
    '\n\n',
  );
}

function categoriesText({ categories }: CatalogStats, voice: Voice): string {
  const shown = chart(statsWords[voice.language].head.categories, categories.slice(0, mostCategories), {
    of: mostOf(categories),
    ...voice,
  });
  const rest = categories.length - mostCategories;
  return rest > 0 ? `${shown}\n${voice.style.dim(reportWords[voice.language].more(rest))}` : shown;
}

function mostOf(counted: readonly Counted[]): number {
  return Math.max(0, ...counted.map(({ count }) => count));
}

function bandText(from: number, to: number, { currency, locale }: CatalogStats): string {
  return `${formatPrice(from, currency, locale)} – ${formatPrice(to, currency, locale)}`;
}

const widestName = 44;
const widestBar = 30;

/** A line for each: its name, how many products, a bar. `of`: the count that a whole bar stands for. */
function chart(
  title: string,
  rows: readonly Counted[],
  { of, language, style, width }: Voice & { readonly of: number },
): string {
  if (rows.length === 0) return '';
  const head = statsWords[language].products;
  const name = Math.min(widestName, Math.max(title.length, ...rows.map((row) => row.name.length)));
  const count = Math.max(head.length, String(of).length);
  const bars = Math.min(widestBar, width - name - count - 2 * 2);
  return [
    style.dim(`${fitted(title, name)}  ${head}`),
    ...rows.map((row) =>
      [fitted(row.name, name), String(row.count).padStart(count), style.cyan(bar(row.count, of, bars))]
        .join('  ')
        .trimEnd(),
    ),
  ].join('\n');
}

/** Only what is there; of each the first products. */
function weakText({ weak }: CatalogStats, { language, style, width }: Voice): string {
  const words = statsWords[language];
  const blocks = weak.flatMap(({ spot, count, first }) => {
    if (count === 0) return [];
    const examples = first.map(({ sku, name }) => fitted(`    ${sku}  ${name}`, width).trimEnd());
    return [`${style.yellow('!')} ${words.weak[spot]}: ${count}`, ...examples.map(style.dim)];
  });
  return blocks.length > 0
    ? [style.dim(words.head.weak), ...blocks].join('\n')
    : `${style.green('✓')} ${words.noWeak}`;
}
