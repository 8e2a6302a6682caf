import type { Selectable } from 'kysely';
import { type CityId, idOf } from '../base/ids.ts';
import type { TokenTable } from './access-schema.ts';
import type { AccessStore, StoredToken, TokenScope } from './access-store.ts';
import { recordAudit } from './audit.ts';
import { type Connection, sqlBuilder } from './database.ts';

/** Who used a token when is of interest by the day; a write for each request would be too many. */
const coarseMs = 3600_000;

export function accessMethods(connection: Connection, changed: () => void): AccessStore {
  return {
    createToken: async (token) =>
      connection.write(() => {
        const taken = connection.get(openToken(token.name));
        if (taken) return false;
        changed();
        connection.run(
          sqlBuilder.insertInto('token').values({
            name: token.name,
            hash: token.hash,
            scopes: JSON.stringify(token.scopes),
            cities: JSON.stringify(token.cities),
            created_at: token.createdAt,
            created_by: token.createdBy,
            expires_at: token.expiresAt,
            revoked_at: null,
            last_used_at: null,
          }),
        );
        const { name, scopes, cities, expiresAt, createdAt: at, createdBy } = token;
        const after = { scopes, cities, expiresAt };
        recordAudit(connection, { at, what: 'token-created', subject: name, after, by: { name: createdBy } });
        return true;
      }),
    tokens: async () => connection.all(sqlBuilder.selectFrom('token').selectAll().orderBy('id')).map(tokenOf),
    tokenWithHash: async (hash) => {
      const row = connection.get(sqlBuilder.selectFrom('token').selectAll().where('hash', '=', hash));
      return row && tokenOf(row);
    },
    tokenWasUsed: async ({ hash, lastUsedAt }, at) => {
      if (lastUsedAt !== null && Math.abs(at - lastUsedAt) < coarseMs) return;
      changed();
      connection.run(sqlBuilder.updateTable('token').set({ last_used_at: at }).where('hash', '=', hash));
    },
    revokeToken: async (name, { at, author }) => {
      changed();
      return connection.write(() => {
        const revoked = sqlBuilder.updateTable('token').set({ revoked_at: at });
        const isRevoked = revoked.where('name', '=', name).where('revoked_at', 'is', null);
        if (connection.run(isRevoked).changes === 0) return false;
        recordAudit(connection, { at, what: 'token-revoked', subject: name, by: { name: author } });
        return true;
      });
    },
    sawCommit: async (city, commit, at) => {
      if (commit === '') return;
      const seen = sqlBuilder.selectFrom('seen_commit').select('commit_id').where('city', '=', city);
      if (connection.get(seen)?.commit_id === commit) return;
      const row = { commit_id: commit, at };
      connection.run(
        sqlBuilder
          .insertInto('seen_commit')
          .values({ city, ...row })
          .onConflict((conflict) => conflict.column('city').doUpdateSet(row)),
      );
    },
    seenCommits: async () => {
      const rows = connection.all(sqlBuilder.selectFrom('seen_commit').select(['city', 'commit_id']));
      return new Map(rows.map((row) => [idOf<CityId>(row.city), row.commit_id]));
    },
  };
}

function openToken(name: string) {
  return sqlBuilder.selectFrom('token').select('id').where('name', '=', name).where('revoked_at', 'is', null);
}

function tokenOf(row: Selectable<TokenTable>): StoredToken {
  return {
    name: row.name,
    hash: row.hash,
    // Both were written by createToken.
    scopes: JSON.parse(row.scopes) as readonly TokenScope[],
    cities: JSON.parse(row.cities) as readonly CityId[],
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
