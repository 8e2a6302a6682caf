import type { CityId } from '../base/ids.ts';
import type { Serving } from './serve.ts';
import type { WorldCustomer, WorldMessage } from './world.ts';

/** One customer's conversation with a city's emulated bot. */
export interface Talk {
  /** Writes a text and resolves with everything that came back. */
  say(text: string): Promise<Replies>;
  /** Presses the Nth button, from 1, of the newest message that has buttons. Undefined when there is no such button. */
  press(number: number): Promise<Replies | undefined>;
  /** What came meanwhile, without a word of the customer. */
  look(): Promise<Replies>;
}

/** What the customer sees because of one step. */
export interface Replies {
  /** New messages, and older ones that were edited. */
  readonly messages: readonly WorldMessage[];
  /** Texts that pop up over the chat. */
  readonly answers: readonly string[];
}

export function startTalk(serving: Serving, city: CityId, customer: WorldCustomer): Talk {
  const { world, runtime } = serving;
  if (!world) throw new Error('talks need the emulated world');
  const chat = String(customer.id);
  const seen = new Map<number, string>();
  let answered = world.answers(city).length;
  const replies = async (): Promise<Replies> => {
    await world.delivered();
    await runtime.whenIdle();
    const messages = world.messages(city, chat).filter((message) => {
      const state = JSON.stringify(message);
      const isNew = seen.get(message.messageId) !== state;
      seen.set(message.messageId, state);
      return isNew && message.from === 'bot';
    });
    const answers = world.answers(city).slice(answered);
    answered += answers.length;
    return { messages, answers: answers.flatMap(({ text }) => (text ? [text] : [])) };
  };
  return {
    say: (text) => {
      world.say(city, customer, text);
      return replies();
    },
    press: async (number) => {
      const newest = world.messages(city, chat).findLast(({ buttons }) => buttons.length > 0);
      const button = newest?.buttons.flat()[number - 1];
      if (!newest || !button) return undefined;
      // A link leaves the chat: nothing comes back.
      if ('url' in button) return { messages: [], answers: [button.url] };
      if ('copy' in button) return { messages: [], answers: [button.copy] };
      world.press(city, customer, newest.messageId, button.data);
      return replies();
    },
    look: replies,
  };
}
