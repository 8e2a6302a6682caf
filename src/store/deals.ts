import { sql } from 'kysely';
import { type CityId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { AuditedTicket, DealStore, KnownDeal } from './deal-store.ts';

/** Funnel of a deal's draft, as its effect was written. */
const category = sql`json_extract(payload, '$.draft.category')`;
const entity = sql`json_extract(payload, '$.draft.entity')`;

/** From a ticket to its one deal. */
export function dealMethods(connection: Connection): DealStore {
  return {
    markDealSent: async (seq, { portal, attempts, at }) =>
      connection.write(() => {
        connection.run(
          sqlBuilder
            .updateTable('outbox')
            .set({ state: 'in-flight', portal, attempts, sent_at: at })
            .where('seq', '=', seq),
        );
      }),
    markOrphansUnknown: async (now) =>
      connection.write(
        () =>
          connection.run(
            sqlBuilder
              .updateTable('outbox')
              .set({ state: 'unknown', next_at: now })
              .where('state', '=', 'in-flight'),
          ).changes,
      ),
    dealOf: async (ticket) => {
      const row = connection.get(
        sqlBuilder
          .selectFrom('outbox')
          .select(['deal', 'state'])
          .where('destination', '=', `crm:${ticket}`)
          .where('kind', '=', sql.lit('deal'))
          .orderBy(sql`deal is null`)
          .limit(1),
      );
      const isOpen = row && !['done', 'parked', 'refused'].includes(row.state);
      return row && { id: row.deal ?? undefined, isOpen: isOpen === true };
    },
    dealSince: async (seq) =>
      connection.get(sqlBuilder.selectFrom('outbox').select('created_at').where('seq', '=', seq))
        ?.created_at ?? 0,
    knownDeals: async (seq, most) => knownDeals(connection, seq, most),
    ticketsSince: async (since) => ticketsSince(connection, since),
    crmTroubles: async () =>
      connection
        .all(sqlBuilder.selectFrom('crm_trouble').selectAll().orderBy('city'))
        .map((row) => ({ ...row, city: idOf<CityId>(row.city) })),
    saveCrmTroubles: async (troubles) =>
      connection.write(() => {
        connection.run(sqlBuilder.deleteFrom('crm_trouble'));
        for (const { city, why, code, since } of troubles)
          connection.run(sqlBuilder.insertInto('crm_trouble').values({ city, why, code, since }));
      }),
  };
}

/** Only of the very portal and funnel: another one may show what this one hides. */
function knownDeals(connection: Connection, seq: number, most: number): readonly KnownDeal[] {
  const lost = connection.get(
    sqlBuilder
      .selectFrom('outbox')
      .select(['portal', category.as('category'), entity.as('entity')])
      .where('seq', '=', seq),
  );
  if (!lost?.portal) return [];
  return connection
    .all(
      sqlBuilder
        .selectFrom('outbox')
        .select(['deal', 'payload'])
        .where('portal', '=', lost.portal)
        .where('kind', '=', 'deal')
        .where('deal', 'is not', null)
        .where('seq', '<>', seq)
        .where(sql<boolean>`${category} is ${lost.category}`)
        .where(sql<boolean>`${entity} is ${lost.entity}`)
        .orderBy('seq', 'desc')
        .limit(most),
    )
    .flatMap(({ deal, payload }) => (deal === null ? [] : [{ deal, payload }]));
}

function ticketsSince(connection: Connection, since: number): readonly AuditedTicket[] {
  const rows = connection.all(
    sqlBuilder
      .selectFrom('outbox')
      .leftJoin('escalation', (join) =>
        join
          .onRef('escalation.city', '=', 'outbox.city')
          .on(sql<boolean>`escalation.id = json_extract(outbox.payload, '$.ticket')`),
      )
      .select([
        'outbox.seq',
        'outbox.city',
        sql<string>`json_extract(outbox.payload, '$.draft.originId')`.as('ticket'),
        sql<string>`json_extract(outbox.payload, '$.draft.originatorId')`.as('originatorId'),
        sql<AuditedTicket['entity']>`json_extract(outbox.payload, '$.draft.entity')`.as('entity'),
        'outbox.state',
        'outbox.deal',
        'escalation.number as told',
        'outbox.portal',
        'outbox.error',
        'outbox.created_at as at',
      ])
      .where('outbox.kind', '=', 'deal')
      .where('outbox.created_at', '>=', since)
      .orderBy('outbox.seq'),
  );
  return rows.map(({ city, ...row }) => ({ ...row, city: idOf<CityId>(city) }));
}
