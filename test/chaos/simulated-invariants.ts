import type { TurnContext } from '../../src/conversation/context.ts';
import type { CallEffect } from '../../src/conversation/effect.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { turn } from '../../src/conversation/turn.ts';
import type { MessengerCall } from '../../src/ports/messenger.ts';
import { parseSession } from '../../src/runtime/take-turn.ts';
import type { Attempt } from './doubled-ports.ts';
import { firstOutOfOrder } from './order.ts';
import type { SimulatedShop } from './simulated-shop.ts';

interface Effect {
  readonly destination: string;
  readonly payload: string;
  readonly state: string;
}

/** Holds a settled simulation to what was promised: each entry of `broken` is a sentence about what must never be. */
export function examineSimulated(shop: SimulatedShop) {
  const effects = shop.rows<Effect>('SELECT destination, payload, state FROM outbox ORDER BY seq');
  const sends = attemptsInOrder(shop, effects);
  const undone = effects.filter(({ state }) => state !== 'done');
  return {
    deals: shop.outside.deals.size,
    sends: sends.count,
    repeated: sends.repeated,
    broken: [
      ...unfinished(shop),
      ...sends.broken,
      ...wrongDeals(shop),
      ...wrongComments(shop, effects),
      ...wrongContacts(shop),
      ...releasesGoingBack(shop),
      ...turnsTakenOtherwise(shop),
      ...undone.map(({ destination, state }) => `the effect for ${destination} is ${state}`),
    ],
  };
}

function unfinished(shop: SimulatedShop): readonly string[] {
  const rows = shop.rows<{ key: string; state: string }>('SELECT key, state FROM inbox');
  const states = new Map(rows.map(({ key, state }) => [key, state]));
  const lost = [...shop.accepted].filter((id) => states.get(`u:123456789:${id}`) !== 'done');
  const untaken = shop.sent.length - shop.accepted.size;
  return [
    ...lost.map((id) => `update ${id} was accepted and is ${states.get(`u:123456789:${id}`) ?? 'nowhere'}`),
    ...(untaken === 0 ? [] : [`${untaken} updates were never accepted`]),
  ];
}

/** Tries at each destination are the effects decided for it, in order; one is tried again only if it was not known to be done. */
function attemptsInOrder(shop: SimulatedShop, effects: readonly Effect[]) {
  const wanted = Map.groupBy(
    effects.filter(({ destination }) => !destination.startsWith('crm:')),
    ({ destination }) => destination.replace(/:\d+:/, ':'),
  );
  const tried = Map.groupBy(shop.outside.attempts, ({ call }) => placeOf(call));
  const broken: string[] = [];
  let repeated = 0;
  for (const place of new Set([...wanted.keys(), ...tried.keys()])) {
    const calls = (wanted.get(place) ?? []).map(({ payload }) => saidBy(JSON.parse(payload) as CallEffect));
    const attempts = tried.get(place) ?? [];
    const texts = attempts.map(({ call }) => saidBy(call));
    const wrong = firstOutOfOrder(calls, texts, (at) => mayRepeat(attempts[at - 1], attempts[at]));
    if (wrong !== undefined)
      broken.push(`${place}: ${texts[wrong] ?? 'nothing'} is call ${wrong} of ${calls.length}`);
    repeated += attempts.length - calls.length;
  }
  return { broken, repeated, count: shop.outside.attempts.length };
}

/** What a call says, and where; which message it answers or edits is known only when it goes out. */
function saidBy(call: CallEffect | MessengerCall): string {
  const { kind } = call;
  if (call.kind === 'answer') return JSON.stringify({ kind, callback: call.callbackId, text: call.text });
  const message = call.kind === 'send' || call.kind === 'edit' ? call.message : undefined;
  return JSON.stringify({ kind, chat: call.chat, message });
}

/** What was known to be done is not done again by the same process. */
function mayRepeat(before: Attempt | undefined, again: Attempt | undefined): boolean {
  return before?.answer !== 'delivered' || before.life !== again?.life;
}

function placeOf(call: MessengerCall): string {
  return call.kind === 'answer' ? `cb:${call.callbackId}` : `tg:${call.chat}`;
}

function wrongDeals(shop: SimulatedShop): readonly string[] {
  const tickets = shop.rows<{ id: string; state: string; number: string | null }>(
    "SELECT id, state, number FROM escalation WHERE kind = 'ticket'",
  );
  const { deals } = shop.outside;
  const wrong = tickets.flatMap(({ id, state, number }) => {
    const made = deals.get(id) ?? [];
    return made.length === 1 && state === 'created' && number === made[0]
      ? []
      : [`ticket ${id} is ${state} as ${number}, and has the deals: ${made.join(' ')}`];
  });
  if (tickets.length === shop.intents.size && deals.size === tickets.length) return wrong;
  return [...wrong, `${shop.intents.size} asked, ${tickets.length} tickets, ${deals.size} with deals`];
}

/** Each comment that was decided stands at its deal, once. */
function wrongComments({ outside }: SimulatedShop, effects: readonly Effect[]): readonly string[] {
  const wanted = effects.flatMap(({ payload }) => /"marker":"(#\w+)"/.exec(payload)?.[1] ?? []);
  const counts = wanted.map(
    (marker) => [marker, outside.comments.filter((one) => one === marker).length] as const,
  );
  return counts.flatMap(([marker, count]) =>
    count === 1 ? [] : [`comment ${marker} stands there ${count} times`],
  );
}

/** A customer is one contact, and each deal of theirs that was about a phone of their own has it. */
function wrongContacts(shop: SimulatedShop): readonly string[] {
  const { contacts, people, deals } = shop.outside;
  const doubled = [...contacts].filter(([, ids]) => ids.length > 1);
  const wanted = shop.rows<{ ticket: string; origin: string }>(
    `SELECT payload ->> '$.ticket' AS ticket, payload ->> '$.contact.originId' AS origin FROM outbox
      WHERE payload ->> '$.kind' = 'contact-deal'`,
  );
  const without = wanted.filter(({ ticket, origin }) => {
    const [deal = ''] = deals.get(ticket) ?? [];
    return people.get(deal) !== contacts.get(origin)?.[0];
  });
  return [
    ...doubled.map(([origin, ids]) => `the customer ${origin} is the contacts ${ids.join(' ')}`),
    ...without.map(({ ticket }) => `the deal of ${ticket} has no contact, or another`),
  ];
}

/** What is kept of a turn is all that it followed from: taken again, it decides the same. */
function turnsTakenOtherwise(shop: SimulatedShop): readonly string[] {
  const turns = shop.rows<{
    seq: number;
    release: number;
    event: string;
    before: string;
    context: string;
    effects: string;
  }>('SELECT seq, release, event, session_before AS before, context, effects FROM turn WHERE release > 0');
  return turns.flatMap(({ seq, release, event, before, context, effects }) => {
    const again = turn(
      shop.cityAt(release),
      parseSession(before),
      JSON.parse(event) as ConversationEvent,
      JSON.parse(context) as TurnContext,
    );
    return JSON.stringify(again.effects) === effects
      ? []
      : [`turn ${seq} decides otherwise when it is taken again`];
  });
}

/** A lane never sees an earlier release after a later one. */
function releasesGoingBack(shop: SimulatedShop): readonly string[] {
  const turns = shop.rows<{ lane: string; release: number }>(
    'SELECT lane, release FROM turn WHERE release > 0 ORDER BY seq',
  );
  const last = new Map<string, number>();
  return turns.flatMap(({ lane, release }) => {
    const before = last.get(lane) ?? 0;
    last.set(lane, release);
    return release >= before ? [] : [`${lane} saw release ${release} after ${before}`];
  });
}
