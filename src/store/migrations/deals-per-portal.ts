import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** Which portal each deal was sent to, and what is wrong with the portals. Deals made before are proof of nothing. */
export function dealsPerPortal(db: Kysely<never>): readonly CompiledQuery[] {
  const { schema } = db;
  return [
    schema.alterTable('outbox').addColumn('portal', 'text').compile(),
    sql`create index outbox_deals on outbox (portal, seq) where kind = 'deal' and deal is not null`.compile(
      db,
    ),
    schema
      .createTable('crm_trouble')
      .addColumn('city', 'text', (column) => column.primaryKey())
      .addColumn('why', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('since', 'integer', (column) => column.notNull())
      .compile(),
  ];
}
