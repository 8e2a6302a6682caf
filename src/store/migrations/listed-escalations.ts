import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** Those of one city, and of all, are listed by their time, the newest first. */
export function listedEscalations(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    sql`create index escalation_city_at on escalation (city, created_at, id)`.compile(db),
    sql`create index escalation_at on escalation (created_at, id)`.compile(db),
  ];
}
