import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** What customers ask beside goods; releases of before have none. */
export function faqOfReleases(db: Kysely<never>): readonly CompiledQuery[] {
  return [sql`alter table release add column faq text not null default '{}'`.compile(db)];
}
