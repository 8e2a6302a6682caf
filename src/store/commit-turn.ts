import { type Connection, sqlBuilder } from './database.ts';
import { forgetLane } from './forget.ts';
import { insertEvent } from './insert-event.ts';
import { heardFrom } from './reach.ts';
import type { TurnCommit } from './store.ts';
import { saveWakes } from './wakes.ts';

/** Everything that a turn decided, and that its event is done: one transaction. */
export function commitTurn(connection: Connection, turn: TurnCommit): void {
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
    const row = { city: event.city, id, lane: event.lane, state, created_at: turn.at };
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
  for (const [index, { lane, payload }] of turn.told.entries()) {
    const { city, bot, seq } = event;
    insertEvent(connection, { key: `t:${seq}:${index}`, city, lane, bot, payload, at: turn.at });
  }
  saveWakes(connection, turn);
  for (const pair of turn.pairs) {
    const row = { ...pair, city: event.city, at: turn.at };
    connection.run(
      sqlBuilder
        .insertInto('pairing')
        .values(row)
        .onConflict((conflict) => conflict.columns(['city', 'chat']).doUpdateSet(row)),
    );
  }
  if (turn.forgets) forgetLane(connection, event.city, event.lane, turn.at);
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
    const row = {
      ...opened,
      assigned: opened.assigned ?? null,
      city,
      lane,
      release: turn.release,
      number: null,
      link: null,
      stage: null,
      handling: null,
      created_at: turn.at,
    };
    connection.run(
      sqlBuilder
        .insertInto('escalation')
        .values(row)
        .onConflict((conflict) => conflict.columns(['city', 'id']).doNothing()),
    );
  }
  for (const { id, state, number, link } of turn.escalationChanges) {
    connection.run(
      sqlBuilder
        .updateTable('escalation')
        .set({ state, number, ...(link !== undefined && { link }) })
        .where('city', '=', city)
        .where('id', '=', id),
    );
  }
  for (const { id, handling } of turn.handlings) {
    connection.run(
      sqlBuilder.updateTable('escalation').set({ handling }).where('city', '=', city).where('id', '=', id),
    );
  }
}

/** An effect that waits to be carried out. */
export function insertEffect(
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
