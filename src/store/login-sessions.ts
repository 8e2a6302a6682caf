import type { Selectable } from 'kysely';
import { recordAudit } from './audit.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { AccessTokenTable, LoginSessionTable } from './people-schema.ts';
import type { PeopleStore, StoredAccessToken, StoredSession } from './people-store.ts';
import { userById } from './users.ts';

/** When a browser was last seen is of interest by the hour; a write for each request would be too many. */
const coarseMs = 5 * 60_000;
/** Browsers of one user; the one that was seen longest ago goes. */
const mostSessions = 20;

type SessionMethods = Pick<
  PeopleStore,
  'openSession' | 'sessionWithHash' | 'sessionWasUsed' | 'closeSession' | 'useLogin'
>;
type AccessTokenMethods = Pick<PeopleStore, 'keepAccessToken' | 'accessToken' | 'revokeAccessToken'>;

export function sessionMethods(connection: Connection, changed: () => void): SessionMethods {
  return {
    openSession: async (session, { at, author, by }, replaces) => {
      changed();
      connection.write(() => {
        makeRoom(connection, session, replaces, at);
        const { hash, user, createdAt: created_at, seenAt: seen_at, expiresAt: expires_at } = session;
        connection.run(
          sqlBuilder.insertInto('login_session').values({ hash, user, created_at, seen_at, expires_at }),
        );
        connection.run(sqlBuilder.updateTable('user').set({ last_login_at: at }).where('id', '=', user));
        recordAudit(connection, { at, what: 'login', subject: author, by: by ?? { name: author } });
      });
    },
    sessionWithHash: async (hash) => {
      const row = connection.get(sqlBuilder.selectFrom('login_session').selectAll().where('hash', '=', hash));
      const user = row && userById(connection, row.user);
      return row && user && { session: sessionOf(row), user };
    },
    sessionWasUsed: async ({ hash, seenAt }, at) => {
      if (Math.abs(at - seenAt) < coarseMs) return;
      changed();
      connection.run(sqlBuilder.updateTable('login_session').set({ seen_at: at }).where('hash', '=', hash));
    },
    closeSession: async (hash, { at, author, by }) => {
      changed();
      return connection.write(() => {
        const closed = connection.run(sqlBuilder.deleteFrom('login_session').where('hash', '=', hash));
        if (closed.changes === 0) return false;
        recordAudit(connection, { at, what: 'logout', subject: author, by: by ?? { name: author } });
        return true;
      });
    },
    useLogin: async (hash, until, at) =>
      connection.write(() => {
        connection.run(sqlBuilder.deleteFrom('used_login').where('until', '<', at));
        const used = connection.get(
          sqlBuilder.selectFrom('used_login').select('hash').where('hash', '=', hash),
        );
        if (used) return false;
        connection.run(sqlBuilder.insertInto('used_login').values({ hash, until }));
        return true;
      }),
  };
}

export function accessTokenMethods(connection: Connection, changed: () => void): AccessTokenMethods {
  return {
    keepAccessToken: async ({ jti, parent, expiresAt }, at, most) =>
      connection.write(() => {
        connection.run(sqlBuilder.deleteFrom('access_token').where('expires_at', '<', at));
        const own = sqlBuilder.selectFrom('access_token').select('jti').where('parent', '=', parent);
        if (connection.all(own.where('revoked_at', 'is', null)).length >= most) return false;
        connection.run(
          sqlBuilder
            .insertInto('access_token')
            .values({ jti, parent, expires_at: expiresAt, revoked_at: null }),
        );
        return true;
      }),
    accessToken: async (jti) => {
      const row = connection.get(sqlBuilder.selectFrom('access_token').selectAll().where('jti', '=', jti));
      return row && accessTokenOf(row);
    },
    revokeAccessToken: async (jti, { at, author, by }) => {
      changed();
      return connection.write(() => {
        const revoked = sqlBuilder.updateTable('access_token').set({ revoked_at: at }).where('jti', '=', jti);
        if (connection.run(revoked.where('revoked_at', 'is', null)).changes === 0) return false;
        recordAudit(connection, {
          ...{ at, what: 'access-token-revoked', subject: jti },
          by: by ?? { name: author },
        });
        return true;
      });
    },
  };
}

function makeRoom(
  connection: Connection,
  { user }: StoredSession,
  replaces: string | undefined,
  at: number,
): void {
  connection.run(sqlBuilder.deleteFrom('login_session').where('expires_at', '<', at));
  if (replaces !== undefined)
    connection.run(sqlBuilder.deleteFrom('login_session').where('hash', '=', replaces));
  const own = connection.all(
    sqlBuilder
      .selectFrom('login_session')
      .select('hash')
      .where('user', '=', user)
      .orderBy('seen_at', 'desc')
      .orderBy('created_at', 'desc'),
  );
  for (const { hash } of own.slice(mostSessions - 1))
    connection.run(sqlBuilder.deleteFrom('login_session').where('hash', '=', hash));
}

function sessionOf(row: Selectable<LoginSessionTable>): StoredSession {
  const { hash, user, created_at: createdAt, seen_at: seenAt, expires_at: expiresAt } = row;
  return { hash, user, createdAt, seenAt, expiresAt };
}

function accessTokenOf(row: Selectable<AccessTokenTable>): StoredAccessToken {
  const { jti, parent, expires_at: expiresAt, revoked_at: revokedAt } = row;
  return { jti, parent, expiresAt, revokedAt };
}
