import { sql } from 'kysely';
import { type CityId, idOf, type LaneId } from '../base/ids.ts';
import type { CustomerRow, CustomerStore, CustomersWish } from './customer-store.ts';
import { type Connection, sqlBuilder } from './database.ts';

/** Customers as a city's bot remembers them. Who was forgotten is not there. */
export function customerMethods(connection: Connection): CustomerStore {
  return {
    listCustomers: async (city, wish) =>
      connection
        .all(listed(city, wish))
        .map((row): CustomerRow => ({ ...row, lane: idOf<LaneId>(row.lane) })),
    lanesWithPhone: async (city, phone) =>
      connection
        .all(
          sqlBuilder
            .selectFrom('escalation')
            .select('lane')
            .distinct()
            .where('city', '=', city)
            .where(sql<boolean>`detail ->> '$.phone.number' = ${phone}`),
        )
        .map(({ lane }) => idOf<LaneId>(lane)),
    requestsOf: async (city, lane) => {
      const rows = connection.all(
        sqlBuilder
          .selectFrom('escalation')
          .select(sql<string | null>`detail ->> '$.phone.number'`.as('phone'))
          .where('city', '=', city)
          .where('lane', '=', lane)
          .orderBy('created_at', 'desc'),
      );
      const phones = rows.flatMap(({ phone }) => (phone === null ? [] : [phone]));
      return { count: rows.length, phones: [...new Set(phones)] };
    },
  };
}

/** Sessions of before know no names; what was handed over does. */
function nameOf(part: 'name' | 'username') {
  const [ofSession, ofDetail] = [`$.who.${part}`, `$.customer.${part}`];
  return sql<string | null>`case when state ->> '$.who' is not null then state ->> ${ofSession} else (
    select detail ->> ${ofDetail} from escalation
    where escalation.city = session.city and escalation.lane = session.lane
    order by created_at desc limit 1
  ) end`;
}

/** All of a city are read and put in order: an index by time would be written to with every turn. */
function listed(city: CityId, { after, most }: CustomersWish) {
  let query = sqlBuilder
    .selectFrom('session')
    .select(['lane', 'updated_at as seenAt', nameOf('name').as('name'), nameOf('username').as('username')])
    .where('city', '=', city)
    .where(sql<boolean>`(lane like 'chat:%' or lane like 'order:%')`)
    // Groups are no customers.
    .where('lane', 'not like', 'chat:-%');
  if (after !== undefined)
    query = query.where(sql<boolean>`(+updated_at, lane) < (${after.seenAt}, ${after.lane})`);
  query = query.orderBy(sql`+updated_at`, 'desc').orderBy('lane', 'desc');
  return most === undefined ? query : query.limit(most);
}
