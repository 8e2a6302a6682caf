import { sql } from 'kysely';
import { type BotId, type CityId, idOf, type LaneId, type ViewId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { heardFrom } from './reach.ts';
import type { InboxState } from './schema.ts';
import type { SharedCommits } from './shared-commits.ts';
import type { AcceptedUpdate, PendingEvent, Store, TurnCommit } from './store.ts';
import type { WaitingEvents } from './waiting-events.ts';

type InboxMethods = Pick<
  Store,
  | 'acceptBatch'
  | 'countWaiting'
  | 'openLanes'
  | 'claimTurn'
  | 'session'
  | 'view'
  | 'laneOfMessage'
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
    laneOfMessage: async (bot, chat, messageId) => {
      const row = connection.get(
        sqlBuilder
          .selectFrom('sent_message')
          .select('lane')
          .where('bot', '=', bot)
          .where('chat', '=', chat)
          .where('message_id', '=', messageId),
      );
      return row && idOf<LaneId>(row.lane);
    },
    commitTurn: async (turn) => {
      await commits.write(() => commitTurn(connection, turn));
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

function commitTurn(connection: Connection, turn: TurnCommit): void {
  const { event } = turn;
  const finished = connection.run(
    sqlBuilder
      .updateTable('inbox')
      .set({ state: 'done' })
      .where('seq', '=', event.seq)
      .where('state', '=', 'new'),
  );
  // A turn commits once: whoever comes second finds its event done.
  if (finished.changes === 0) return;
  if (turn.eventJson !== 'null') heardFrom(connection, event);
  saveSession(connection, turn);
  saveEscalations(connection, turn);
  for (const { id, state } of turn.views) {
    const row = { city: event.city, id, state, created_at: turn.at };
    connection.run(
      sqlBuilder
        .insertInto('view')
        .values(row)
        .onConflict((conflict) => conflict.columns(['city', 'id']).doUpdateSet({ state })),
    );
  }
  for (const { name, data } of turn.records) {
    const row = { city: event.city, at: turn.at, name, release: turn.release, turn: event.seq, data };
    connection.run(sqlBuilder.insertInto('analytics').values(row));
  }
  for (const effect of turn.effects) connection.run(insertEffect(turn, effect));
  connection.run(
    sqlBuilder.insertInto('turn').values({
      seq: event.seq,
      city: event.city,
      lane: event.lane,
      release: turn.release,
      at: turn.at,
      event: turn.eventJson,
      session_before: turn.sessionBefore,
      context: turn.context,
      effects: turn.effectsJson,
    }),
  );
}

function saveSession(connection: Connection, { event, session, sessionBefore, at }: TurnCommit): void {
  if (session === sessionBefore) return;
  connection.run(
    sqlBuilder
      .insertInto('session')
      .values({ city: event.city, lane: event.lane, state: session, updated_at: at })
      .onConflict((conflict) =>
        conflict.columns(['city', 'lane']).doUpdateSet({ state: session, updated_at: at }),
      ),
  );
}

function saveEscalations(connection: Connection, turn: TurnCommit): void {
  const { city, lane } = turn.event;
  for (const opened of turn.escalations) {
    const row = { ...opened, city, lane, release: turn.release, number: null, created_at: turn.at };
    connection.run(
      sqlBuilder
        .insertInto('escalation')
        .values(row)
        .onConflict((conflict) => conflict.columns(['city', 'id']).doNothing()),
    );
  }
  for (const { id, state, number } of turn.escalationChanges) {
    connection.run(
      sqlBuilder
        .updateTable('escalation')
        .set({ state, number })
        .where('city', '=', city)
        .where('id', '=', id),
    );
  }
}

function insertEffect(
  { event, at, release }: Pick<TurnCommit, 'event' | 'at'> & { readonly release: number | null },
  effect: TurnCommit['effects'][number],
) {
  return sqlBuilder.insertInto('outbox').values({
    city: event.city,
    destination: effect.destination,
    lane: event.lane,
    bot: event.bot,
    kind: effect.kind,
    payload: effect.payload,
    state: 'pending',
    attempts: 0,
    next_at: at,
    sent_at: null,
    deal: null,
    error: null,
    created_at: at,
    turn: event.seq,
    release,
  });
}
