import { type CompiledQuery, type Kysely, sql } from 'kysely';

/** Who took what was handed over, which messages are about it, and when lanes are to be woken. */
export function handOffs(db: Kysely<never>): readonly CompiledQuery[] {
  return [
    sql`alter table escalation add column handling text`.compile(db),
    sql`alter table escalation add column link text`.compile(db),
    sql`alter table escalation add column stage text`.compile(db),
    db.schema
      .createTable('deal_look')
      .addColumn('city', 'text', (column) => column.primaryKey())
      .addColumn('until', 'integer', (column) => column.notNull())
      .compile(),
    sql`alter table escalation add column assigned text`.compile(db),
    sql`create index escalation_assigned on escalation (city, assigned, created_at) where assigned is not null`.compile(
      db,
    ),
    sql`create index outbox_ticket on outbox (destination) where kind = 'deal'`.compile(db),
    sql`alter table view add column lane text`.compile(db),
    db.schema
      .createTable('pairing')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('chat', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('pairing_key', ['city', 'chat'])
      .compile(),
    db.schema
      .createTable('forgotten')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('step', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('forgotten_key', ['city', 'lane'])
      .compile(),
    sql`alter table sent_message add column thread text`.compile(db),
    sql`alter table sent_message add column origin text`.compile(db),
    sql`alter table sent_message add column is_card integer not null default 0`.compile(db),
    sql`create index sent_message_card on sent_message (city, thread, at) where is_card = 1`.compile(db),
    sql`create index sent_message_origin on sent_message (bot, origin, at) where origin is not null`.compile(
      db,
    ),
    db.schema
      .createTable('wake')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('bot', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('wake_key', ['city', 'lane', 'key'])
      .compile(),
    db.schema.createIndex('session_at').on('session').column('updated_at').compile(),
    db.schema.createIndex('wake_at').on('wake').column('at').compile(),
  ];
}
