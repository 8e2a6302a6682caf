import type { CompiledQuery, Kysely } from 'kysely';

/** Cities whose webhook secret was changed since they began; the others have their first. */
export function citySecrets({ schema }: Kysely<never>): readonly CompiledQuery[] {
  return [
    schema
      .createTable('city_secret')
      .addColumn('city', 'text', (column) => column.primaryKey())
      .addColumn('rotation', 'integer', (column) => column.notNull())
      .addColumn('verified_at', 'integer')
      .compile(),
  ];
}
