import { type BotId, type CityId, type EscalationId, idOf, type LaneId, type ViewId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { heardFrom } from './reach.ts';
import type { InboxState } from './schema.ts';
import type { AcceptedUpdate, PendingEvent, Store, StoredEscalation, TurnCommit } from './store.ts';

type InboxMethods = Pick<
  Store,
  | 'acceptBatch'
  | 'countWaiting'
  | 'openLanes'
  | 'claimTurn'
  | 'session'
  | 'view'
  | 'escalation'
  | 'laneOfMessage'
  | 'commitTurn'
  | 'newestEvent'
  | 'beginTurn'
  | 'failTurn'
>;

/** From an accepted update to a committed turn. */
export function inboxMethods(connection: Connection): InboxMethods {
  const insertUpdate = connection.repeated(insertInbox(inboxRow(anyUpdate)));
  return {
    acceptBatch: async (updates) => {
      connection.write(() => {
        for (const update of updates) insertUpdate(Object.values(inboxRow(update)));
      });
    },
    countWaiting: async (city, most) => countWaiting(connection, city, most),
    openLanes: async () => {
      const rows = connection.all(
        sqlBuilder
          .selectFrom('inbox')
          .select(['city', 'lane'])
          .where('state', '=', 'new')
          .groupBy(['city', 'lane'])
          .orderBy((eb) => eb.fn.min('seq')),
      );
      return rows.map(({ city, lane }) => ({ city: idOf<CityId>(city), lane: idOf<LaneId>(lane) }));
    },
    claimTurn: async (city, lane) => claimTurn(connection, city, lane),
    session: async (city, lane) =>
      connection.get(
        sqlBuilder.selectFrom('session').select('state').where('city', '=', city).where('lane', '=', lane),
      )?.state,
    view: async (city, id) => view(connection, city, id),
    escalation: async (city, id) => escalation(connection, city, id),
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
    commitTurn: async (turn) => connection.write(() => commitTurn(connection, turn)),
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
    failTurn: async (event, { attempts, error, isDead, effects, at }) =>
      connection.write(() => {
        updateEvent(connection, event.seq, { attempts, error, state: isDead ? 'dead' : 'new' });
        for (const effect of effects) connection.run(insertEffect({ event, at, release: null }, effect));
      }),
  };
}

function countWaiting(connection: Connection, city: CityId, most: number): number {
  const waiting = sqlBuilder
    .selectFrom('inbox')
    .select('seq')
    .where('city', '=', city)
    .where('state', '=', 'new')
    .limit(most)
    .as('waiting');
  const counted = sqlBuilder.selectFrom(waiting).select((eb) => eb.fn.countAll<number>().as('count'));
  return connection.get(counted)?.count ?? 0;
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

const anyUpdate: AcceptedUpdate = {
  city: idOf<CityId>(''),
  bot: idOf<BotId>(''),
  updateId: 0,
  lane: idOf<LaneId>(''),
  payload: '',
  receivedAt: 0,
};

/** The row of an update; its keys are always in this order. */
function inboxRow(update: AcceptedUpdate) {
  return {
    key: `u:${update.bot}:${update.updateId}`,
    city: update.city,
    lane: update.lane,
    source: 'update' as const,
    bot: update.bot,
    payload: update.payload,
    received_at: update.receivedAt,
    state: 'new' as const,
    attempts: 0,
    error: null,
  };
}

function insertInbox(row: ReturnType<typeof inboxRow>) {
  return sqlBuilder
    .insertInto('inbox')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing());
}

function claimTurn(connection: Connection, city: CityId, lane: LaneId): PendingEvent | undefined {
  const row = connection.get(
    sqlBuilder
      .selectFrom('inbox')
      .select(['seq', 'key', 'source', 'bot', 'payload', 'attempts', 'received_at'])
      .where('city', '=', city)
      .where('lane', '=', lane)
      .where('state', '=', 'new')
      .orderBy('seq')
      .limit(1),
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

function escalation(connection: Connection, city: CityId, id: EscalationId): StoredEscalation | undefined {
  const row = connection.get(
    sqlBuilder
      .selectFrom('escalation')
      .select(['kind', 'lane', 'state', 'detail', 'number'])
      .where('city', '=', city)
      .where('id', '=', id),
  );
  return row && { ...row, id, lane: idOf<LaneId>(row.lane) };
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
