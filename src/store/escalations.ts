import { sql } from 'kysely';
import { type CityId, type EscalationId, idOf, type LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { Store, StoredEscalation } from './store.ts';

type EscalationMethods = Pick<Store, 'escalation' | 'requests' | 'workloads'>;

/** Customers who were handed to people. Turns write them (commit-turn.ts). */
export function escalationMethods(connection: Connection): EscalationMethods {
  return {
    escalation: async (city, id) => {
      const row = connection.get(escalations(city).where('id', '=', id));
      return row && escalationOf(row);
    },
    requests: async (city, lane, most) => connection.all(requestsOf(city, lane, most)).map(escalationOf),
    workloads: async (city, since) =>
      Object.fromEntries(
        connection
          .all(workloadsSince(city, since))
          .map(({ assigned, open, lastAt }) => [assigned ?? '', { open, lastAt }]),
      ),
  };
}

function escalations(city: CityId) {
  return sqlBuilder
    .selectFrom('escalation')
    .select([
      'id',
      'kind',
      'lane',
      'state',
      'detail',
      'number',
      'link',
      'stage',
      'handling',
      'created_at as openedAt',
    ])
    .where('city', '=', city);
}

function requestsOf(city: CityId, lane: LaneId, most: number) {
  return escalations(city)
    .where('lane', '=', lane)
    .where('kind', 'in', ['ticket', 'manager'])
    .orderBy('created_at', 'desc')
    .limit(most);
}

/** Waiting or taken, and not closed. */
const isOpen = sql<number>`sum(coalesce(handling ->> '$.state', 'taken') = 'taken')`;

function workloadsSince(city: CityId, since: number) {
  return sqlBuilder
    .selectFrom('escalation')
    .select((eb) => ['assigned', isOpen.as('open'), eb.fn.max('created_at').as('lastAt')])
    .where('city', '=', city)
    .where('assigned', 'is not', null)
    .where('created_at', '>=', since)
    .groupBy('assigned');
}

type EscalationRow =
  ReturnType<typeof escalations> extends { executeTakeFirstOrThrow(): Promise<infer Row> } ? Row : never;

function escalationOf(row: EscalationRow): StoredEscalation {
  return { ...row, id: idOf<EscalationId>(row.id), lane: idOf<LaneId>(row.lane) };
}
