import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** Whose bot a token is, without reading the settings of every city. */
export function tokensOfReleases(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    sql`create index release_token on release (json_extract(settings, '$.telegram.token'))`.compile(db),
  ];
}
