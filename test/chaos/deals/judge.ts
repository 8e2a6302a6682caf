import type { EmulatedDeal } from '../../../src/emulators/bitrix/bitrix-emulator.ts';

/** A ticket as the store has it in the end. */
export interface SettledTicket {
  readonly origin: string;
  readonly state: string;
  readonly deal: string | null;
}

export interface Verdict {
  readonly counts: {
    readonly tickets: number;
    readonly deals: number;
    /** Given to a person: reported, and never a second deal. */
    readonly parked: number;
  };
  /** What must not be; a sentence each. */
  readonly broken: readonly string[];
}

/** One deal each, none stuck: tickets as they are stored against the deals that the portals have. */
export function judge(tickets: readonly SettledTicket[], deals: readonly EmulatedDeal[]): Verdict {
  const byOrigin = Map.groupBy(deals, ({ fields }) => String(fields['originId']));
  const broken = tickets.flatMap(({ origin, state, deal }) => {
    const made = (byOrigin.get(origin) ?? []).map(({ id }) => id);
    if (made.length > 1) return [`${origin} is ${made.length} deals`];
    if (state === 'parked') return [];
    if (state !== 'done') return [`${origin} is stuck: ${state}`];
    return made[0] === deal ? [] : [`${origin} says ${deal}, and the portal has ${made[0] ?? 'none'}`];
  });
  const known = new Set(tickets.map(({ origin }) => origin));
  const foreign = [...byOrigin.keys()].filter((origin) => !known.has(origin));
  return {
    counts: {
      tickets: tickets.length,
      deals: deals.length,
      parked: tickets.filter(({ state }) => state === 'parked').length,
    },
    broken: [...broken, ...foreign.map((origin) => `${origin} belongs to no ticket`)],
  };
}
