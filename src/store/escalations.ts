import { type CityId, type EscalationId, idOf, type LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { Store, StoredEscalation } from './store.ts';

type EscalationMethods = Pick<Store, 'escalation' | 'requests'>;

/** Customers who were handed to people. Turns write them (commit-turn.ts). */
export function escalationMethods(connection: Connection): EscalationMethods {
  return {
    escalation: async (city, id) => {
      const row = connection.get(escalations(city).where('id', '=', id));
      return row && escalationOf(row);
    },
    requests: async (city, lane, most) => connection.all(requestsOf(city, lane, most)).map(escalationOf),
  };
}

function escalations(city: CityId) {
  return sqlBuilder
    .selectFrom('escalation')
    .select(['id', 'kind', 'lane', 'state', 'detail', 'number', 'link', 'handling', 'created_at as openedAt'])
    .where('city', '=', city);
}

function requestsOf(city: CityId, lane: LaneId, most: number) {
  return escalations(city)
    .where('lane', '=', lane)
    .where('kind', 'in', ['ticket', 'manager'])
    .orderBy('created_at', 'desc')
    .limit(most);
}

type EscalationRow =
  ReturnType<typeof escalations> extends { executeTakeFirstOrThrow(): Promise<infer Row> } ? Row : never;

function escalationOf(row: EscalationRow): StoredEscalation {
  return { ...row, id: idOf<EscalationId>(row.id), lane: idOf<LaneId>(row.lane) };
}
