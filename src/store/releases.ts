import { sql } from 'kysely';
import { type BotId, type CatalogId, type CityId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import { recordMove } from './moves.ts';
import type { Mover } from './moves-store.ts';
import { heldByHand, pin, unpin } from './pins.ts';
import type {
  Activation,
  CityNotice,
  KnownBot,
  LiveRelease,
  ReleaseContent,
  ReleaseOrigin,
  ReleaseStamp,
  Store,
  StoredRelease,
} from './store.ts';

type ReleaseMethods = Pick<
  Store,
  | 'liveReleases'
  | 'liveRelease'
  | 'liveCityWithToken'
  | 'release'
  | 'releases'
  | 'activate'
  | 'activateAfter'
  | 'rollBack'
  | 'pin'
  | 'unpin'
  | 'notices'
  | 'notice'
  | 'saveNotice'
  | 'knownBots'
  | 'rememberBot'
  | 'webhookTold'
>;

/** Releases and which of them is live; bots that they were tied to. */
export function releaseMethods(connection: Connection): ReleaseMethods {
  return {
    liveReleases: async () =>
      connection.all(sqlBuilder.selectFrom('live').selectAll().orderBy('city')).map(liveRow),
    liveRelease: async (city) => {
      const row = connection.get(sqlBuilder.selectFrom('live').selectAll().where('city', '=', city));
      return row && liveRow(row);
    },
    liveCityWithToken: async (reference, except) => {
      const row = connection.get(withToken(reference, except));
      return row && idOf<CityId>(row.city);
    },
    release: async (city, number) => {
      const row = connection.get(selectReleases(city).where('number', '=', number));
      return row && releaseRow(row);
    },
    releases: async (city) => connection.all(selectReleases(city).orderBy('number', 'desc')).map(releaseRow),
    activate: async (city, content, stamp) =>
      connection.write(() => activate(connection, city, content, stamp)),
    activateAfter: async (city, before, content, stamp) =>
      connection.write(() => {
        const live = connection.get(sqlBuilder.selectFrom('live').select('number').where('city', '=', city));
        return live?.number === before
          ? activate(connection, city, content, stamp)
          : { kind: 'overtaken' as const };
      }),
    rollBack: async (city, move, mover) => connection.write(() => rollBack(connection, city, move, mover)),
    pin: async (city, live, mover, reason) =>
      connection.write(() => pin(connection, { city, live, reason }, mover)),
    unpin: async (city, mover) => connection.write(() => unpin(connection, city, mover)),
    notices: async () => {
      const rows = connection.all(sqlBuilder.selectFrom('notice').select(['city', 'notice']));
      // Written by saveNotice from a CityNotice.
      return new Map(rows.map((row) => [idOf<CityId>(row.city), JSON.parse(row.notice) as CityNotice]));
    },
    notice: async (city) => noticeOf(connection, city),
    saveNotice: async (city, notice, at) => {
      const row = { notice: JSON.stringify(notice), at };
      const before = noticeOf(connection, city) ?? nothingToSay;
      if (JSON.stringify(before) === row.notice) return;
      connection.run(
        sqlBuilder
          .insertInto('notice')
          .values({ city, ...row })
          .onConflict((conflict) => conflict.column('city').doUpdateSet(row)),
      );
    },
    ...botMethods(connection),
  };
}

function botMethods(connection: Connection): Pick<Store, 'knownBots' | 'rememberBot' | 'webhookTold'> {
  return {
    knownBots: async () =>
      connection
        .all(sqlBuilder.selectFrom('bot').selectAll())
        .map((row): KnownBot => ({ ...row, bot: idOf<BotId>(row.bot), city: idOf<CityId>(row.city) })),
    rememberBot: async (bot) => {
      const { bot: _, webhook: __, ...row } = bot;
      connection.write(() => {
        connection.run(sqlBuilder.updateTable('bot').set({ city: '' }).where('city', '=', bot.city));
        connection.run(
          sqlBuilder
            .insertInto('bot')
            .values({ bot: bot.bot, menu: null, ...row, webhook: null })
            .onConflict((conflict) => conflict.column('bot').doUpdateSet(row)),
        );
      });
    },
    webhookTold: async (bot, webhook) => {
      connection.run(sqlBuilder.updateTable('bot').set({ webhook }).where('bot', '=', bot));
    },
  };
}

/** Reads the index of tokens: asked for each of a thousand cities at a start. */
function withToken(reference: string, except: CityId) {
  return sqlBuilder
    .selectFrom('release')
    .innerJoin('live', (join) =>
      join.onRef('live.city', '=', 'release.city').onRef('live.number', '=', 'release.number'),
    )
    .select('live.city')
    .where(sql<string>`json_extract(release.settings, '$.telegram.token')`, '=', reference)
    .where('live.city', '!=', except)
    .limit(1);
}

const nothingToSay: CityNotice = { pending: [], refused: null };

function noticeOf(connection: Connection, city: CityId): CityNotice | undefined {
  const row = connection.get(sqlBuilder.selectFrom('notice').select('notice').where('city', '=', city));
  // Written by saveNotice from a CityNotice.
  return row && (JSON.parse(row.notice) as CityNotice);
}

function selectReleases(city: CityId) {
  return sqlBuilder.selectFrom('release').selectAll().where('city', '=', city);
}

type ReleaseRow =
  ReturnType<typeof selectReleases> extends { executeTakeFirstOrThrow(): Promise<infer Row> } ? Row : never;

function releaseRow(row: ReleaseRow): StoredRelease {
  const { created_at: at, rolled_back_at: rolledBackAt, origin, catalog, base, city, ...rest } = row;
  const ids = {
    city: idOf<CityId>(city),
    catalog: idOf<CatalogId>(catalog),
    ...(base !== null && { base: idOf<CatalogId>(base) }),
  };
  // Written by activate from a ReleaseOrigin.
  return { ...rest, ...ids, at, rolledBackAt, origin: origin as ReleaseOrigin };
}

/** Null: whoever asked for it wants it back. */
function rolledBack(city: CityId, number: number, at: number | null) {
  return sqlBuilder
    .updateTable('release')
    .set({ rolled_back_at: at })
    .where('city', '=', city)
    .where('number', '=', number)
    .where('rolled_back_at', 'is not', at);
}

function liveRow(row: {
  city: string;
  number: number;
  activated_at: number;
  pinned: string | null;
}): LiveRelease {
  return {
    city: idOf<CityId>(row.city),
    number: row.number,
    activatedAt: row.activated_at,
    pinned: row.pinned,
  };
}

function activate(
  connection: Connection,
  city: CityId,
  content: ReleaseContent,
  stamp: ReleaseStamp,
): Activation {
  const live = connection.get(sqlBuilder.selectFrom('live').selectAll().where('city', '=', city));
  const same = connection.get(selectReleases(city).where('content', '=', content.content));
  if (live?.pinned) {
    const isHeldBack = !isWanted(stamp) || content.content === live.pinned;
    if (isHeldBack && same?.number !== live.number)
      return { kind: 'pinned', number: live.number, ...heldByHand(live) };
  }
  if (live && same?.number === live.number) {
    connection.run(basedOn(city, live.number, content.base));
    // A deploy of what is live says that it is wanted: nothing is held back any more.
    if (isWanted(stamp)) unpin(connection, city, stamp);
    return { kind: 'unchanged', number: live.number };
  }
  if (same) connection.run(basedOn(city, same.number, content.base));
  const number = same?.number ?? insertRelease(connection, city, content, stamp);
  const row = { number, activated_at: stamp.at, pinned: null };
  connection.run(
    sqlBuilder
      .insertInto('live')
      .values({ city, ...row })
      .onConflict((conflict) => conflict.column('city').doUpdateSet(row)),
  );
  if (same && isWanted(stamp)) connection.run(rolledBack(city, number, null));
  const { at, author, origin, message } = stamp;
  const move = { what: 'live', number, from: live?.number ?? null } as const;
  recordMove(connection, { ...move, city, at, author, origin, message });
  return { kind: 'live', number, isNew: !same };
}

/** Somebody asked for just this, here or from elsewhere. */
function isWanted({ origin }: ReleaseStamp): boolean {
  return origin === 'deploy' || origin === 'api';
}

/** The same products may have come to be in another way: files that say by now what a feed said before. */
function basedOn(city: CityId, number: number, base: CatalogId | undefined) {
  return (
    sqlBuilder
      .updateTable('release')
      .set({ base: base ?? null })
      .where('city', '=', city)
      .where('number', '=', number)
      // Nothing is written where nothing changes: a start asks for all cities.
      .where('base', 'is not', base ?? null)
  );
}

function insertRelease(
  connection: Connection,
  city: CityId,
  content: ReleaseContent,
  stamp: ReleaseStamp,
): number {
  const newest = connection.get(
    sqlBuilder
      .selectFrom('release')
      .select((eb) => eb.fn.max('number').as('number'))
      .where('city', '=', city),
  );
  const number = (newest?.number ?? 0) + 1;
  const { at, ...stamped } = stamp;
  const base = content.base ?? null;
  connection.run(
    sqlBuilder
      .insertInto('release')
      .values({ city, number, ...content, base, ...stamped, created_at: at, rolled_back_at: null }),
  );
  return number;
}

function rollBack(
  connection: Connection,
  city: CityId,
  { from, to: number }: { readonly from: number; readonly to: number },
  { at, author, origin }: Mover,
): boolean {
  const live = connection.get(sqlBuilder.selectFrom('live').selectAll().where('city', '=', city));
  const wanted = connection.get(selectReleases(city).where('number', '=', number));
  if (live?.number !== from || !wanted) return false;
  const rejected = connection.get(selectReleases(city).where('number', '=', live.number));
  // Going forward again says nothing against the release that is left, and all for the one that is wanted.
  if (number < live.number) connection.run(rolledBack(city, live.number, at));
  connection.run(rolledBack(city, number, null));
  connection.run(
    sqlBuilder
      .updateTable('live')
      .set({ number, activated_at: at, pinned: rejected?.content ?? null })
      .where('city', '=', city),
  );
  const move = { what: 'rollback', number, from: live.number, message: '' } as const;
  recordMove(connection, { ...move, city, at, author, origin });
  return true;
}
