import { sql } from 'kysely';
import { type CityId, type EscalationId, idOf, type LaneId } from '../base/ids.ts';
import { recordAudit } from './audit.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { DeskState, EscalationStore, EscalationWish, ListedRow } from './escalation-store.ts';
import { insertEvent } from './insert-event.ts';
import type { WaitingEvents } from './waiting-events.ts';

/** Customers who were handed to people, for those who list them and see to them elsewhere than in the managers' group. */
export function escalationListMethods(connection: Connection, waiting: WaitingEvents): EscalationStore {
  return {
    listEscalations: async (wish) => connection.all(listed(wish)).map(rowOf),
    listedEscalation: async (city, id) => {
      const row = connection.get(all().where('city', '=', city).where('id', '=', id));
      return row && rowOf(row);
    },
    talkTurns: async (city, lane, since, most) => connection.all(turnsOf(city, lane, since).limit(most)),
    wantEvent: async ({ fact, ...event }) => {
      waiting.grew();
      return connection.write(() => {
        const wasWanted = connection.get(eventOf(event.key)) !== undefined;
        if (!wasWanted) {
          insertEvent(connection, event);
          recordAudit(connection, fact);
        }
        return !wasWanted;
      });
    },
    wantedEvent: async (key) => connection.get(eventOf(key)),
  };
}

function eventOf(key: string) {
  return sqlBuilder.selectFrom('inbox').select(['state', 'payload']).where('key', '=', key);
}

function all() {
  return sqlBuilder
    .selectFrom('escalation')
    .select([
      'city',
      'id',
      'kind',
      'lane',
      'state',
      'detail',
      'number',
      'link',
      'stage',
      'handling',
      'release',
      'assigned',
      'created_at as openedAt',
    ]);
}

/** Exported for the test of what is read. */
export function listed({ cities, kinds, state, since, until, assigned, after, most }: EscalationWish) {
  const [city, ...more] = cities;
  let query = all().where('kind', 'in', [...kinds]);
  // Of one city its own index is read; of some, that of all.
  if (city !== undefined && more.length === 0) query = query.where('city', '=', city);
  else if (city !== undefined) query = query.where(sql<boolean>`+city in (${sql.join(cities)})`);
  if (state !== undefined) query = query.where(isIn[state]);
  if (since !== undefined) query = query.where('created_at', '>=', since);
  if (until !== undefined) query = query.where('created_at', '<', until);
  // The plus keeps SQLite from sorting all that the index of the rota finds.
  if (assigned !== undefined) query = query.where(sql<boolean>`+assigned = ${assigned}`);
  if (after !== undefined)
    query = query.where(sql<boolean>`(created_at, id) < (${after.openedAt}, ${after.id})`);
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(most);
}

const isIn: Readonly<Record<DeskState, ReturnType<typeof sql<boolean>>>> = {
  open: sql<boolean>`kind <> 'link' and handling is null`,
  taken: sql<boolean>`handling ->> '$.state' = 'taken'`,
  closed: sql<boolean>`(kind = 'link' or handling ->> '$.state' <> 'taken')`,
};

/** Turns are numbered in their order: what is older than the first of that time is not looked at. */
function turnsOf(city: CityId, lane: LaneId, since: number) {
  const first = sqlBuilder
    .selectFrom('turn')
    .select('seq')
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('seq')
    .limit(1);
  return sqlBuilder
    .selectFrom('turn')
    .select(['at', 'event', 'effects'])
    .where('seq', '>=', first)
    .where('city', '=', city)
    .where('lane', '=', lane)
    .orderBy('seq');
}

type Row = ReturnType<typeof all> extends { executeTakeFirstOrThrow(): Promise<infer Found> } ? Found : never;

function rowOf(row: Row): ListedRow {
  return {
    ...row,
    city: idOf<CityId>(row.city),
    id: idOf<EscalationId>(row.id),
    lane: idOf<LaneId>(row.lane),
  };
}
