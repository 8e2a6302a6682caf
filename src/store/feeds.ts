import { type CityId, idOf } from '../base/ids.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { Store, StoredFeed } from './store.ts';

/** Feeds of cities, and what is known of each. */
export function feedMethods(connection: Connection): Pick<Store, 'feeds' | 'saveFeed' | 'dropFeed'> {
  return {
    feeds: async () =>
      connection
        .all(sqlBuilder.selectFrom('feed').selectAll().orderBy('city').orderBy('url'))
        .map((row): StoredFeed => ({ ...row, city: idOf<CityId>(row.city) })),
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
  };
}
