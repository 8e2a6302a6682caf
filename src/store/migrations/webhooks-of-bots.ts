import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** Where a bot's messenger was told to send its updates. */
export function webhooksOfBots(db: Kysely<never>): readonly CompiledQuery[] {
  return [sql`alter table bot add column webhook text`.compile(db)];
}
