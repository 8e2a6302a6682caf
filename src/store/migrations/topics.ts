import type { CompiledQuery, Kysely } from 'kysely';

/** Customers' topics in managers' groups that have them. */
export function topics(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    db.schema
      .createTable('topic')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('bot', 'text', (column) => column.notNull())
      .addColumn('chat', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('topic_key', ['bot', 'chat', 'lane'])
      .compile(),
    db.schema.createIndex('topic_id').on('topic').columns(['bot', 'chat', 'topic']).compile(),
  ];
}
