import { type CityId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { isOpenEffect } from './open-effects.ts';
import type { Backlog } from './operators.ts';

type Counted = { -readonly [Key in keyof Backlog]: Backlog[Key] };

/** What waits, read from the indexes of what is open: as quick as little waits, however much was ever done. */
export function backlogOf(connection: Connection): readonly Backlog[] {
  const cities = new Map<string, Counted>();
  const of = (city: string) => {
    const known = cities.get(city) ?? nothingWaits(idOf<CityId>(city));
    cities.set(city, known);
    return known;
  };
  for (const { city, count, since } of connection.all(waitingEvents())) {
    of(city).inbox = count;
    of(city).inboxSince = since;
  }
  for (const { city, count } of connection.all(deadEvents())) of(city).dead = count;
  for (const { city, count } of connection.all(parkedDeals())) of(city).parked = count;
  for (const { city, kind, count, since } of connection.all(openEffects())) {
    if (kind === 'deal') {
      of(city).deals = count;
      of(city).dealsSince = since;
    } else of(city).calls += count;
  }
  return [...cities.values()];
}

export function nothingWaits(city: CityId): Counted {
  return {
    city,
    inbox: 0,
    inboxSince: null,
    dead: 0,
    calls: 0,
    deals: 0,
    dealsSince: null,
    parked: 0,
  };
}

/** Exported for the test of what they read. */
export const backlogQueries = [waitingEvents, deadEvents, parkedDeals, openEffects];

/** Counted in the index alone; only the first event of each city is read. */
function waitingEvents() {
  const firsts = sqlBuilder
    .selectFrom('inbox')
    .select((eb) => ['city', eb.fn.countAll<number>().as('count'), eb.fn.min('seq').as('seq')])
    .where('state', '=', 'new')
    .groupBy('city');
  return sqlBuilder
    .selectFrom(firsts.as('first'))
    .innerJoin('inbox', 'inbox.seq', 'first.seq')
    .select(['inbox.city', 'first.count', 'inbox.received_at as since']);
}

function deadEvents() {
  return sqlBuilder
    .selectFrom('inbox')
    .select((eb) => ['city', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'dead')
    .groupBy('city');
}

function parkedDeals() {
  return sqlBuilder
    .selectFrom('outbox')
    .select((eb) => ['city', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'parked')
    .groupBy('city');
}

function openEffects() {
  return sqlBuilder
    .selectFrom('outbox')
    .select((eb) => [
      'city',
      'kind',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('created_at').as('since'),
    ])
    .where(isOpenEffect)
    .groupBy(['city', 'kind']);
}
