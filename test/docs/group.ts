import type { CityId } from '../../src/base/ids.ts';
import type { Serving } from '../../src/operations/serve.ts';
import type { Replies } from '../../src/operations/talk.ts';
import type { WorldMessage } from '../../src/operations/world.ts';

/** The managers' group of a city, and the customer's chat as it looks after what managers do. */
export interface Group {
  /** A manager presses the Nth button, from 1, of the newest message that has buttons: `[1]`; or answers the newest message. */
  does(name: string, what: string): Promise<void>;
  /** What the bot wrote or changed there since. */
  news(): Replies;
}

export function groupOf({ world, runtime }: Serving, city: CityId): Group {
  if (!world) throw new Error('groups need the emulated world');
  const chat = runtime.cities.get(city)?.settings.manager?.chat ?? '';
  const messages = () => world.messages(city, chat);
  return {
    does: async (name, what) => {
      const manager = world.managers.find((one) => one.name === name);
      if (!manager) throw new Error(`there is no manager ${name}`);
      const button = /^\[(\d+)\]$/.exec(what)?.[1];
      const pressed = messages().findLast(({ buttons }) => buttons.length > 0);
      const data = pressed?.buttons.flat()[Number(button) - 1];
      if (pressed && data && 'data' in data) world.press(city, manager, pressed.messageId, data.data);
      else {
        const answered = messages().findLast(({ from }) => from === 'bot');
        world.reply(city, manager, { chatId: chat, messageId: answered?.messageId ?? 0 }, what);
      }
      await world.delivered();
      await runtime.whenIdle();
    },
    news: newsIn(messages),
  };
}

/** What the bot wrote or changed in a chat since the last look. */
export function newsIn(messages: () => readonly WorldMessage[]): () => Replies {
  const seen = new Map<number, string>();
  const look = (): Replies => {
    const changed = messages().filter((message) => {
      const state = JSON.stringify(message);
      const isNew = seen.get(message.messageId) !== state;
      seen.set(message.messageId, state);
      return isNew && message.from === 'bot';
    });
    return { messages: changed, answers: [] };
  };
  // What others left there is no news.
  look();
  return look;
}
