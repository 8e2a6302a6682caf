import { differingFrom } from '../base/differing-from.ts';
import { maskSecrets } from '../base/mask-secrets.ts';
import { formatPrice } from '../city/format-price.ts';
import { promptSpecs } from '../city/generated/prompt-keys.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { ValueChange } from '../release/diff-values.ts';
import type { CityPlan, NamedProduct, PriceChange, SearchChange, TextChange } from '../release/plan.ts';
import { planWords } from './plan-words.ts';
import { type Piece, wordDiff } from './word-diff.ts';

/** One kind of change of a city, for whoever sets it out. */
export interface PlanSection {
  readonly title: string;
  readonly items: readonly PlanItem[];
  /** Items that were left out, in words. */
  readonly more?: string;
}

export type PlanItem =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'words'; readonly note: string; readonly pieces: readonly Piece[] }
  /** Products that came first, and that come first. */
  | { readonly kind: 'search'; readonly query: string; readonly before: string; readonly after: string };

/** Of a long list so many are shown; the rest is counted. */
const mostShown = 5;
const mostWordings = 3;
const mostFirst = 3;

/** What customers will see change, kind by kind; none for a plan that changes nothing, or of a new city. */
export function planSections(plan: CityPlan, language: Language): readonly PlanSection[] {
  if (plan.against === null) return [];
  const words = planWords[language];
  const values = [
    ...plan.settings,
    ...plan.synonyms.map((change) => ({ ...change, path: `synonyms.${change.path}` })),
    ...plan.faq.map((change) => ({ ...change, path: `faq.${change.path}` })),
  ];
  return [
    ...plan.texts.filter(({ key }) => !isOfProfile(key)).map((change) => textSection(change, language)),
    ...(values.length > 0 ? [{ title: words.settings, items: values.map(valueItem) }] : []),
    ...(plan.profile.length > 0 ? [{ title: words.profile, items: plan.profile.map(profileItem) }] : []),
    ...productSections(plan, language),
    ...searchSection(plan, language),
  ];
}

/** They are told with the bot's page, as it shows them. */
function isOfProfile(key: string): boolean {
  return key.startsWith('commands.') || key.startsWith('profile.');
}

function textSection({ language, key, wordings, before, after }: TextChange, spoken: Language): PlanSection {
  const words = planWords[spoken];
  const title = `${words.kindOf(promptSpecs[key].limit)} ${key} (${language})`;
  // A text that cannot be filled in, or is read the same, is shown as it is written.
  const shown = wordings.length > 0 ? wordings : [{ choice: {}, before, after }];
  const items = shown.slice(0, mostWordings).map((one): PlanItem => {
    const choice = Object.entries(one.choice).map(([name, value]) => `${name} = ${value}`);
    const note = choice.length > 0 ? words.of(choice.join(', ')) : '';
    return { kind: 'words', note, pieces: wordDiff(one.before ?? '', one.after ?? '') };
  });
  const rest = shown.length - items.length;
  return { title, items, ...(rest > 0 && { more: words.more(rest) }) };
}

function valueItem({ path, before, after }: ValueChange): PlanItem {
  // The address of a feed may have a password in it.
  return { kind: 'line', text: maskSecrets(`${path}: ${before ?? '—'} → ${after ?? '—'}`) };
}

function profileItem({ path, before, after }: ValueChange): PlanItem {
  const read = (json: string | undefined) => (json === undefined ? '' : String(JSON.parse(json)));
  return { kind: 'words', note: path, pieces: wordDiff(read(before), read(after)) };
}

function productSections({ products }: CityPlan, language: Language): readonly PlanSection[] {
  const words = planWords[language].list;
  const { before, after, added, removed, repriced, changed } = products;
  const shareOf = (count: number, all: number) => {
    const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
    return all > 0 ? ` (${share.format(count / all)})` : '';
  };
  const biggest = repriced.toSorted((a, b) => Math.abs(relative(b)) - Math.abs(relative(a)));
  return [
    ...section(
      words.added(added.length, shareOf(added.length, after)),
      added,
      language,
      (product) => `${named(product)}, ${formatPrice(product.price, product.currency, language)}`,
    ),
    ...section(words.removed(removed.length, shareOf(removed.length, before)), removed, language, named),
    ...section(
      `${words.repriced(repriced.length, shareOf(repriced.length, before))}${spread(repriced, language)}`,
      biggest,
      language,
      (change) => priceText(change, language),
    ),
    ...section(words.changed(changed.length, shareOf(changed.length, before)), changed, language, named),
  ];
}

function section<T>(
  title: string,
  all: readonly T[],
  language: Language,
  text: (one: T) => string,
): readonly PlanSection[] {
  if (all.length === 0) return [];
  const items = all.slice(0, mostShown).map((one): PlanItem => ({ kind: 'line', text: text(one) }));
  const rest = all.length - items.length;
  return [{ title, items, ...(rest > 0 && { more: planWords[language].more(rest) }) }];
}

function named({ sku, name }: NamedProduct): string {
  return `${sku} ${name}`;
}

/** 0.2: a fifth dearer. Between currencies there is no such number. */
function relative({ before, after, currencyBefore, currency }: PriceChange): number {
  if (before === 0 || currency !== currencyBefore) return Number.POSITIVE_INFINITY;
  return after / before - 1;
}

/** How far the prices of several products go up and down. */
function spread(repriced: readonly PriceChange[], language: Language): string {
  const all = repriced.map(relative).filter(Number.isFinite);
  if (all.length < 2) return '';
  const from = signed(Math.min(...all), language);
  const to = signed(Math.max(...all), language);
  return from === to ? `, ${from}` : `, ${planWords[language].prices(from, to)}`;
}

function signed(share: number, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  return format.format(share);
}

function priceText(change: PriceChange, language: Language): string {
  const { sku, name, currencyBefore, currency, before, after } = change;
  const share = relative(change);
  const told = Number.isFinite(share) ? ` (${signed(share, language)})` : '';
  return `${sku} ${name}: ${formatPrice(before, currencyBefore, language)} → ${formatPrice(after, currency, language)}${told}`;
}

function searchSection({ searches }: CityPlan, language: Language): readonly PlanSection[] {
  const { asked, changed, source } = searches;
  const words = planWords[language];
  if (asked === 0) return [];
  if (changed.length === 0) return [{ title: words.noSearches(asked, source), items: [] }];
  const items = changed.slice(0, mostShown).map((change) => searchItem(change, language));
  const rest = changed.length - items.length;
  const title = words.searches(changed.length, asked, source);
  return [{ title, items, ...(rest > 0 && { more: words.more(rest) }) }];
}

function searchItem({ query, before, after }: SearchChange, language: Language): PlanItem {
  const names = (products: readonly NamedProduct[]) => products.map(({ name }) => name);
  const areAlike = names(before).join('\n') === names(after).join('\n');
  const shown = (products: readonly NamedProduct[]) =>
    areAlike ? products.map(({ name, sku }) => `${name} (${sku})`) : names(products);
  const from = differingFrom(shown(before), shown(after), mostFirst);
  const list = (products: readonly string[]) =>
    products.length === 0
      ? planWords[language].nothingFound
      : `${from > 0 ? '… ' : ''}${products.slice(from, from + mostFirst).join('; ') || '—'}`;
  return { kind: 'search', query, before: list(shown(before)), after: list(shown(after)) };
}
