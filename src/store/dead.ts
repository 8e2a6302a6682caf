import { type CityId, type DestinationId, idOf, type LaneId } from '../base/ids.ts';
import { recordAudit } from './audit.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { DeadStore, DeadTurn, ParkedDeal } from './dead-store.ts';
import type { WaitingEvents } from './waiting-events.ts';

/** What was given up on: turns that kept failing, and deals that wait for a person. */
export function deadMethods(connection: Connection, waiting: WaitingEvents): DeadStore {
  return {
    deadTurns: async () => deadTurns(connection),
    parkedDeals: async () => parkedDeals(connection),
    retryDead: async ({ turns, deals, at, author }) => {
      waiting.forget();
      return connection.write(() => {
        const retried = turns.map((seq) =>
          connection.run(
            sqlBuilder
              .updateTable('inbox')
              .set({ state: 'new', attempts: 0, error: null })
              .where('seq', '=', seq)
              .where('state', '=', 'dead'),
          ),
        );
        const resumed = deals.map(({ seq, mayExist }) =>
          connection.run(
            sqlBuilder
              .updateTable('outbox')
              .set({
                state: mayExist ? 'unknown' : 'pending',
                attempts: 0,
                next_at: at,
                error: null,
                ...(!mayExist && { sent_at: null }),
              })
              .where('seq', '=', seq)
              .where('state', '=', 'parked'),
          ),
        );
        const count = [...retried, ...resumed].reduce((sum, { changes }) => sum + changes, 0);
        const after = { turns: turns.length, deals: deals.map(({ seq }) => seq) };
        if (count > 0) recordAudit(connection, { at, what: 'dead-retried', after, by: { name: author } });
        return count;
      });
    },
  };
}

function deadTurns(connection: Connection): readonly DeadTurn[] {
  const rows = connection.all(
    sqlBuilder
      .selectFrom('inbox')
      .select(['seq', 'city', 'lane', 'source', 'payload', 'attempts', 'error', 'received_at'])
      .where('state', '=', 'dead')
      .orderBy('seq'),
  );
  return rows.map(({ received_at: at, city, lane, ...row }) => ({
    ...row,
    city: idOf<CityId>(city),
    lane: idOf<LaneId>(lane),
    at,
  }));
}

function parkedDeals(connection: Connection): readonly ParkedDeal[] {
  const rows = connection.all(
    sqlBuilder
      .selectFrom('outbox')
      .leftJoin('escalation', (join) =>
        join
          .onRef('escalation.city', '=', 'outbox.city')
          .on((eb) =>
            eb('outbox.destination', '=', eb.fn<string>('concat', [eb.val('crm:'), 'escalation.id'])),
          ),
      )
      .select([
        'outbox.seq',
        'outbox.city',
        'outbox.destination',
        'outbox.payload',
        'outbox.error',
        'outbox.attempts',
        'outbox.created_at as at',
        'outbox.sent_at',
        'outbox.next_at',
        'escalation.state as escalation',
      ])
      .where('outbox.state', '=', 'parked')
      .orderBy('outbox.seq'),
  );
  return rows.map(({ city, destination, escalation, sent_at: sentAt, next_at: nextAt, ...row }) => ({
    ...row,
    city: idOf<CityId>(city),
    destination: idOf<DestinationId>(destination),
    isByHand: escalation === 'by-hand',
    // A create that was refused at once leaves the time it was due, which is before it was sent; one whose answer was
    // lost leaves the time of its lookup, which is after.
    mayExist: sentAt !== null && nextAt > sentAt,
  }));
}
