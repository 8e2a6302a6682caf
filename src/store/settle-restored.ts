import { sql } from 'kysely';
import { sqlBuilder as builder, Connection } from './database.ts';

/** What waited when the backup was made, and is not simply done again. */
export interface SettledRestored {
  /** Updates and other events: set aside, to be tried again by a person. */
  readonly events: number;
  /** Messages: not said again. */
  readonly messages: number;
  /** Tickets and what follows them: looked up in the CRM before anything is sent. */
  readonly tickets: number;
}

/**
 * Brings a restored database to this version's shape, and keeps it from doing twice what was done after the backup was made: the
 * process that went on then has answered, sent and created what waits in it. Throws `ZetaError` for one of a newer ZETA.
 */
export function settleRestored(path: string, at: number): SettledRestored {
  const connection = new Connection(path, { busyTimeoutMs: 5000 });
  const why = 'restored from a backup';
  const changed = (query: ReturnType<typeof sql>) =>
    connection.run({ compile: () => query.compile(builder) }).changes;
  try {
    return connection.write(() => ({
      events: changed(sql`update inbox set state = 'dead', error = ${why} where state = 'new'`),
      messages: changed(sql`update outbox set state = 'refused', error = ${why}, next_at = ${at}
        where state = 'pending' and (kind = 'call'
          or (kind = 'follow-up' and payload ->> '$.kind' = 'change-deal'))`),
      tickets: changed(sql`update outbox set state = 'unknown', error = ${why}, next_at = ${at}
        where state in ('pending', 'in-flight', 'unknown') and kind <> 'call'
          and coalesce(payload ->> '$.kind', '') <> 'link-card'`),
    }));
  } finally {
    connection.close();
  }
}
