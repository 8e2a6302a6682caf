import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** Which commands a bot's messenger was told last. */
export function menusOfBots(db: Kysely<never>): readonly CompiledQuery[] {
  return [sql`alter table bot add column menu text`.compile(db)];
}
