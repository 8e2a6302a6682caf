import { type RawBuilder, sql } from 'kysely';
import { type CityId, idOf, type LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';

/**
 * Deletes what is kept of a lane's customer, as of now: who they are in what was handed over, what the bot remembers, what it
 * was to be woken for. The long tables, which know no lanes, are gone through afterwards (`forgetMore`). A ticket that is still
 * being made keeps its customer, who would hear nothing of it; gives back how many do.
 */
export function forgetLane(connection: Connection, city: CityId, lane: LaneId, at: number): number {
  for (const table of ['session', 'wake', 'topic'] as const)
    connection.run(sqlBuilder.deleteFrom(table).where('city', '=', city).where('lane', '=', lane));
  connection.run(forgottenEscalations(city, lane));
  const row = { city, lane, at, step: 0, position: 0 };
  connection.run(
    sqlBuilder
      .insertInto('forgotten')
      .values(row)
      .onConflict((conflict) => conflict.columns(['city', 'lane']).doUpdateSet(row)),
  );
  const left = connection.get(
    sqlBuilder
      .selectFrom('escalation')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('city', '=', city)
      .where('lane', '=', lane),
  );
  return left?.count ?? 0;
}

/** It belongs to nobody any more, and no list shows it. */
function forgottenEscalations(city: CityId, lane: LaneId) {
  const nobody = sql<string>`json_set(json_remove(detail, '$.said', '$.phone', '$.source'),
    '$.customer', json('{"id":"","name":"—"}'), '$.chat', '', '$.query', '')`;
  return (
    sqlBuilder
      .updateTable('escalation')
      .set({ detail: nobody, lane: 'forgotten' })
      .where('city', '=', city)
      .where('lane', '=', lane)
      // Its deal is not made yet.
      .where(sql<boolean>`not (kind = 'ticket' and state = 'open')`)
  );
}

/** Rows that are looked at in one transaction: short enough for a serving process to wait for. */
const chunk = 2000;

type Step = (of: { readonly of: RawBuilder<unknown>; readonly at: number }) => RawBuilder<unknown>;

/**
 * The long tables, one after another. Keys of updates stay, so that none is taken twice, and so does what an audit needs of a
 * deal: its mark and its funnel. What is still to be said or done is left alone.
 */
const steps: readonly { readonly table: string; readonly query: Step }[] = [
  {
    table: 'inbox',
    query: ({ of, at }) =>
      sql`update inbox set payload = '{}' where ${of} and received_at <= ${at} and state <> 'new'`,
  },
  { table: 'turn', query: ({ of, at }) => sql`delete from turn where ${of} and at <= ${at}` },
  {
    table: 'outbox',
    query: ({ of, at }) => sql`update outbox set error = null, payload = case when kind = 'deal'
      then json_object('ticket', json_extract(payload, '$.ticket'), 'draft', json_object(
        'originatorId', json_extract(payload, '$.draft.originatorId'),
        'originId', json_extract(payload, '$.draft.originId'),
        'entity', json_extract(payload, '$.draft.entity'),
        'category', json_extract(payload, '$.draft.category')))
      else '{}' end where ${of} and created_at <= ${at} and state in ('done', 'refused')`,
  },
  { table: 'view', query: ({ of, at }) => sql`delete from view where ${of} and created_at <= ${at}` },
  { table: 'sent_message', query: ({ of, at }) => sql`delete from sent_message where ${of} and at <= ${at}` },
];

/** The next chunk of what was to be forgotten; false when nothing is left. */
export function forgetMore(connection: Connection): boolean {
  const next = connection.get(sqlBuilder.selectFrom('forgotten').selectAll().orderBy('at').limit(1));
  if (!next) return false;
  const { city, lane, at, position } = next;
  const step = steps[next.step];
  const where = { city: idOf<CityId>(city), lane: idOf<LaneId>(lane) };
  if (!step) {
    connection.run(sqlBuilder.deleteFrom('forgotten').where('city', '=', city).where('lane', '=', lane));
    return true;
  }
  const end = position + chunk;
  const of = sql`rowid > ${position} and rowid <= ${end} and city = ${where.city} and lane = ${where.lane}`;
  connection.run({ compile: () => step.query({ of, at }).compile(sqlBuilder) });
  const last = connection.get<{ id: number | null }>({
    compile: () =>
      sql<{ id: number | null }>`select max(rowid) as id from ${sql.table(step.table)}`.compile(sqlBuilder),
  });
  const isDone = end >= (last?.id ?? 0);
  connection.run(
    sqlBuilder
      .updateTable('forgotten')
      .set(isDone ? { step: next.step + 1, position: 0 } : { position: end })
      .where('city', '=', city)
      .where('lane', '=', lane),
  );
  return true;
}
