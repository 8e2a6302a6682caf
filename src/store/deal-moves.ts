import { type CityId, idOf, type LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { DealMoves, DealMovesStore } from './deal-moves-store.ts';
import { insertEvent } from './insert-event.ts';
import type { WaitingEvents } from './waiting-events.ts';

/** Stages of deals, as they were seen last. */
export function dealMoveMethods(connection: Connection, waiting: WaitingEvents): DealMovesStore {
  return {
    dealsSeenUntil: async (city) =>
      connection.get(sqlBuilder.selectFrom('deal_look').select('until').where('city', '=', city))?.until,
    takeDealMoves: async (city, moves) =>
      connection.write(() => {
        const lanes = moves.moves.flatMap((move) => takeMove(connection, city, move, moves) ?? []);
        if (lanes.length > 0) waiting.grew();
        const row = { city, until: moves.until };
        connection.run(
          sqlBuilder
            .insertInto('deal_look')
            .values(row)
            .onConflict((conflict) => conflict.column('city').doUpdateSet(row)),
        );
        return lanes;
      }),
  };
}

/** The lane that is told; undefined for a deal that stands where it stood, or that is none of ours. */
function takeMove(
  connection: Connection,
  city: CityId,
  { ticket, stage, updatedAt }: DealMoves['moves'][number],
  { first, at }: DealMoves,
): LaneId | undefined {
  const known = connection.get(
    sqlBuilder
      .selectFrom('escalation')
      .select(['lane', 'stage'])
      .where('city', '=', city)
      .where('id', '=', ticket),
  );
  if (!known || (known.stage ?? first) === stage) return undefined;
  connection.run(
    sqlBuilder.updateTable('escalation').set({ stage }).where('city', '=', city).where('id', '=', ticket),
  );
  const bot = connection.get(sqlBuilder.selectFrom('bot').select('bot').where('city', '=', city));
  const lane = idOf<LaneId>(known.lane);
  insertEvent(connection, {
    key: `s:${ticket}:${stage}:${updatedAt}`,
    city,
    lane,
    bot: bot?.bot ?? '',
    payload: JSON.stringify({ kind: 'deal-moved', ticket, stage }),
    at,
  });
  return lane;
}
