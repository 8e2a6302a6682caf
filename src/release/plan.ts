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
}

export interface TextChange {
  readonly language: string;
  readonly key: string;
  /** What customers read until now: the city's own text, or the built-in one. */
  readonly before: string;
  readonly after: string;
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

/** What customers will see change. `from` is the live release; null for a city that was never live. */
export interface CityPlan {
  readonly city: CityId;
  readonly from: number | null;
  readonly settings: readonly ValueChange[];
  readonly synonyms: readonly ValueChange[];
  readonly faq: readonly ValueChange[];
  readonly texts: readonly TextChange[];
  readonly products: ProductChanges;
  /** Nothing would change for anyone. */
  readonly isEmpty: boolean;
}

/** The difference between what is live and what would be. */
export function planCity(
  city: CityId,
  live: (CityState & { readonly number: number }) | undefined,
  next: CityState,
): CityPlan {
  const settings = diffValues(live?.settings ?? {}, next.settings);
  const synonyms = diffValues(live?.synonyms ?? {}, next.synonyms);
  const faq = diffValues(live?.faq ?? {}, next.faq);
  const texts = live ? diffTexts(live, next) : [];
  const products = diffProducts(live, next);
  const { added, removed, repriced, changed } = products;
  const changes = [settings, synonyms, faq, texts, added, removed, repriced, changed];
  const isEmpty = live !== undefined && changes.every((list) => list.length === 0);
  return { city, from: live?.number ?? null, settings, synonyms, faq, texts, products, isEmpty };
}

/** As customers read them: in each language that is or was spoken, the built-in text where the city has none. */
function diffTexts(live: CityState, next: CityState): readonly TextChange[] {
  const languages = new Set([...live.settings.languages, ...next.settings.languages]);
  return [...languages].flatMap((language) => {
    const before = { ...builtInPrompts(language), ...live.prompts[language] };
    const after = { ...builtInPrompts(language), ...next.prompts[language] };
    const keys = Object.keys(after) as PromptKey[];
    return keys
      .filter((key) => before[key] !== after[key])
      .map((key) => ({ language, key, before: before[key] ?? '', after: after[key] }));
  });
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
