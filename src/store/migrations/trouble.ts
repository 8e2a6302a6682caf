import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** Troubles that operators were told of; effects know whose they are; and what is set aside is counted without looking at all that was done. */
export function trouble(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    db.schema
      .createTable('trouble')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('about', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('since', 'integer', (column) => column.notNull())
      .addColumn('gone_since', 'integer')
      .addColumn('is_told', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('trouble_key', ['kind', 'about'])
      .compile(),
    db.schema.alterTable('outbox').addColumn('turn', 'integer').compile(),
    db.schema.alterTable('outbox').addColumn('release', 'integer').compile(),
    sql`create index inbox_dead on inbox (city) where state = 'dead'`.compile(db),
    sql`create index outbox_parked on outbox (city) where state = 'parked'`.compile(db),
  ];
}
