import { sql } from 'kysely';
import { recordAudit } from './audit.ts';
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
    return connection.write(() => {
      // Somebody was reminded, and heard where deals stand, by the process that went on. Talks still end.
      changed(sql`delete from wake where at <= ${at} and key not like 'quiet:%'`);
      changed(sql`update deal_look set until = ${at}`);
      // Which of them were revoked after the backup is not known any more.
      changed(sql`update token set revoked_at = ${at} where revoked_at is null`);
      // The same holds for browsers, and for who was disabled: they come in anew, where they still may.
      changed(sql`delete from login_session`);
      recordAudit(connection, { at, what: 'restored' });
      return {
        events: changed(sql`update inbox set state = 'dead', error = ${why} where state = 'new'`),
        messages: changed(sql`update outbox set state = 'refused', error = ${why}, next_at = ${at}
          where state = 'pending' and (kind = 'call'
            or (kind = 'follow-up' and payload ->> '$.kind' = 'change-deal'))`),
        tickets: changed(ticketsAreLookedUp(why, at)),
      };
    });
  } finally {
    connection.close();
  }
}

/**
 * As if each had been sent and its answer lost, now: whether it is there is asked of the portal, before the time that a ticket may
 * wait is over and before a person may send it anew. One that was never sent would have gone where the city's others went.
 */
function ticketsAreLookedUp(why: string, at: number) {
  const portal = sql`(select other.portal from outbox as other where other.city = outbox.city
    and other.portal is not null order by other.seq desc limit 1)`;
  return sql`update outbox set state = 'unknown', error = ${why}, next_at = ${at}, created_at = ${at},
      sent_at = coalesce(sent_at, ${at}), portal = coalesce(portal, ${portal})
    where state in ('pending', 'in-flight', 'unknown') and kind <> 'call'
      and coalesce(payload ->> '$.kind', '') <> 'link-card'`;
}
