import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** What waits stands in order of arrival, so that updates of many cities fall on one page of the index. */
export function waitingInOrder(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    sql`drop index inbox_open`.compile(db),
    sql`create index inbox_waiting on inbox (seq, city, lane) where state = 'new'`.compile(db),
  ];
}
