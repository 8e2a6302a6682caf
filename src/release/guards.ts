import type { CityPlan } from './plan.ts';

/** Changes that are probably mistakes; `--allow` names the ones that are not. */
export const guardNames = ['product-drop', 'currency-change', 'bot-change'] as const;
export type GuardName = (typeof guardNames)[number];

export interface GuardAlarm {
  readonly guard: GuardName;
  /** What it saw: `{ before: 240, after: 12 }`. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** More products than this share may not disappear at once. */
export const mostDrop = 0.2;

/** Guards that a plan sets off. `bots`: the bot that the city had and the one that its token belongs to now. */
export function checkGuards(
  plan: CityPlan,
  bots?: { readonly before: string; readonly now: string },
): readonly GuardAlarm[] {
  const { before, removed } = plan.products;
  const alarms: GuardAlarm[] = [];
  if (before > 0 && removed.length > before * mostDrop) {
    alarms.push({ guard: 'product-drop', values: { before, removed: removed.length } });
  }
  const currency = plan.settings.find(({ path }) => path === 'currency');
  if (plan.from !== null && currency) {
    alarms.push({
      guard: 'currency-change',
      values: { before: currency.before ?? '', after: currency.after ?? '' },
    });
  }
  if (bots && bots.before !== bots.now)
    alarms.push({ guard: 'bot-change', values: { before: bots.before, after: bots.now } });
  return alarms;
}
