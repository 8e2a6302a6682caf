import type { GuardAlarm } from '../release/guards.ts';

/** Why guards stopped a city, a line each, and how to go on if it was meant: one command for all of them. */
export function guardLines(city: string, alarms: readonly GuardAlarm[]): readonly string[] {
  const allowed = alarms.map(({ guard }) => ` --allow ${guard}`).join('');
  const wayOn = `if it is meant: \`zeta deploy ${city}${allowed}\``;
  return withWayOn(alarms.map(whyOf), wayOn);
}

/** The way on behind a single reason, or under several. */
export function withWayOn(reasons: readonly string[], wayOn: string): readonly string[] {
  const [only, ...more] = reasons;
  if (only === undefined) return [];
  return more.length > 0 ? [...reasons, wayOn] : [`${only}; ${wayOn}`];
}

function whyOf({ guard, values }: GuardAlarm): string {
  switch (guard) {
    case 'product-drop':
      return `guard product-drop: ${values['removed']} of ${values['before']} products would disappear`;
    case 'currency-change':
      return `guard currency-change: ${values['before']} → ${values['after']}`;
    case 'bot-change':
      return `guard bot-change: bot ${values['before']} → ${values['after']}`;
  }
}
