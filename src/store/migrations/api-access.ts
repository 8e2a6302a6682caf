import type { CompiledQuery, Kysely } from 'kysely';

/** Who may reach the server from elsewhere, and which commit each city was last looked at for. */
export function apiAccess({ schema }: Kysely<never>): readonly CompiledQuery[] {
  return [
    schema
      .createTable('token')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('cities', 'text', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'integer')
      .addColumn('revoked_at', 'integer')
      .addColumn('last_used_at', 'integer')
      .compile(),
    schema
      .createTable('seen_commit')
      .addColumn('city', 'text', (column) => column.primaryKey())
      .addColumn('commit_id', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .compile(),
  ];
}
