import type { CompiledQuery, Kysely } from 'kysely';
import { sql } from 'kysely';

/** Chats that a bot cannot reach, customers who are banned, and how often a message was sent again. */
export function reachAndBans(db: Kysely<never>): readonly CompiledQuery[] {
  const { schema } = db;
  return [
    schema
      .createTable('unreachable')
      .addColumn('bot', 'text', (column) => column.notNull())
      .addColumn('chat', 'text', (column) => column.notNull())
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('why', 'text', (column) => column.notNull())
      .addColumn('moved_to', 'text')
      .addColumn('since', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('unreachable_key', ['bot', 'chat'])
      .compile(),
    schema
      .createTable('ban')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('customer', 'text', (column) => column.notNull())
      .addColumn('until', 'integer')
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('author', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('ban_key', ['city', 'customer'])
      .compile(),
    schema
      .alterTable('outbox')
      .addColumn('resent', 'integer', (column) => column.notNull().defaultTo(0))
      .compile(),
    sql`create index outbox_resent on outbox (city) where resent > 0`.compile(db),
  ];
}
