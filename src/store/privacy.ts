import { recordAudit } from './audit.ts';
import { maskedCustomer } from './audit-values.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { forgetLane, forgetMore } from './forget.ts';
import type { PrivacyStore } from './privacy-store.ts';

/** What is kept of a customer. */
export function privacyMethods(connection: Connection): PrivacyStore {
  return {
    customerRecord: async (city, lane) => {
      const session = connection.get(
        sqlBuilder.selectFrom('session').select('state').where('city', '=', city).where('lane', '=', lane),
      );
      const updates = connection.get(
        sqlBuilder
          .selectFrom('inbox')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('city', '=', city)
          .where('lane', '=', lane)
          .where('state', '<>', 'new'),
      );
      return {
        session: session?.state ?? null,
        escalations: connection.all(
          sqlBuilder
            .selectFrom('escalation')
            .select(['id', 'kind', 'state', 'number', 'detail', 'created_at as openedAt'])
            .where('city', '=', city)
            .where('lane', '=', lane)
            .orderBy('created_at'),
        ),
        turns: connection.all(
          sqlBuilder
            .selectFrom('turn')
            .select(['at', 'event', 'effects'])
            .where('city', '=', city)
            .where('lane', '=', lane)
            .orderBy('seq'),
        ),
        views: connection.all(
          sqlBuilder
            .selectFrom('view')
            .select(['state', 'created_at as at'])
            .where('city', '=', city)
            .where('lane', '=', lane),
        ),
        updates: updates?.count ?? 0,
      };
    },
    forgetCustomer: async (city, lane, { at, author }) =>
      connection.write(() => {
        const underWay = forgetLane(connection, city, lane, at);
        const fact = { at, what: 'customer-erased', city, subject: maskedCustomer(lane) } as const;
        recordAudit(connection, { ...fact, after: { underWay }, by: { name: author } });
        return underWay;
      }),
    forgetMore: async () => isAnythingLeft(connection) && connection.write(() => forgetMore(connection)),
  };
}

/** Asked every few seconds: nothing is written where nothing is to be done. */
function isAnythingLeft(connection: Connection): boolean {
  return connection.get(sqlBuilder.selectFrom('forgotten').select('city').limit(1)) !== undefined;
}
