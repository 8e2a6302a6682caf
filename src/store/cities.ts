import { type CityId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { recordMove } from './moves.ts';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';
import type { WaitingEvents } from './waiting-events.ts';

type CityMethods = Pick<Store, 'citiesWithReleases' | 'isKnown' | 'renameCity' | 'retire'>;

/** Every table whose rows belong to a city. `photo` belongs to a bot, which goes along by itself. */
const tablesOfCities = [
  'inbox',
  'turn',
  'session',
  'view',
  'escalation',
  'outbox',
  'sent_message',
  'wake',
  'deal_look',
  'forgotten',
  'pairing',
  'topic',
  'analytics',
  'release',
  'live',
  'notice',
  'feed',
  'bot',
  'unreachable',
  'ban',
  'city_secret',
  'crm_trouble',
  'seen_commit',
  'move',
] as const satisfies readonly (keyof Schema)[];

/** What happens to a city as a whole. */
export function cityMethods(connection: Connection, waiting: WaitingEvents): CityMethods {
  return {
    citiesWithReleases: async () =>
      connection
        .all(sqlBuilder.selectFrom('release').select('city').distinct().orderBy('city'))
        .map((row) => idOf<CityId>(row.city)),
    isKnown: async (city) => tablesOfCities.some((table) => hasRows(connection, table, city)),
    renameCity: async (from, to, mover) => {
      waiting.forget();
      return connection.write(() => {
        if (tablesOfCities.some((table) => hasRows(connection, table, to))) return false;
        let renamed = 0;
        for (const table of tablesOfCities)
          renamed += connection.run(
            sqlBuilder.updateTable(table).set({ city: to }).where('city', '=', from),
          ).changes;
        renameInLists(connection, from, to);
        if (renamed === 0) return true;
        const move = { what: 'renamed', number: null, from: null, message: from } as const;
        recordMove(connection, { ...move, ...mover, city: to });
        return true;
      });
    },
    retire: async (city, { at, author, origin }) =>
      connection.write(() => {
        connection.run(sqlBuilder.deleteFrom('notice').where('city', '=', city));
        const live = connection.get(sqlBuilder.selectFrom('live').select('number').where('city', '=', city));
        if (!live) return false;
        connection.run(sqlBuilder.deleteFrom('live').where('city', '=', city));
        const move = { what: 'removed', number: null, from: live.number, message: '' } as const;
        recordMove(connection, { ...move, city, at, author, origin });
        return true;
      }),
  };
}

/** Users and tokens of the city are still for it, by its new name. */
function renameInLists(connection: Connection, from: CityId, to: CityId): void {
  for (const table of ['user', 'token'] as const) {
    for (const { id, cities } of connection.all(sqlBuilder.selectFrom(table).select(['id', 'cities']))) {
      // Written by addUser and createToken.
      const before = JSON.parse(cities) as readonly string[];
      if (!before.includes(from)) continue;
      const after = JSON.stringify(before.map((city) => (city === from ? to : city)));
      connection.run(sqlBuilder.updateTable(table).set({ cities: after }).where('id', '=', id));
    }
  }
}

function hasRows(connection: Connection, table: (typeof tablesOfCities)[number], city: CityId): boolean {
  return (
    connection.get(sqlBuilder.selectFrom(table).select('city').where('city', '=', city).limit(1)) !==
    undefined
  );
}
