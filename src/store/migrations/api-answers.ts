import type { CompiledQuery, Kysely } from 'kysely';

/** What was answered to requests that carry a key, so that the same request again is not carried out again. */
export function apiAnswers(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    db.schema
      .createTable('api_answer')
      .addColumn('caller', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('answer', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('api_answer_key', ['caller', 'key'])
      .compile(),
    db.schema.createIndex('api_answer_at').on('api_answer').column('at').compile(),
  ];
}
