import { type CityId, type EscalationId, idOf, type LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { Store, StoredEscalation, StoredRequest } from './store.ts';

type EscalationMethods = Pick<Store, 'escalation' | 'requests'>;

/** Customers who were handed to people. Turns write them (inbox.ts). */
export function escalationMethods(connection: Connection): EscalationMethods {
  return {
    escalation: async (city, id) => escalation(connection, city, id),
    requests: async (city, lane, most) => requests(connection, city, lane, most),
  };
}

function escalation(connection: Connection, city: CityId, id: EscalationId): StoredEscalation | undefined {
  const row = connection.get(
    sqlBuilder
      .selectFrom('escalation')
      .select(['kind', 'lane', 'state', 'detail', 'number'])
      .where('city', '=', city)
      .where('id', '=', id),
  );
  return row && { ...row, id, lane: idOf<LaneId>(row.lane) };
}

function requests(
  connection: Connection,
  city: CityId,
  lane: LaneId,
  most: number,
): readonly StoredRequest[] {
  const rows = connection.all(
    sqlBuilder
      .selectFrom('escalation')
      .select(['id', 'kind', 'state', 'detail', 'number', 'created_at as openedAt'])
      .where('city', '=', city)
      .where('lane', '=', lane)
      .where('kind', 'in', ['ticket', 'manager'])
      .orderBy('created_at', 'desc')
      .limit(most),
  );
  return rows.map((row) => ({ ...row, id: idOf<EscalationId>(row.id), lane }));
}
