import { type Connection, sqlBuilder } from './database.ts';
import type { Store } from './store.ts';

/** Telegram's ids of pictures that bots have sent. */
export function photoMethods(
  connection: Connection,
): Pick<Store, 'photoId' | 'rememberPhoto' | 'forgetPhoto'> {
  return {
    photoId: async (bot, photo) =>
      connection.get(
        sqlBuilder.selectFrom('photo').select('file_id').where('bot', '=', bot).where('photo', '=', photo),
      )?.file_id,
    rememberPhoto: async (bot, photo, fileId) => {
      connection.run(
        sqlBuilder
          .insertInto('photo')
          .values({ bot, photo, file_id: fileId })
          .onConflict((conflict) => conflict.columns(['bot', 'photo']).doUpdateSet({ file_id: fileId })),
      );
    },
    forgetPhoto: async (bot, photo) => {
      connection.run(sqlBuilder.deleteFrom('photo').where('bot', '=', bot).where('photo', '=', photo));
    },
  };
}
