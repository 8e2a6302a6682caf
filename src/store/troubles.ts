import { type Connection, sqlBuilder } from './database.ts';
import type { OperatorsStore } from './operators.ts';

/** Troubles that are open, and whether the operators know. */
export function troubleMethods(connection: Connection): Pick<OperatorsStore, 'troubles' | 'saveTroubles'> {
  return {
    troubles: async () =>
      connection
        .all(sqlBuilder.selectFrom('trouble').selectAll().orderBy('since'))
        .map(({ is_told: isTold, gone_since: goneSince, ...row }) => ({
          ...row,
          goneSince,
          isTold: isTold === 1,
        })),
    saveTroubles: async ({ kept, dropped }) =>
      connection.write(() => {
        for (const { kind, about } of dropped)
          connection.run(
            sqlBuilder.deleteFrom('trouble').where('kind', '=', kind).where('about', '=', about),
          );
        for (const { isTold, goneSince, ...row } of kept) {
          const values = { ...row, gone_since: goneSince, is_told: isTold ? 1 : 0 };
          connection.run(
            sqlBuilder
              .insertInto('trouble')
              .values(values)
              .onConflict((conflict) => conflict.columns(['kind', 'about']).doUpdateSet(values)),
          );
        }
      }),
  };
}
