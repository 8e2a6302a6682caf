import { sql } from 'kysely';
import { type BotId, type CityId, idOf, type LaneId, type ViewId } from '../base/ids.ts';
import { commitTurn, insertEffect } from './commit-turn.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { InboxState } from './schema.ts';
import type { SharedCommits } from './shared-commits.ts';
import type { AcceptedUpdate, PendingEvent, Store } from './store.ts';
import type { WaitingEvents } from './waiting-events.ts';

type InboxMethods = Pick<
  Store,
  | 'acceptBatch'
  | 'countWaiting'
  | 'openLanes'
  | 'claimTurn'
  | 'session'
  | 'view'
  | 'commitTurn'
  | 'newestEvent'
  | 'beginTurn'
  | 'failTurn'
>;

/** From an accepted update to a committed turn. */
export function inboxMethods(
  connection: Connection,
  commits: SharedCommits,
  waiting: WaitingEvents,
): InboxMethods {
  const insert = updatesInto(connection);
  return {
    acceptBatch: (updates) =>
      commits.write(() => {
        waiting.grew();
        insert(updates);
      }),
    countWaiting: async (city, most) => Math.min(most, waiting.count(city)),
    openLanes: async () => waiting.lanes(),
    claimTurn: async (city, lane) => {
      for (let seq = waiting.first(city, lane); seq !== undefined; seq = waiting.first(city, lane)) {
        const event = waitingEvent(connection, city, lane, seq);
        if (event) return event;
        waiting.drop(city, lane, seq);
      }
      return undefined;
    },
    session: async (city, lane) =>
      connection.get(
        sqlBuilder.selectFrom('session').select('state').where('city', '=', city).where('lane', '=', lane),
      )?.state,
    view: async (city, id) => view(connection, city, id),
    commitTurn: async (turn) => {
      await commits.write(() => {
        if (turn.told.length > 0) waiting.grew();
        commitTurn(connection, turn);
      });
      waiting.drop(turn.event.city, turn.event.lane, turn.event.seq);
    },
    newestEvent: async () =>
      connection.get(
        sqlBuilder
          .selectFrom('inbox')
          .select((eb) => eb.fn.max('seq').as('seq'))
          .$castTo<{ seq: number | null }>(),
      )?.seq ?? 0,
    beginTurn: async (event) => {
      const begun = { ...event, attempts: event.attempts + 1 };
      updateEvent(connection, event.seq, { attempts: begun.attempts });
      return begun;
    },
    failTurn: async (event, { attempts, error, isDead, effects, at }) => {
      connection.write(() => {
        updateEvent(connection, event.seq, { attempts, error, state: isDead ? 'dead' : 'new' });
        for (const effect of effects) connection.run(insertEffect({ event, at, release: null }, effect));
      });
      if (isDead) waiting.drop(event.city, event.lane, event.seq);
    },
  };
}

function updateEvent(
  connection: Connection,
  seq: number,
  fields: { readonly attempts: number; readonly error?: string; readonly state?: InboxState },
): void {
  connection.run(
    sqlBuilder.updateTable('inbox').set(fields).where('seq', '=', seq).where('state', '=', 'new'),
  );
}

/** Updates that are written by one statement: half the work of as many statements. */
const rowsAtOnce = 8;

/** What differs from update to update, in the order of `insertUpdates`. */
function valuesOf({ city, bot, updateId, lane, payload, receivedAt }: AcceptedUpdate): readonly unknown[] {
  return [`u:${bot}:${updateId}`, city, lane, bot, payload, receivedAt];
}

function updatesInto(connection: Connection): (updates: readonly AcceptedUpdate[]) => void {
  const insertOne = connection.repeated(insertUpdates(1));
  const insertMany = connection.repeated(insertUpdates(rowsAtOnce));
  return (updates) => {
    let at = 0;
    for (; at + rowsAtOnce <= updates.length; at += rowsAtOnce)
      insertMany(updates.slice(at, at + rowsAtOnce).flatMap(valuesOf));
    for (const update of updates.slice(at)) insertOne(valuesOf(update));
  };
}

/** So many updates whose values are given when it is run. */
function insertUpdates(rows: number) {
  const row = {
    key: '',
    city: '',
    lane: '',
    bot: '',
    payload: '',
    received_at: 0,
    source: sql.lit<'update'>('update'),
    state: sql.lit<'new'>('new'),
    attempts: sql.lit(0),
  };
  return sqlBuilder
    .insertInto('inbox')
    .values(Array.from({ length: rows }, () => row))
    .onConflict((conflict) => conflict.column('key').doNothing());
}

/** Undefined when it has had its turn, which another process may have seen to. */
function waitingEvent(
  connection: Connection,
  city: CityId,
  lane: LaneId,
  seq: number,
): PendingEvent | undefined {
  const row = connection.get(
    sqlBuilder
      .selectFrom('inbox')
      .select(['seq', 'key', 'source', 'bot', 'payload', 'attempts', 'received_at'])
      .where('seq', '=', seq)
      .where('state', '=', 'new'),
  );
  if (!row) return undefined;
  const { received_at: receivedAt, ...event } = row;
  return { ...event, city, lane, bot: idOf<BotId>(row.bot), receivedAt };
}

function view(connection: Connection, city: CityId, id: ViewId): string | undefined {
  return connection.get(
    sqlBuilder.selectFrom('view').select('state').where('city', '=', city).where('id', '=', id),
  )?.state;
}
