import { type CatalogId, type CityId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { Store, StoredFeed } from './store.ts';

/** Feeds of cities, and what is known of each. */
export function feedMethods(
  connection: Connection,
): Pick<Store, 'feeds' | 'saveFeed' | 'dropFeed' | 'dropFeedReleases'> {
  return {
    feeds: async (city) => {
      const all = sqlBuilder.selectFrom('feed').selectAll().orderBy('city').orderBy('url');
      const wanted = city === undefined ? all : all.where('city', '=', city);
      return connection.all(wanted).map((row): StoredFeed => ({ ...row, city: idOf<CityId>(row.city) }));
    },
    saveFeed: async (feed) => {
      connection.run(
        sqlBuilder
          .insertInto('feed')
          .values(feed)
          .onConflict((conflict) => conflict.columns(['city', 'url']).doUpdateSet({ state: feed.state })),
      );
    },
    dropFeed: async (city, url) => {
      connection.run(sqlBuilder.deleteFrom('feed').where('city', '=', city).where('url', '=', url));
    },
    dropFeedReleases: async (city, keep) => connection.write(() => dropFeedReleases(connection, city, keep)),
  };
}

function dropFeedReleases(connection: Connection, city: CityId, keep: number): readonly CatalogId[] {
  const live = connection.get(sqlBuilder.selectFrom('live').select('number').where('city', '=', city));
  const releases = connection.all(
    sqlBuilder
      .selectFrom('release')
      .select(['number', 'catalog'])
      .where('city', '=', city)
      .where('origin', '=', 'feed')
      .orderBy('number', 'desc'),
  );
  const old = releases.slice(keep).filter(({ number }) => number !== live?.number);
  for (const { number } of old)
    connection.run(sqlBuilder.deleteFrom('release').where('city', '=', city).where('number', '=', number));
  return unusedCatalogs(
    connection,
    old.map(({ catalog }) => catalog),
  );
}

/** Those that no release of any city has. */
export function unusedCatalogs(connection: Connection, catalogs: readonly string[]): readonly CatalogId[] {
  return [...new Set(catalogs)]
    .filter((catalog) => !isUsed(connection, catalog))
    .map((id) => idOf<CatalogId>(id));
}

function isUsed(connection: Connection, catalog: string): boolean {
  const used = sqlBuilder
    .selectFrom('release')
    .select('number')
    .where((is) => is.or([is('catalog', '=', catalog), is('base', '=', catalog)]))
    .limit(1);
  return connection.get(used) !== undefined;
}
