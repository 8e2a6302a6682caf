import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** What is old is found by its time, and whether people still work at a conversation by its lane. */
export function retention(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    db.schema.createIndex('view_at').on('view').column('created_at').compile(),
    db.schema.createIndex('sent_message_at').on('sent_message').column('at').compile(),
    sql`create index escalation_open on escalation (city, lane) where state = 'open'`.compile(db),
  ];
}
