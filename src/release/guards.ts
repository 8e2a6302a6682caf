import { isSampleProduct } from '../city/sample-products.ts';
import type { CityPlan } from './plan.ts';

/** Changes that are probably mistakes; `--allow` names the ones that are not. */
export const guardNames = ['product-drop', 'price-drop', 'currency-change', 'bot-change'] as const;
export type GuardName = (typeof guardNames)[number];

export interface GuardAlarm {
  readonly guard: GuardName;
  /** What it saw: `{ before: 240, after: 12 }`. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** More products than this share may not disappear at once. */
export const mostDrop = 0.2;

/**
 * Whether too many of a catalog's products would be gone. The samples of a new city do not count: its own catalog takes
 * their place. `named`: those that are gone, or the first of them.
 */
export function droppedProducts(
  before: number,
  gone: number,
  named: readonly { readonly sku: string; readonly name: string }[],
): { readonly before: number; readonly removed: number } | undefined {
  const samples = named.filter(isSampleProduct).length;
  const own = { before: before - samples, removed: gone - samples };
  return own.removed > own.before * mostDrop ? own : undefined;
}

/** A price that falls to less than this share of itself has probably lost digits. */
const leastLeft = 0.1;
/** So many prices, and this share of them, may fall that far at once: clearance sales are of single products. */
const mostFallen = 4;
const mostFallenShare = 0.2;

/** In minor units of one currency. */
export function isFallen(before: number, after: number): boolean {
  return after < before * leastLeft;
}

/** Whether too many of so many prices fell that far. */
export function arePricesLost(fallen: number, prices: number): boolean {
  return fallen > mostFallen && fallen > prices * mostFallenShare;
}

/** The samples of a new city have no prices of its own. */
function fallenPrices({
  products,
}: CityPlan): { readonly before: number; readonly fallen: number } | undefined {
  const fallen = products.repriced.filter(
    ({ before, after, currencyBefore, currency, ...product }) =>
      currencyBefore === currency && !isSampleProduct(product) && isFallen(before, after),
  ).length;
  return arePricesLost(fallen, products.before) ? { before: products.before, fallen } : undefined;
}

/** Guards that a plan sets off. `bots`: the bot that the city had and the one that its token belongs to now. */
export function checkGuards(
  plan: CityPlan,
  bots?: { readonly before: string; readonly now: string },
): readonly GuardAlarm[] {
  const alarms: GuardAlarm[] = [];
  const drop = droppedProducts(plan.products.before, plan.products.removed.length, plan.products.removed);
  if (drop) alarms.push({ guard: 'product-drop', values: drop });
  const prices = fallenPrices(plan);
  if (prices) alarms.push({ guard: 'price-drop', values: prices });
  const currency = plan.settings.find(({ path }) => path === 'currency');
  if (plan.against !== null && currency) {
    alarms.push({
      guard: 'currency-change',
      values: { before: currency.before ?? '', after: currency.after ?? '' },
    });
  }
  if (bots && bots.before !== bots.now)
    alarms.push({ guard: 'bot-change', values: { before: bots.before, after: bots.now } });
  return alarms;
}
