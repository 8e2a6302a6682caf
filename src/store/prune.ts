import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import { type Connection, sqlBuilder } from './database.ts';
import type { Schema } from './schema.ts';
import type { KeptSince, Store } from './store.ts';

/** Rows of one kind that are dropped in one transaction: short enough for a serving process to wait for. */
const chunk = 200;

export function pruneMethods(connection: Connection): Pick<Store, 'prune'> {
  return {
    prune: async (kept) =>
      connection.write(() => {
        const dropped = droppings(kept).map((query) => connection.run({ compile: () => query }).changes);
        return { rows: dropped.reduce((sum, rows) => sum + rows, 0), hasMore: dropped.includes(chunk) };
      }),
  };
}

/** Conditions stand as the partial indexes have them, or SQLite would not use these. Exported for the test of what is read. */
export function droppings({ turns, messages }: KeptSince): readonly CompiledQuery[] {
  return [
    drop('inbox', sql`state <> 'new' and state = 'done' and received_at < ${turns}`),
    drop('inbox', sql`state <> 'new' and state = 'dead' and received_at < ${messages}`),
    // Deals stay: they show what a lost one is looked up by, and what an audit compares.
    drop('outbox', sql`state in ('done', 'refused') and kind <> 'deal' and created_at < ${turns}`),
    drop('turn', sql`at < ${turns}`),
    drop('view', sql`created_at < ${messages}`),
    // What people still work at is found by its messages, however old they are.
    drop(
      'sent_message',
      sql`at < ${messages} and not exists (select 1 from escalation where escalation.city = sent_message.city
        and escalation.lane = sent_message.lane and escalation.state = 'open'
        and coalesce(escalation.handling ->> '$.state', 'taken') = 'taken')`,
    ),
  ];
}

function drop(name: keyof Schema, condition: RawBuilder<unknown>): CompiledQuery {
  const table = sql.table(name);
  const old = sql`select rowid from ${table} where ${condition} limit ${chunk}`;
  return sql`delete from ${table} where rowid in (${old})`.compile(sqlBuilder);
}
