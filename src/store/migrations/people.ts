import type { CompiledQuery, Kysely } from 'kysely';

/** Who may come in with a password or with Telegram, and what they came in with. */
export function people({ schema }: Kysely<never>): readonly CompiledQuery[] {
  return [
    schema
      .createTable('user')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('folded', 'text', (column) => column.notNull().unique())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('cities', 'text', (column) => column.notNull())
      .addColumn('password', 'text')
      .addColumn('password_at', 'integer')
      .addColumn('telegram', 'text', (column) => column.unique())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('disabled_at', 'integer')
      .addColumn('last_login_at', 'integer')
      .compile(),
    schema
      .createTable('login_session')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('user', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('seen_at', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'integer', (column) => column.notNull())
      .compile(),
    schema.createIndex('login_session_user').on('login_session').column('user').compile(),
    schema
      .createTable('access_token')
      .addColumn('jti', 'text', (column) => column.primaryKey())
      .addColumn('parent', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'integer', (column) => column.notNull())
      .addColumn('revoked_at', 'integer')
      .compile(),
    schema.createIndex('access_token_parent').on('access_token').column('parent').compile(),
    schema
      .createTable('used_login')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('until', 'integer', (column) => column.notNull())
      .compile(),
  ];
}
