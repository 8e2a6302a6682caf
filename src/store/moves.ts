import type { Selectable } from 'kysely';
import { type CityId, idOf } from '../base/ids.ts';
import { recordAudit } from './audit.ts';
import type { Actor, AuditFact } from './audit-store.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { unusedCatalogs } from './feeds.ts';
import type { Move, MovesStore } from './moves-store.ts';
import type { MoveTable } from './schema.ts';

export function moveMethods(connection: Connection): MovesStore {
  return {
    moves: async ({ since, cities, what, most }) => {
      const all = sqlBuilder.selectFrom('move').selectAll().where('at', '>=', since);
      const of = cities.length > 0 ? all.where('city', 'in', [...cities]) : all;
      const done = what === undefined ? of : of.where('what', '=', what);
      return connection.all(done.orderBy('seq', 'desc').limit(most)).map(moveOf);
    },
    recordMove: async (move) => connection.write(() => recordMove(connection, move)),
    liveAt: async (city, at) => {
      const row = connection.get(
        sqlBuilder
          .selectFrom('move')
          .select(['number'])
          .where('city', '=', city)
          .where('what', 'in', ['live', 'rollback', 'removed'])
          .where('at', '<=', at)
          .orderBy('seq', 'desc')
          .limit(1),
      );
      return row?.number;
    },
    formerNames: async () => {
      const renamed = sqlBuilder.selectFrom('move').select(['city', 'message']).where('what', '=', 'renamed');
      const names = new Map<CityId, readonly CityId[]>();
      for (const { city, message } of connection.all(renamed.orderBy('seq'))) {
        const now = idOf<CityId>(city);
        names.set(now, [...(names.get(now) ?? []), idOf<CityId>(message)]);
      }
      return names;
    },
    dropReleases: async (city, numbers, { at, author }) =>
      connection.write(() => {
        const live = connection.get(sqlBuilder.selectFrom('live').select('number').where('city', '=', city));
        const dropped = numbers.filter((number) => number !== live?.number);
        const used = connection
          .all(sqlBuilder.selectFrom('release').selectAll().where('city', '=', city))
          .filter(({ number }) => dropped.includes(number))
          .flatMap(({ catalog, base }) => [catalog, ...(base === null ? [] : [base])]);
        for (const number of dropped)
          connection.run(
            sqlBuilder.deleteFrom('release').where('city', '=', city).where('number', '=', number),
          );
        const fact = { at, what: 'releases-pruned', city, after: { count: dropped.length } } as const;
        if (dropped.length > 0) recordAudit(connection, { ...fact, by: { name: author } });
        return unusedCatalogs(connection, used);
      }),
  };
}

/** Part of the transaction that moves. What feeds do is dropped with their releases, so it is in no chain. */
export function recordMove(connection: Connection, { from, ...move }: Move): void {
  const audit =
    move.origin === 'feed' ? null : recordAudit(connection, factOf({ from, ...move }, connection.actor));
  connection.run(sqlBuilder.insertInto('move').values({ ...move, from_number: from, audit }));
}

function factOf(
  { city, what, at, number, from, author, origin, message }: Move,
  actor: Actor | undefined,
): AuditFact {
  // Whoever ran the verb elsewhere says who they are, too.
  const said = actor && actor.name !== author ? { author } : {};
  return {
    at,
    what,
    city,
    before: from === null ? null : { number: from },
    after: { ...(number !== null && { number }), ...(message !== '' && { message }), ...said },
    by: { kind: origin === 'watch' ? 'save' : 'cli', name: author },
  };
}

function moveOf(row: Selectable<MoveTable>): Move {
  const { from_number: from, at, number, author, origin, message } = row;
  // Written by recordMove.
  const what = row.what as Move['what'];
  return {
    city: idOf<CityId>(row.city),
    what,
    at,
    number,
    from,
    author,
    origin,
    message,
  };
}
