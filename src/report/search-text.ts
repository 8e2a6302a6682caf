import type { Filter } from '../catalog/reader.ts';
import { formatPrice } from '../city/format-price.ts';
import type { CitySearch } from '../operations/search-city.ts';
import { fitted } from './fitted.ts';
import { explanationText, facetsText } from './search-details.ts';
import { type SearchWords, searchWords } from './search-words.ts';
import type { Voice } from './voice.ts';
import { wrapped } from './wrapped.ts';

/** What a query finds: what was understood of it, the products a line each, what is near when there is little. */
export function searchText(search: CitySearch, voice: Voice): string {
  const { query, total, isEstimate, match, products, others, explanation, facets } = search;
  const words = searchWords[voice.language];
  const head = `${voice.style.bold(words.quoted(query))}: ${words.found(total, isEstimate, match)}`;
  const rest = products.length > 0 ? words.others : words.nearest;
  const lines = productLines(search, voice);
  return [
    head,
    ...notes(search, words).flatMap((note) => wrapped(note, voice.width)),
    ...lines.slice(0, products.length),
    ...(others.length > 0 ? [voice.style.dim(`${rest}:`), ...lines.slice(products.length)] : []),
    ...(facets ? ['', facetsText(facets, search, voice)] : []),
    ...(explanation ? ['', explanationText(explanation, voice)] : []),
  ].join('\n');
}

function notes(search: CitySearch, words: SearchWords): readonly string[] {
  const { understood, mended, relaxed, unknown, match, hadWords } = search;
  const filters = understood.map((filter) => filterText(filter, search, words));
  const mendings = mended.map(
    ({ from, to, how }) => `${words.quoted(to)} ← ${words.quoted(from)} (${words.how[how]})`,
  );
  const isUnsaid = match === 'nothing' && unknown.length === 0;
  return [
    ...noted(words.understood, filters),
    ...noted(words.mended, mendings),
    ...noted(
      words.relaxed,
      relaxed.map((kind) => words.filters[kind]),
    ),
    ...noted(words.unknown, unknown.map(words.quoted)),
    ...(isUnsaid ? [hadWords ? words.tooLittle : words.noWords] : []),
  ];
}

function noted(name: string, values: readonly string[]): readonly string[] {
  return values.length > 0 ? [`${name}: ${values.join(', ')}`] : [];
}

/** `price "до 150 тыс" (up to 150 000 ₸)` */
function filterText({ kind, text, from, to }: Filter, search: CitySearch, words: SearchWords): string {
  const price = (minor: number) => formatPrice(minor, search.currency, search.locale);
  const bounds = [
    ...(from === undefined ? [] : [words.from(price(from))]),
    ...(to === undefined ? [] : [words.upTo(price(to))]),
  ];
  const meant = bounds.length > 0 ? ` (${bounds.join(' ')})` : '';
  return `${words.filters[kind]} ${words.quoted(text)}${meant}`;
}

/** Longer SKUs lose their middle. */
const widestSku = 20;
const leastName = 16;

/** Number, name, price, SKU, what is in stock; with an explanation the score, too. */
function productLines(search: CitySearch, { language, style, width }: Voice): readonly string[] {
  const scores = search.explanation?.scores;
  const rows = [...search.products, ...search.others].map(({ product }, index) => ({
    number: String(index + 1),
    name: product.name,
    price: formatPrice(product.price, product.currency, search.locale),
    sku: product.sku,
    stock: searchWords[language].stock(product.stock),
    score: scores ? (scores[index]?.toFixed(1) ?? '') : undefined,
  }));
  const widest = (text: (row: (typeof rows)[number]) => string) =>
    Math.max(0, ...rows.map((row) => text(row).length));
  const number = widest((row) => row.number);
  const price = widest((row) => row.price);
  const sku = Math.min(
    widestSku,
    widest((row) => row.sku),
  );
  const stock = widest((row) => row.stock);
  const score = scores ? widest((row) => row.score ?? '') + 2 : 0;
  const name = Math.max(leastName, width - number - price - sku - stock - score - 4 * 2);
  return rows.map((row) =>
    [
      style.dim(row.number.padStart(number)),
      fitted(row.name, name),
      row.price.padStart(price),
      fitted(row.sku, sku),
      ...(row.score === undefined ? [row.stock] : [row.stock.padEnd(stock), style.dim(row.score)]),
    ]
      .join('  ')
      .trimEnd(),
  );
}
