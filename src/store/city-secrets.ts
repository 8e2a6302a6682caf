import { type CityId, idOf } from '../base/ids.ts';
import { recordAudit } from './audit.ts';
import { type Connection, sqlBuilder } from './database.ts';
import type { Store } from './store.ts';

type CitySecretMethods = Pick<Store, 'citySecrets' | 'rotateSecret' | 'verifySecret'>;

/** Which webhook secret a city has; the secrets themselves are derived and stand nowhere. */
export function citySecretMethods(connection: Connection): CitySecretMethods {
  return {
    citySecrets: async () =>
      connection
        .all(sqlBuilder.selectFrom('city_secret').selectAll())
        .map(({ city, rotation, verified_at: verifiedAt }) => ({
          city: idOf<CityId>(city),
          rotation,
          verifiedAt,
        })),
    rotateSecret: async (city, { at, author }) =>
      connection.write(() => {
        const before = rotationOf(connection, city);
        // The messenger may still have the one before: it must not become the last but one.
        if (before && before.verified_at === null) return { rotation: before.rotation, isNew: false };
        const rotation = (before?.rotation ?? 1) + 1;
        connection.run(
          sqlBuilder
            .insertInto('city_secret')
            .values({ city, rotation, verified_at: null })
            .onConflict((conflict) => conflict.column('city').doUpdateSet({ rotation, verified_at: null })),
        );
        const fact = { at, what: 'webhook-secret-changed', city, after: { rotation } } as const;
        recordAudit(connection, { ...fact, by: { name: author } });
        return { rotation, isNew: true };
      }),
    verifySecret: async (city, rotation, at) => {
      connection.run(
        sqlBuilder
          .updateTable('city_secret')
          .set({ verified_at: at })
          .where('city', '=', city)
          .where('rotation', '=', rotation)
          .where('verified_at', 'is', null),
      );
    },
  };
}

function rotationOf(connection: Connection, city: CityId) {
  return connection.get(
    sqlBuilder.selectFrom('city_secret').select(['rotation', 'verified_at']).where('city', '=', city),
  );
}
