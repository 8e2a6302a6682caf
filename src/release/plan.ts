import type { CityId } from '../base/ids.ts';
import type { Product } from '../catalog/generated/product.ts';
import { builtInPrompts } from '../city/built-in/built-in-prompts.ts';
import type { Faq } from '../city/faq.ts';
import type { PromptKey } from '../city/generated/prompt-keys.ts';
import type { PromptLayer, Settings, Synonyms } from '../city/settings.ts';
import { diffValues, type ValueChange } from './diff-values.ts';

/** One state of a city: the live one, or the one that files compile to. */
export interface CityState {
  readonly settings: Settings;
  readonly prompts: PromptLayer;
  readonly synonyms: Synonyms;
  readonly faq: Faq;
  readonly catalog: string;
  readonly productCount: number;
  readonly products: () => Iterable<Product>;
  /** The products that come first for a query, best first. */
  readonly firstFor: (query: string) => readonly NamedProduct[];
  /** What the messenger shows of the bot, by language. */
  readonly profile: () => Readonly<Record<string, unknown>>;
}

export interface NamedProduct {
  readonly sku: string;
  readonly name: string;
}

/** A text as customers read it, filled with its sample values. */
export interface FilledText {
  /** The numbers and choices that lead to this wording: `{ count: 2 }`. */
  readonly choice: Readonly<Record<string, string | number>>;
  readonly text: string;
}

/** Every wording of a prompt. */
export type FillText = (key: PromptKey, language: string, text: string) => readonly FilledText[];

/** One wording of a prompt, before and after; null: it has no such wording. */
export interface WordingChange {
  readonly choice: FilledText['choice'];
  readonly before: string | null;
  readonly after: string | null;
}

export interface TextChange {
  readonly language: string;
  readonly key: PromptKey;
  /** What is written until now: the city's own text, or the built-in one. */
  readonly before: string;
  readonly after: string;
  /** What customers read of it, wherever that differs. */
  readonly wordings: readonly WordingChange[];
}

/** What is asked of both states. */
export interface AskedQueries {
  /** Who asks so: customers of late, the city's own tests and its catalog, or nobody, where nothing about searching changes. */
  readonly source: 'customers' | 'samples' | 'nobody';
  readonly queries: readonly string[];
}

export interface SearchChange {
  readonly query: string;
  readonly before: readonly NamedProduct[];
  readonly after: readonly NamedProduct[];
}

export interface SearchChanges {
  readonly source: AskedQueries['source'];
  /** Number of queries. */
  readonly asked: number;
  /** Those whose first products are others, or stand in another order. */
  readonly changed: readonly SearchChange[];
}

export interface PriceChange {
  readonly sku: string;
  readonly name: string;
  /** Minor units, each in its currency. */
  readonly before: number;
  readonly after: number;
  readonly currencyBefore: string;
  readonly currency: string;
}

export interface ProductChanges {
  readonly before: number;
  readonly after: number;
  readonly added: readonly Product[];
  readonly removed: readonly Product[];
  readonly repriced: readonly PriceChange[];
  /** Name, stock, text or picture changed. */
  readonly changed: readonly Product[];
}

/** What customers will see change. */
export interface CityPlan {
  readonly city: CityId;
  /** The release that it is compared with; null where that is none, or not one of a target. */
  readonly from: number | null;
  /** What it is compared with: `#17`, `main`; null for a city that is not there. */
  readonly against: string | null;
  readonly settings: readonly ValueChange[];
  readonly synonyms: readonly ValueChange[];
  readonly faq: readonly ValueChange[];
  readonly texts: readonly TextChange[];
  readonly products: ProductChanges;
  readonly searches: SearchChanges;
  /** Commands, description and short description of the bot, by language: `ru.commands.requests`. */
  readonly profile: readonly ValueChange[];
  /** Nothing would change for anyone. */
  readonly isEmpty: boolean;
}

/** What a city is compared with. */
export interface Before extends CityState {
  readonly number: number | null;
  readonly label: string;
}

/** How two states are compared. */
export interface Comparing {
  readonly asked: AskedQueries;
  readonly fill: FillText;
}

/** The difference between what is live and what would be. */
export function planCity(
  city: CityId,
  before: Before | undefined,
  next: CityState,
  { asked, fill }: Comparing,
): CityPlan {
  const settings = diffValues(before?.settings ?? {}, next.settings);
  const synonyms = diffValues(before?.synonyms ?? {}, next.synonyms);
  const faq = diffValues(before?.faq ?? {}, next.faq);
  const texts = before ? diffTexts(before, next, fill) : [];
  const profile = before ? diffValues(before.profile(), next.profile()) : [];
  const products = diffProducts(before, next);
  const searches = diffSearches(before, next, asked);
  const { added, removed, repriced, changed } = products;
  const changes = [settings, synonyms, faq, texts, profile, added, removed, repriced, changed];
  return {
    city,
    from: before?.number ?? null,
    against: before?.label ?? null,
    ...{ settings, synonyms, faq, texts, products, searches, profile },
    isEmpty: before !== undefined && changes.every((list) => list.length === 0),
  };
}

/** As customers read them: in each language that is or was spoken, the built-in text where the city has none. */
function diffTexts(live: CityState, next: CityState, fill: FillText): readonly TextChange[] {
  const languages = new Set([...live.settings.languages, ...next.settings.languages]);
  return [...languages].flatMap((language) => {
    const before = { ...builtInPrompts(language), ...live.prompts[language] };
    const after = { ...builtInPrompts(language), ...next.prompts[language] };
    const keys = Object.keys(after) as PromptKey[];
    return keys
      .filter((key) => before[key] !== after[key])
      .map((key) => textChange(language, key, before[key] ?? '', after[key], fill));
  });
}

function textChange(
  language: string,
  key: PromptKey,
  before: string,
  after: string,
  fill: FillText,
): TextChange {
  const wordings = new Map<string, { choice: FilledText['choice']; before?: string; after?: string }>();
  for (const [side, text] of [
    ['before', before],
    ['after', after],
  ] as const)
    for (const filled of fill(key, language, text)) {
      const name = JSON.stringify(filled.choice);
      wordings.set(name, { ...wordings.get(name), choice: filled.choice, [side]: filled.text });
    }
  const changed = [...wordings.values()]
    .map((one) => ({ choice: one.choice, before: one.before ?? null, after: one.after ?? null }))
    .filter((one) => one.before !== one.after);
  return { language, key, before, after, wordings: changed };
}

function diffSearches(
  before: CityState | undefined,
  next: CityState,
  { source, queries }: AskedQueries,
): SearchChanges {
  if (!before) return { source: 'nobody', asked: 0, changed: [] };
  const answers = queries.map((query) => ({
    query,
    before: before.firstFor(query),
    after: next.firstFor(query),
  }));
  const skus = (products: readonly NamedProduct[]) => products.map(({ sku }) => sku).join('\n');
  const changed = answers.filter((one) => skus(one.before) !== skus(one.after));
  return { source, asked: queries.length, changed };
}

function diffProducts(live: CityState | undefined, next: CityState): ProductChanges {
  if (live?.catalog === next.catalog) {
    const count = next.productCount;
    return { before: count, after: count, added: [], removed: [], repriced: [], changed: [] };
  }
  const before = new Map<string, Product>();
  for (const product of live?.products() ?? []) before.set(product.sku, product);
  const total = before.size;
  const changes = { added: [] as Product[], repriced: [] as PriceChange[], changed: [] as Product[] };
  let after = 0;
  for (const product of next.products()) {
    after += 1;
    const old = before.get(product.sku);
    before.delete(product.sku);
    if (!old) changes.added.push(product);
    else if (old.price !== product.price || old.currency !== product.currency)
      changes.repriced.push(priceChange(old, product));
    else if (JSON.stringify(old) !== JSON.stringify(product)) changes.changed.push(product);
  }
  return { before: total, after, ...changes, removed: [...before.values()] };
}

function priceChange(old: Product, product: Product): PriceChange {
  const { sku, name, currency, price: after } = product;
  return { sku, name, before: old.price, after, currencyBefore: old.currency, currency };
}
