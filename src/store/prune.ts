import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import { type CityId, idOf, type LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { forgetLane } from './forget.ts';
import type { Schema } from './schema.ts';
import type { KeptSince, Store } from './store.ts';

/** Rows of one kind that are dropped in one transaction: short enough for a serving process to wait for. */
const chunk = 200;

/** The same of customers, of whom each has requests. */
const customerChunk = 20;

export function pruneMethods(connection: Connection): Pick<Store, 'prune'> {
  return {
    prune: async (kept) =>
      connection.write(() => {
        const dropped = droppings(kept).map((query) => connection.run({ compile: () => query }).changes);
        const forgotten = forgetSilent(connection, kept);
        return {
          rows: dropped.reduce((sum, rows) => sum + rows, forgotten),
          hasMore: dropped.includes(chunk) || forgotten === customerChunk,
        };
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
    // Feeds move what is live again and again; what people did stays.
    drop('move', sql`origin = 'feed' and at < ${turns}`),
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

/** Gives back how many; what is kept of them elsewhere follows by `forgetMore`. */
function forgetSilent(connection: Connection, { customers }: KeptSince): number {
  if (customers === undefined) return 0;
  const found = connection.all(silentSince(customers));
  for (const { city, lane } of found)
    forgetLane(connection, idOf<CityId>(city), idOf<LaneId>(lane), customers);
  return found.length;
}

/** Chats with people, and orders of people; chats of groups have a minus. Exported for the test of what is read. */
export function silentSince(customers: number) {
  return sqlBuilder
    .selectFrom('session')
    .select(['city', 'lane'])
    .where('updated_at', '<', customers)
    .where(sql<boolean>`(lane like 'chat:%' or lane like 'order:%')`)
    .where('lane', 'not like', 'chat:-%')
    .limit(customerChunk);
}

function drop(name: keyof Schema, condition: RawBuilder<unknown>): CompiledQuery {
  const table = sql.table(name);
  const old = sql`select rowid from ${table} where ${condition} limit ${chunk}`;
  return sql`delete from ${table} where rowid in (${old})`.compile(sqlBuilder);
}
