import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** A customer's requests, the newest first. */
export function requestsOfLane(db: Kysely<never>): readonly CompiledQuery[] {
  return [sql`create index escalation_lane on escalation (city, lane, created_at)`.compile(db)];
}
