import { firstOutOfOrder } from './order.ts';
import type { Shop } from './shop.ts';

/** What a run did, in numbers. */
export interface Counts {
  readonly deaths: number;
  readonly updates: number;
  readonly tickets: number;
  readonly deals: number;
  readonly sends: number;
  /** Sends that arrived again because the death of a process took their answer. */
  readonly repeated: number;
}

export interface Findings {
  readonly counts: Counts;
  /** Each a sentence about what must never be. */
  readonly broken: readonly string[];
}

interface Effect {
  readonly seq: number;
  readonly bot: string;
  readonly destination: string;
  readonly kind: 'call' | 'deal';
  readonly payload: string;
  readonly state: string;
  readonly deal: string | null;
}

/** Holds a settled shop to what was promised. */
export function examine(shop: Shop): Findings {
  const effects = shop.rows<Effect>('SELECT * FROM outbox ORDER BY seq');
  const sends = repeatedSends(shop, effects);
  const tickets = shop.rows<Ticket>("SELECT * FROM escalation WHERE kind = 'ticket'");
  return {
    counts: {
      deaths: shop.deaths.length,
      updates: shop.front.accepted.size,
      tickets: tickets.length,
      deals: shop.bitrix.deals().length,
      sends: sends.count,
      repeated: sends.repeated,
    },
    broken: [
      ...unfinishedUpdates(shop),
      ...sends.broken,
      ...wrongDeals(shop, tickets),
      ...wrongOrder(shop),
      ...effects
        .filter(({ state }) => state !== 'done' && state !== 'refused')
        .map(({ destination, state }) => `the effect for ${destination} is ${state}`),
    ],
  };
}

/** Every update answered 2xx had its turn, once. */
function unfinishedUpdates(shop: Shop): readonly string[] {
  const states = new Map(
    shop
      .rows<{ key: string; state: string }>("SELECT key, state FROM inbox WHERE source = 'update'")
      .map(({ key, state }) => [key, state]),
  );
  const bots = new Map(shop.cities.map((city) => [String(city), shop.tokenOf(city).split(':')[0]]));
  const lost = [...shop.front.accepted.keys()].flatMap((accepted) => {
    const [city = '', update] = accepted.split(' ');
    const state = states.get(`u:${bots.get(city)}:${update}`);
    return state === 'done'
      ? []
      : [`update ${update} of ${city} was answered 2xx and is ${state ?? 'nowhere'}`];
  });
  const turns = shop.rows<{ seq: number }>(
    "SELECT seq FROM inbox WHERE state = 'done' AND seq NOT IN (SELECT seq FROM turn)",
  );
  return [...lost, ...turns.map(({ seq }) => `event ${seq} is done without a turn`)];
}

/**
 * In each chat arrives what was decided, in that order. A message comes again only right after itself, and only where a
 * process died between the two.
 */
function repeatedSends(shop: Shop, effects: readonly Effect[]) {
  const expected = Map.groupBy(
    effects.filter(({ destination }) => destination.startsWith('tg:')),
    ({ destination }) => destination,
  );
  const calls = shop.telegram.calls();
  const made = Map.groupBy(
    // That a bot is typing is said beside, and kept by nobody.
    calls.filter(({ method }) => /^(send|edit)/.test(method) && method !== 'sendChatAction'),
    ({ token, params }) => `tg:${token.split(':')[0]}:${String(params['chat_id'])}`,
  );
  const broken =
    calls.length >= 10_000 ? ['more calls than the emulator remembers: the slice is too large'] : [];
  let repeated = 0;
  for (const destination of new Set([...expected.keys(), ...made.keys()])) {
    const wanted = (expected.get(destination) ?? []).map(textOf);
    const arrived = made.get(destination) ?? [];
    const texts = arrived.map(({ params }) => String(params['text'] ?? params['caption'] ?? ''));
    const diedBefore = (at: number) =>
      shop.deaths.some((death) => (arrived[at - 1]?.at ?? 0) <= death && death <= (arrived[at]?.at ?? 0));
    const wrong = firstOutOfOrder(wanted, texts, diedBefore);
    if (wrong !== undefined)
      broken.push(`${destination}: message ${wrong} of ${wanted.length} is ${texts[wrong] ?? 'missing'}`);
    repeated += texts.length - wanted.length;
  }
  return {
    broken,
    repeated,
    count: effects.filter(({ destination }) => destination.startsWith('tg:')).length,
  };
}

function textOf({ payload }: Effect): string {
  return (JSON.parse(payload) as { readonly message: { readonly html: string } }).message.html;
}

interface Ticket {
  readonly id: string;
  readonly state: string;
  readonly number: string | null;
}

/** One deal for each thing that was asked for. */
function wrongDeals(shop: Shop, tickets: readonly Ticket[]): readonly string[] {
  const deals = shop.bitrix.deals();
  const byTicket = Map.groupBy(deals, ({ fields }) => String(fields['originId']));
  const wrong = tickets.flatMap(({ id, state, number }) => {
    const made = byTicket.get(id) ?? [];
    if (made.length === 1 && state === 'created' && number === made[0]?.id) return [];
    return [
      `ticket ${id} is ${state} as ${number}, and has the deals: ${made.map((deal) => deal.id).join(' ')}`,
    ];
  });
  const rows = deals
    .filter((deal) => deal.rows.length !== 1)
    .map(({ id }) => `deal ${id} has not its one row`);
  const total =
    tickets.length === shop.intents.size && deals.length === tickets.length
      ? []
      : [`${shop.intents.size} asked, ${tickets.length} tickets, ${deals.length} deals`];
  return [...wrong, ...rows, ...total];
}

/** Questions of a chat are answered in the order they were asked. */
function wrongOrder(shop: Shop): readonly string[] {
  return [...shop.asked].flatMap(([key, asked]) => {
    const [city = '', chat = ''] = key.split(' ');
    const token = shop.tokenOf(city as (typeof shop.cities)[number]);
    const answered = shop.telegram
      .chat(token, chat)
      .filter(({ from }) => from === 'bot')
      .flatMap(({ text }) => asked.filter((words) => text.includes(`«${words}»`)))
      .filter((words, at, all) => words !== all[at - 1]);
    return answered.join() === asked.join()
      ? []
      : [`${key} asked ${asked.join()} and heard ${answered.join()}`];
  });
}
