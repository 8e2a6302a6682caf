import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** Every write by people, in a chain that is only ever added to. Moves of before have no entry in it. */
export function audit(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    db.schema
      .createTable('audit')
      .addColumn('seq', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('who', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('agent', 'text', (column) => column.notNull())
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('city', 'text')
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('before', 'text')
      .addColumn('after', 'text')
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('previous', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .compile(),
    sql`create index audit_at on audit (at, seq)`.compile(db),
    sql`create trigger audit_no_update before update on audit
        begin select raise(abort, 'the audit is only added to'); end`.compile(db),
    sql`create trigger audit_no_delete before delete on audit
        begin select raise(abort, 'the audit is only added to'); end`.compile(db),
    // A REPLACE deletes without saying so.
    sql`create trigger audit_in_order before insert on audit
        when new.seq <> coalesce((select max(seq) from audit), 0) + 1
        begin select raise(abort, 'the audit is only added to'); end`.compile(db),
    db.schema.alterTable('move').addColumn('audit', 'integer').compile(),
    sql`create index move_unchained on move (at, seq) where audit is null`.compile(db),
  ];
}
