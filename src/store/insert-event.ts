import { type Connection, sqlBuilder } from './database.ts';

/** An event that no update brought: what an effect brought back, what another lane tells, what a lane is woken for. */
export interface OwnEvent {
  readonly key: string;
  readonly city: string;
  readonly lane: string;
  readonly bot: string;
  /** JSON of the conversation's event. */
  readonly payload: string;
  readonly at: number;
}

/** One whose key was there before changes nothing. */
export function insertEvent(connection: Connection, { at, ...event }: OwnEvent): void {
  connection.run(
    sqlBuilder
      .insertInto('inbox')
      .values({ ...event, source: 'event', received_at: at, state: 'new', attempts: 0, error: null })
      .onConflict((conflict) => conflict.column('key').doNothing()),
  );
}
