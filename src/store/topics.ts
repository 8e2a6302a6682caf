import { type EscalationId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { TopicPlace, TopicStore } from './thread-store.ts';

/** Customers' topics in managers' groups. */
export function topicMethods(connection: Connection): TopicStore {
  return {
    topicOf: async ({ bot, chat, lane }) =>
      connection.get(
        sqlBuilder
          .selectFrom('topic')
          .select(['topic as id', 'name'])
          .where('bot', '=', bot)
          .where('chat', '=', chat)
          .where('lane', '=', lane),
      ),
    keepTopic: async (of, { id, name }) => {
      const { city, bot, chat, lane } = of;
      // Somebody who was forgotten meanwhile has no topic.
      if (!isKnown(connection, of)) return;
      const row = { city, bot, chat, lane, topic: id, name };
      connection.run(
        sqlBuilder
          .insertInto('topic')
          .values(row)
          .onConflict((conflict) => conflict.columns(['bot', 'chat', 'lane']).doUpdateSet(row)),
      );
    },
    threadInTopic: async (bot, { chat, topic }) => {
      const row = connection.get(
        sqlBuilder
          .selectFrom('topic')
          .innerJoin('escalation', (join) =>
            join.onRef('escalation.city', '=', 'topic.city').onRef('escalation.lane', '=', 'topic.lane'),
          )
          .select('escalation.id')
          .where('topic.bot', '=', bot)
          .where('topic.chat', '=', chat)
          .where('topic.topic', '=', topic)
          // A link has no card.
          .where('escalation.kind', '<>', 'link')
          .orderBy('escalation.created_at', 'desc')
          .limit(1),
      );
      return row && idOf<EscalationId>(row.id);
    },
  };
}

function isKnown(connection: Connection, { city, lane }: Pick<TopicPlace, 'city' | 'lane'>): boolean {
  const found = connection.get(
    sqlBuilder
      .selectFrom('escalation')
      .select('id')
      .where('city', '=', city)
      .where('lane', '=', lane)
      .limit(1),
  );
  return found !== undefined;
}
