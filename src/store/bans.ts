import { type CityId, idOf } from '../base/ids.ts';
import { recordAudit } from './audit.ts';
import { maskedCustomer } from './audit-values.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { Ban, ReachStore } from './reach-store.ts';

/** Customers who get no answers. */
export function banMethods(
  connection: Connection,
): Pick<ReachStore, 'ban' | 'liftBan' | 'bans' | 'isBanned'> {
  return {
    ban: async (ban) => {
      const { city, customer, ...row } = ban;
      connection.write(() => {
        connection.run(
          sqlBuilder
            .insertInto('ban')
            .values({ city, customer, ...row })
            .onConflict((conflict) => conflict.columns(['city', 'customer']).doUpdateSet(row)),
        );
        const { at, author, until } = ban;
        // Not the reason: it may tell of the customer.
        const fact = {
          at,
          what: 'banned',
          city,
          subject: maskedCustomer(customer),
          after: { until },
        } as const;
        recordAudit(connection, { ...fact, by: { name: author } });
      });
    },
    liftBan: async (city, customer, { at, author }) =>
      connection.write(() => {
        const banned = sqlBuilder.deleteFrom('ban').where('city', '=', city).where('customer', '=', customer);
        if (connection.run(banned).changes === 0) return false;
        const fact = { at, what: 'ban-lifted', city, subject: maskedCustomer(customer) } as const;
        recordAudit(connection, { ...fact, by: { name: author } });
        return true;
      }),
    bans: async (now) =>
      connection
        .all(
          sqlBuilder
            .selectFrom('ban')
            .selectAll()
            .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
            .orderBy('city')
            .orderBy('at', 'desc'),
        )
        .map((row): Ban => ({ ...row, city: idOf<CityId>(row.city) })),
    isBanned: async (city, customer, now) => {
      const row = connection.get(
        sqlBuilder
          .selectFrom('ban')
          .select('until')
          .where('city', '=', city)
          .where('customer', '=', customer),
      );
      return row !== undefined && (row.until === null || row.until > now);
    },
  };
}
