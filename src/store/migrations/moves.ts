import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** Who moved what is live, when. */
export function moves(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    db.schema
      .createTable('move')
      .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('number', 'integer')
      .addColumn('from_number', 'integer')
      .addColumn('author', 'text', (column) => column.notNull())
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .compile(),
    sql`create index move_city on move (city, seq)`.compile(db),
    sql`create index move_at on move (at)`.compile(db),
  ];
}
