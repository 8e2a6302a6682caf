import type { ApiAnswersStore, KeptAnswer } from './api-answers-store.ts';
import { type Connection, sqlBuilder } from './database.ts';

export function apiAnswerMethods(connection: Connection): ApiAnswersStore {
  return {
    beginAnswer: async ({ caller, key, request }, at) =>
      connection.write((): KeptAnswer | undefined => {
        const found = connection.get(
          sqlBuilder
            .selectFrom('api_answer')
            .select(['request', 'state', 'answer', 'at'])
            .where('caller', '=', caller)
            .where('key', '=', key),
        );
        if (found) return found;
        const row = { caller, key, request, state: 'under-way', answer: null, at } as const;
        connection.run(sqlBuilder.insertInto('api_answer').values(row));
        return undefined;
      }),
    keepAnswer: async (request, answer) => {
      const done = sqlBuilder.updateTable('api_answer').set({ state: 'done', answer });
      connection.run(done.where('caller', '=', request.caller).where('key', '=', request.key));
    },
    dropAnswer: async (request) => {
      const dropped = sqlBuilder.deleteFrom('api_answer').where('caller', '=', request.caller);
      connection.run(dropped.where('key', '=', request.key));
    },
    dropAnswersBefore: async (at) => {
      connection.run(sqlBuilder.deleteFrom('api_answer').where('at', '<', at));
    },
  };
}
