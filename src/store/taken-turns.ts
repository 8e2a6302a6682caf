import type { CityId, LaneId } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';

/** One turn as it was taken; event, session, context and effects are JSON. Times: epoch milliseconds. */
export interface TakenTurn {
  readonly seq: number;
  readonly lane: string;
  readonly release: number;
  /** When what it is about arrived; null where that is not kept any more. */
  readonly receivedAt: number | null;
  readonly at: number;
  readonly event: string;
  readonly sessionBefore: string | null;
  readonly context: string;
  readonly effects: string;
}

export interface TakenTurnsStore {
  takenTurn(city: CityId, seq: number): Promise<TakenTurn | undefined>;
  /** The newest turns of a lane, newest first. */
  takenTurns(city: CityId, lane: LaneId, most: number): Promise<readonly TakenTurn[]>;
}

const turns = sqlBuilder
  .selectFrom('turn')
  .leftJoin('inbox', 'inbox.seq', 'turn.seq')
  .select([
    'turn.seq',
    'turn.lane',
    'turn.release',
    'inbox.received_at as receivedAt',
    'turn.at',
    'turn.event',
    'turn.session_before as sessionBefore',
    'turn.context',
    'turn.effects',
  ]);

export function takenTurnsMethods(connection: Connection): TakenTurnsStore {
  return {
    takenTurn: async (city, seq) =>
      connection.get(turns.where('turn.seq', '=', seq).where('turn.city', '=', city)),
    takenTurns: async (city, lane, most) =>
      connection.all(
        turns
          .where('turn.city', '=', city)
          .where('turn.lane', '=', lane)
          .orderBy('turn.seq', 'desc')
          .limit(most),
      ),
  };
}
