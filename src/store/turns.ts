import { sql } from 'kysely';
import type { CityId, LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { StoredTurn, TurnsStore, TurnsWish } from './turns-store.ts';

/** Turns that are kept, to be taken again. Pages go by the primary key: a page costs the same, however many there are. */
export function turnMethods(connection: Connection): TurnsStore {
  return {
    turnsAfter: async ({ cities, since, after, most }) => {
      const query = within(since).where('seq', '>', after).orderBy('seq').limit(most);
      return connection.all(cities.length === 0 ? query : query.where('city', 'in', cities)).map(typed);
    },
    turnsBefore: async (city, { since, before, most }) =>
      connection
        .all(
          within(since).where('city', '=', city).where('seq', '<', before).orderBy('seq', 'desc').limit(most),
        )
        .map(typed),
    countTurns: async (wish) => countOf(connection, wish),
  };
}

function countOf(connection: Connection, { cities, since }: TurnsWish): number {
  const query = sqlBuilder
    .selectFrom('turn')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('at', '>=', since);
  return connection.get(cities.length === 0 ? query : query.where('city', 'in', cities))?.count ?? 0;
}

/** The plus keeps SQLite from sorting all that the index of times finds. */
function within(since: number) {
  return sqlBuilder
    .selectFrom('turn')
    .select([
      'seq',
      'city',
      'lane',
      'release',
      'at',
      'event',
      'session_before as sessionBefore',
      'context',
      'effects',
    ])
    .where(sql<boolean>`+at >= ${since}`);
}

/** The columns were written from these ids. */
function typed(
  row: Omit<StoredTurn, 'city' | 'lane'> & { readonly city: string; readonly lane: string },
): StoredTurn {
  return row as StoredTurn & { readonly city: CityId; readonly lane: LaneId };
}
