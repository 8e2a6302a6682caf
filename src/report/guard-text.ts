import type { GuardAlarm } from '../release/guards.ts';

/** Why a guard stopped a city, and how to go on if it was meant. */
export function guardText(city: string, { guard, values }: GuardAlarm): string {
  const allow = `if it is meant: \`zeta deploy ${city} --allow ${guard}\``;
  switch (guard) {
    case 'product-drop':
      return `guard product-drop: ${values['removed']} of ${values['before']} products would disappear; ${allow}`;
    case 'currency-change':
      return `guard currency-change: ${values['before']} → ${values['after']}; ${allow}`;
    case 'bot-change':
      return `guard bot-change: bot ${values['before']} → ${values['after']}; ${allow}`;
  }
}
