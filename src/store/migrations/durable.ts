import type { CompiledQuery, Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * Cities whose webhook secret was changed since they began (the others have their first), and quick ways to what was set
 * aside.
 */
export function durable(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    db.schema
      .createTable('city_secret')
      .addColumn('city', 'text', (column) => column.primaryKey())
      .addColumn('rotation', 'integer', (column) => column.notNull())
      .addColumn('verified_at', 'integer')
      .compile(),
    sql`create index inbox_dead on inbox (seq) where state = 'dead'`.compile(db),
    sql`create index outbox_parked on outbox (seq) where state = 'parked'`.compile(db),
  ];
}
