import { type CityId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { Ban, ReachStore } from './reach-store.ts';

/** Customers who get no answers. */
export function banMethods(
  connection: Connection,
): Pick<ReachStore, 'ban' | 'liftBan' | 'bans' | 'isBanned'> {
  return {
    ban: async (ban) => {
      const { city, customer, ...row } = ban;
      connection.run(
        sqlBuilder
          .insertInto('ban')
          .values({ city, customer, ...row })
          .onConflict((conflict) => conflict.columns(['city', 'customer']).doUpdateSet(row)),
      );
    },
    liftBan: async (city, customer) =>
      connection.run(sqlBuilder.deleteFrom('ban').where('city', '=', city).where('customer', '=', customer))
        .changes > 0,
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
