import { type CityId, idOf, type LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { insertEvent } from './insert-event.ts';
import type { TurnCommit } from './store.ts';
import type { WaitingEvents } from './waiting-events.ts';
import type { WakeStore } from './wake-store.ts';

/** What lanes are to be woken for, and when. */
export function wakeMethods(connection: Connection, waiting: WaitingEvents): WakeStore {
  return {
    nextWake: async () =>
      connection.get(sqlBuilder.selectFrom('wake').select('at').orderBy('at').limit(1))?.at,
    fireWakes: async (now, most) =>
      connection.write(() => {
        const due = connection.all(
          sqlBuilder.selectFrom('wake').selectAll().where('at', '<=', now).orderBy('at').limit(most),
        );
        if (due.length > 0) waiting.grew();
        for (const { city, lane, key, bot, at, payload } of due) {
          insertEvent(connection, {
            key: `w:${city}:${lane}:${key}:${at}`,
            city,
            lane,
            bot,
            payload,
            at: now,
          });
          connection.run(
            sqlBuilder
              .deleteFrom('wake')
              .where('city', '=', city)
              .where('lane', '=', lane)
              .where('key', '=', key),
          );
        }
        return due.map(({ city, lane }) => ({ city: idOf<CityId>(city), lane: idOf<LaneId>(lane) }));
      }),
  };
}

/** A later wake of the same key takes the place of an earlier one. */
export function saveWakes(connection: Connection, { event, wakes }: TurnCommit): void {
  for (const { key, at, payload } of wakes) {
    const row = { city: event.city, lane: event.lane, key, bot: event.bot, at, payload };
    connection.run(
      sqlBuilder
        .insertInto('wake')
        .values(row)
        .onConflict((conflict) => conflict.columns(['city', 'lane', 'key']).doUpdateSet(row)),
    );
  }
}
