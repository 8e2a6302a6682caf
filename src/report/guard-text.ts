import { toTarget } from '../base/to-target.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { GuardAlarm } from '../release/guards.ts';

interface GuardWords {
  readonly wayOn: (command: string) => string;
  readonly drop: (removed: string, before: string) => string;
  readonly prices: (fallen: string, before: string) => string;
  readonly currency: string;
  readonly bot: string;
}

const words: Readonly<Record<Language, GuardWords>> = {
  en: {
    wayOn: (command) => `if it is meant: \`${command}\``,
    drop: (removed, before) => `${removed} of ${before} products would disappear`,
    prices: (fallen, before) => `${fallen} of ${before} prices would fall to less than a tenth`,
    currency: '',
    bot: 'bot ',
  },
  ru: {
    wayOn: (command) => `если так и задумано: \`${command}\``,
    drop: (removed, before) => `исчезнет товаров: ${removed} из ${before}`,
    prices: (fallen, before) => `цен, которые упадут больше чем в десять раз: ${fallen} из ${before}`,
    currency: 'валюта ',
    bot: 'бот ',
  },
};

/** Why guards stopped a city, a line each, and how to go on if it was meant: one command for all of them. */
export function guardLines(
  city: string,
  alarms: readonly GuardAlarm[],
  { language, target }: { readonly language: Language; readonly target: string },
): readonly string[] {
  const allowed = alarms.map(({ guard }) => ` --allow ${guard}`).join('');
  const wayOn = words[language].wayOn(`zeta deploy ${city}${allowed}${toTarget(target)}`);
  return withWayOn(
    alarms.map((alarm) => whyOf(alarm, words[language])),
    wayOn,
  );
}

/** The way on behind a single reason, or under several. */
export function withWayOn(reasons: readonly string[], wayOn: string): readonly string[] {
  const [only, ...more] = reasons;
  if (only === undefined) return [];
  return more.length > 0 ? [...reasons, wayOn] : [`${only}; ${wayOn}`];
}

function whyOf({ guard, values }: GuardAlarm, said: GuardWords): string {
  const { before, after, removed, fallen } = values;
  switch (guard) {
    case 'product-drop':
      return `guard ${guard}: ${said.drop(String(removed), String(before))}`;
    case 'price-drop':
      return `guard ${guard}: ${said.prices(String(fallen), String(before))}`;
    case 'currency-change':
      return `guard ${guard}: ${said.currency}${before} → ${after}`;
    case 'bot-change':
      return `guard ${guard}: ${said.bot}${before} → ${after}`;
  }
}
