import { sql } from 'kysely';
import { type BotId, type CityId, type DestinationId, idOf, type LaneId } from '../base/ids.ts';
import { backlogOf, nothingWaits } from './backlog.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { insertEvent } from './insert-event.ts';
import { isOpenEffect } from './open-effects.ts';
import { markReach } from './reach.ts';
import type { SharedCommits } from './shared-commits.ts';
import type { EffectMark, PendingEffect, QueueDepth, Store } from './store.ts';
import { rememberSent } from './threads.ts';
import type { WaitingEvents } from './waiting-events.ts';

type OutboxMethods = Pick<Store, 'openDestinations' | 'nextEffect' | 'markEffect' | 'queueDepths'>;

/** From a decided effect to a done one. */
export function outboxMethods(
  connection: Connection,
  commits: SharedCommits,
  waiting: WaitingEvents,
): OutboxMethods {
  return {
    openDestinations: async () => {
      const rows = connection.all(
        sqlBuilder
          .selectFrom('outbox')
          .select((eb) => ['destination', 'city', eb.fn.min('next_at').as('nextAt')])
          .where(isOpenEffect)
          .groupBy(['destination', 'city']),
      );
      return rows.map(({ destination, city, nextAt }) => ({
        destination: idOf<DestinationId>(destination),
        city: idOf<CityId>(city),
        nextAt,
      }));
    },
    nextEffect: async (destination) => nextEffect(connection, destination),
    markEffect: (effect, mark) =>
      commits.write(() => {
        if (mark.returned) waiting.grew();
        markEffect(connection, effect, mark);
      }),
    queueDepths: async () => queueDepths(connection),
  };
}

/** Exported for the test of what it reads. */
export function firstOpen(destination: DestinationId) {
  return sqlBuilder
    .selectFrom('outbox')
    .select([
      'seq',
      'city',
      'lane',
      'bot',
      'kind',
      'payload',
      'state',
      'attempts',
      'next_at',
      'sent_at',
      'deal',
      'turn',
      'release',
    ])
    .where('destination', '=', destination)
    .where(isOpenEffect)
    .orderBy('seq')
    .limit(1);
}

function nextEffect(connection: Connection, destination: DestinationId): PendingEffect | undefined {
  const row = connection.get(firstOpen(destination));
  if (!row) return undefined;
  const { next_at: nextAt, sent_at: sentAt, ...rest } = row;
  const ids = { city: idOf<CityId>(row.city), lane: idOf<LaneId>(row.lane), bot: idOf<BotId>(row.bot) };
  return { ...rest, ...ids, destination, nextAt, sentAt };
}

function markEffect(connection: Connection, effect: PendingEffect, mark: EffectMark): void {
  connection.run(
    sqlBuilder
      .updateTable('outbox')
      .set({
        state: mark.state,
        ...(mark.attempts !== undefined && { attempts: mark.attempts }),
        ...(mark.nextAt !== undefined && { next_at: mark.nextAt }),
        ...(mark.sentAt !== undefined && { sent_at: mark.sentAt }),
        ...(mark.deal !== undefined && { deal: mark.deal }),
        ...(mark.error !== undefined && { error: mark.error }),
        ...(mark.resends && { resent: sql<number>`resent + 1` }),
      })
      .where('seq', '=', effect.seq),
  );
  if (mark.reach) markReach(connection, effect, mark.reach, mark.at);
  if (mark.sent) rememberSent(connection, effect, mark.sent, mark.at);
  if (mark.returned) {
    const { city, lane, bot } = effect;
    insertEvent(connection, { ...mark.returned, city, lane, bot, at: mark.at });
  }
}

function queueDepths(connection: Connection): readonly QueueDepth[] {
  const waiting = new Map(backlogOf(connection).map((one) => [one.city, one]));
  const turns = connection.all(
    sqlBuilder
      .selectFrom('turn')
      .select((eb) => ['city', eb.fn.max('at').as('at')])
      .groupBy('city'),
  );
  const resent = connection.all(
    sqlBuilder
      .selectFrom('outbox')
      .select((eb) => ['city', eb.fn.sum<number>('resent').as('count')])
      .where('resent', '>', 0)
      .groupBy('city'),
  );
  const cities = new Set([...waiting.keys(), ...turns.map(({ city }) => idOf<CityId>(city))]);
  return [...cities].map((city) => {
    const { inbox, dead, calls, deals, parked } = waiting.get(city) ?? nothingWaits(city);
    return {
      city,
      inbox,
      dead,
      outbox: calls + deals,
      parked,
      resent: resent.find((row) => row.city === city)?.count ?? 0,
      lastTurnAt: turns.find((row) => row.city === city)?.at ?? null,
    };
  });
}
