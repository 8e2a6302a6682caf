import type { CompiledQuery, Kysely } from 'kysely';
import { sql } from 'kysely';
import { apiAccess } from './migrations/api-access.ts';
import { apiAnswers } from './migrations/api-answers.ts';
import { audit } from './migrations/audit.ts';
import { citySecrets } from './migrations/city-secrets.ts';
import { dealsPerPortal } from './migrations/deals-per-portal.ts';
import { faqOfReleases } from './migrations/faq-of-releases.ts';
import { handOffs } from './migrations/hand-offs.ts';
import { listedEscalations } from './migrations/listed-escalations.ts';
import { menusOfBots } from './migrations/menus-of-bots.ts';
import { moves } from './migrations/moves.ts';
import { people } from './migrations/people.ts';
import { reachAndBans } from './migrations/reach-and-bans.ts';
import { requestsOfLane } from './migrations/requests-of-lane.ts';
import { retention } from './migrations/retention.ts';
import { tokensOfReleases } from './migrations/tokens-of-releases.ts';
import { topics } from './migrations/topics.ts';
import { trouble } from './migrations/trouble.ts';
import { waitingInOrder } from './migrations/waiting-in-order.ts';
import { webhooksOfBots } from './migrations/webhooks-of-bots.ts';

/** A step of the database's shape. Steps are never changed once released, only followed by others. */
export interface Migration {
  readonly number: number;
  readonly queries: (db: Kysely<never>) => readonly CompiledQuery[];
}

export const migrations: readonly Migration[] = [
  { number: 1, queries: first },
  { number: 2, queries: synonyms },
  { number: 3, queries: feeds },
  { number: 4, queries: citySecrets },
  { number: 5, queries: dealsPerPortal },
  { number: 6, queries: reachAndBans },
  { number: 7, queries: trouble },
  { number: 8, queries: retention },
  { number: 9, queries: tokensOfReleases },
  { number: 10, queries: waitingInOrder },
  { number: 11, queries: requestsOfLane },
  { number: 12, queries: menusOfBots },
  { number: 13, queries: faqOfReleases },
  { number: 14, queries: handOffs },
  { number: 15, queries: topics },
  { number: 16, queries: webhooksOfBots },
  { number: 17, queries: apiAccess },
  { number: 18, queries: moves },
  { number: 19, queries: apiAnswers },
  { number: 20, queries: audit },
  { number: 21, queries: people },
  { number: 22, queries: listedEscalations },
];

function first(db: Kysely<never>): readonly CompiledQuery[] {
  return [...conversationTables(db), ...outboxTables(db), ...releaseTables(db), ...telegramTables(db)];
}

/** Releases made before there were synonyms have none. */
function synonyms({ schema }: Kysely<never>): readonly CompiledQuery[] {
  return [
    schema
      .alterTable('release')
      .addColumn('synonyms', 'text', (column) => column.notNull().defaultTo('{}'))
      .compile(),
  ];
}

function feeds({ schema }: Kysely<never>): readonly CompiledQuery[] {
  return [
    schema.alterTable('release').addColumn('base', 'text').compile(),
    schema
      .createTable('feed')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('feed_key', ['city', 'url'])
      .compile(),
  ];
}

function conversationTables(db: Kysely<never>): readonly CompiledQuery[] {
  const { schema } = db;
  return [
    schema
      .createTable('inbox')
      .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('key', 'text', (column) => column.notNull().unique())
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('bot', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('received_at', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('error', 'text')
      .compile(),
    sql`create index inbox_open on inbox (city, lane, seq) where state = 'new'`.compile(db),
    sql`create index inbox_closed on inbox (received_at) where state <> 'new'`.compile(db),
    schema
      .createTable('turn')
      .addColumn('seq', 'integer', (column) => column.primaryKey())
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('release', 'integer', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('session_before', 'text')
      .addColumn('context', 'text', (column) => column.notNull())
      .addColumn('effects', 'text', (column) => column.notNull())
      .compile(),
    schema.createIndex('turn_at').on('turn').column('at').compile(),
    schema
      .createTable('session')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('session_key', ['city', 'lane'])
      .compile(),
    schema
      .createTable('view')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('view_key', ['city', 'id'])
      .compile(),
    schema
      .createTable('analytics')
      .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('release', 'integer', (column) => column.notNull())
      .addColumn('turn', 'integer', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .compile(),
    schema.createIndex('analytics_city_at').on('analytics').columns(['city', 'at']).compile(),
  ];
}

function outboxTables(db: Kysely<never>): readonly CompiledQuery[] {
  const { schema } = db;
  return [
    schema
      .createTable('escalation')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('release', 'integer', (column) => column.notNull())
      .addColumn('number', 'text')
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('escalation_key', ['city', 'id'])
      .compile(),
    schema
      .createTable('outbox')
      .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('destination', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('bot', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'integer', (column) => column.notNull())
      .addColumn('sent_at', 'integer')
      .addColumn('deal', 'text')
      .addColumn('error', 'text')
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .compile(),
    sql`create index outbox_open on outbox (destination, seq)
        where state in ('pending', 'in-flight', 'unknown', 'created')`.compile(db),
    sql`create index outbox_closed on outbox (created_at) where state in ('done', 'refused')`.compile(db),
    schema
      .createTable('sent_message')
      .addColumn('bot', 'text', (column) => column.notNull())
      .addColumn('chat', 'text', (column) => column.notNull())
      .addColumn('message_id', 'text', (column) => column.notNull())
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('lane', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('sent_message_key', ['bot', 'chat', 'message_id'])
      .compile(),
  ];
}

function releaseTables(db: Kysely<never>): readonly CompiledQuery[] {
  const { schema } = db;
  return [
    schema
      .createTable('release')
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('prompts', 'text', (column) => column.notNull())
      .addColumn('catalog', 'text', (column) => column.notNull())
      .addColumn('provenance', 'text', (column) => column.notNull())
      .addColumn('products', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .addColumn('author', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('commit', 'text', (column) => column.notNull())
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('rolled_back_at', 'integer')
      .addPrimaryKeyConstraint('release_key', ['city', 'number'])
      .addUniqueConstraint('release_content', ['city', 'content'])
      .compile(),
    schema
      .createTable('live')
      .addColumn('city', 'text', (column) => column.primaryKey())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('activated_at', 'integer', (column) => column.notNull())
      .addColumn('pinned', 'text')
      .compile(),
    schema
      .createTable('notice')
      .addColumn('city', 'text', (column) => column.primaryKey())
      .addColumn('notice', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .compile(),
  ];
}

function telegramTables(db: Kysely<never>): readonly CompiledQuery[] {
  const { schema } = db;
  return [
    schema
      .createTable('bot')
      .addColumn('bot', 'text', (column) => column.primaryKey())
      .addColumn('city', 'text', (column) => column.notNull())
      .addColumn('username', 'text', (column) => column.notNull())
      .addColumn('info', 'text', (column) => column.notNull())
      .compile(),
    schema
      .createTable('photo')
      .addColumn('bot', 'text', (column) => column.notNull())
      .addColumn('photo', 'text', (column) => column.notNull())
      .addColumn('file_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('photo_key', ['bot', 'photo'])
      .compile(),
  ];
}
