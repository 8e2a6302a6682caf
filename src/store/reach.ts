import { type BotId, type CityId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { EffectMark, PendingEffect, PendingEvent, Store } from './store.ts';

type ReachMethods = Pick<Store, 'unreachable' | 'unreachableIn'>;

/** Whom a bot reaches. */
export function reachMethods(connection: Connection): ReachMethods {
  return {
    unreachable: async (bot, chat) => {
      const row = connection.get(
        sqlBuilder
          .selectFrom('unreachable')
          .select(['why', 'moved_to as movedTo', 'since'])
          .where('bot', '=', bot)
          .where('chat', '=', chat),
      );
      return row && { ...row, chat };
    },
    unreachableIn: async (city: CityId, chat: string) => {
      const rows = connection.all(
        sqlBuilder
          .selectFrom('unreachable')
          .select(['bot', 'chat', 'why', 'moved_to as movedTo', 'since'])
          .where('city', '=', city)
          .where('chat', '=', chat),
      );
      return rows.map(({ bot, ...row }) => ({ ...row, bot: idOf<BotId>(bot) }));
    },
  };
}

/** What a call found out about its chat. */
export function markReach(
  connection: Connection,
  { bot, city }: PendingEffect,
  { chat, why, movedTo }: NonNullable<EffectMark['reach']>,
  at: number,
): void {
  if (why === 'reached') {
    dropUnreachable(connection, bot, chat);
    return;
  }
  const row = { bot, chat, city, why, moved_to: movedTo ?? null, since: at };
  connection.run(
    sqlBuilder
      .insertInto('unreachable')
      .values(row)
      // It stands since the first time.
      .onConflict((conflict) =>
        conflict.columns(['bot', 'chat']).doUpdateSet({ why, moved_to: row.moved_to }),
      ),
  );
}

/** Whoever writes can be answered again. */
export function heardFrom(connection: Connection, { bot, lane, source }: PendingEvent): void {
  if (source !== 'update' || !lane.startsWith('chat:')) return;
  dropUnreachable(connection, bot, lane.slice('chat:'.length));
}

function dropUnreachable(connection: Connection, bot: BotId, chat: string): void {
  connection.run(sqlBuilder.deleteFrom('unreachable').where('bot', '=', bot).where('chat', '=', chat));
}
