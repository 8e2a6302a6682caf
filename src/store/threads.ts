import { sql } from 'kysely';
import { type EscalationId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { PendingEffect, SentMessage, Store } from './store.ts';
import type { MessagePlace, ThreadStore } from './thread-store.ts';

const newestPlace = sqlBuilder
  .selectFrom('sent_message')
  .select(['chat', 'message_id as messageId'])
  .orderBy('at', 'desc')
  .limit(1);

/** Messages that are out, and what they are about. */
export function threadMethods(connection: Connection): ThreadStore & Pick<Store, 'pairedGroup'> {
  return {
    pairedGroup: async (city, code) =>
      connection.get(
        sqlBuilder
          .selectFrom('pairing')
          .select(['chat', 'title'])
          .where('city', '=', city)
          .where('code', '=', code),
      ),
    threadOf: async (bot, { chat, messageId }) => {
      const row = connection.get(
        sqlBuilder
          .selectFrom('sent_message')
          .select('thread')
          .where('bot', '=', bot)
          .where('chat', '=', chat)
          .where('message_id', '=', messageId),
      );
      return row?.thread == null ? undefined : idOf<EscalationId>(row.thread);
    },
    cardOf: async (city, thread) =>
      connection.get(
        newestPlace.where('city', '=', city).where('thread', '=', thread).where('is_card', '=', sql.lit(1)),
      ),
    copyOf: async (bot, origin) =>
      connection.get(newestPlace.where('bot', '=', bot).where('origin', '=', originOf(origin))),
  };
}

function originOf({ chat, messageId }: MessagePlace): string {
  return `${chat}:${messageId}`;
}

export function rememberSent(
  connection: Connection,
  { bot, city, lane }: PendingEffect,
  { chat, messageId, thread, origin, isCard }: SentMessage,
  at: number,
): void {
  const row = {
    bot,
    chat,
    message_id: messageId,
    city,
    lane,
    at,
    thread: thread ?? null,
    origin: origin ? originOf(origin) : null,
    is_card: isCard ? 1 : 0,
  };
  connection.run(
    sqlBuilder
      .insertInto('sent_message')
      .values(row)
      .onConflict((conflict) => conflict.columns(['bot', 'chat', 'message_id']).doUpdateSet(row)),
  );
}
