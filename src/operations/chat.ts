import type { CityId } from '../base/ids.ts';
import { type Inspection, inspectMessage } from './inspect-message.ts';
import type { Serving } from './serve.ts';
import { type Replies, startTalk, type Talk } from './talk.ts';
import type { WorldButton, WorldCustomer, WorldMessage } from './world.ts';

/** What a customer does: writes, or presses the Nth button, from 1, of the newest message that has any. */
export type ChatStep = { readonly say: string } | { readonly press: number };

export interface ChatTurn {
  readonly step: ChatStep;
  /** The text, or the words of the button. */
  readonly said: string;
  readonly replies: Replies;
}

/** A conversation of one customer with one city, for whoever shows it. */
export interface Chat {
  readonly city: CityId;
  /** Of the customer's Telegram. */
  readonly language: string;
  /** Undefined where there is no such button. */
  take(step: ChatStep): Promise<ChatTurn | undefined>;
  /** Buttons of the newest message that has any, in the order of their numbers. */
  buttons(): readonly WorldButton[];
  /** Where a reply came from; undefined where that is not known. */
  inspect(message: WorldMessage): Promise<Inspection | undefined>;
}

/** `talk`: what the steps go through; by default straight to the bot. */
export function startChat(
  serving: Serving,
  city: CityId,
  customer: WorldCustomer,
  talk: Talk = startTalk(serving, city, customer),
): Chat {
  const chat = String(customer.id);
  const buttons = () =>
    (serving.world?.messages(city, chat) ?? []).findLast((one) => one.buttons.length > 0)?.buttons.flat() ??
    [];
  return {
    city,
    language: customer.language,
    buttons,
    take: async (step) => {
      const said = 'say' in step ? step.say : (buttons()[step.press - 1]?.text ?? '');
      const replies = 'say' in step ? await talk.say(step.say) : await talk.press(step.press);
      return replies && { step, said, replies };
    },
    inspect: (message) => inspectMessage(serving, city, { chat, ...message }),
  };
}
