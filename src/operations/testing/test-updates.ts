import type { Spot } from '../../conversation/nearest-shop.ts';
import { pressId } from './test-messenger.ts';

/** Who writes to the bot, as Telegram tells of them. */
export interface TestPerson {
  readonly id: number;
  readonly name: string;
  readonly username?: string;
  readonly language: string;
}

/** What a customer may send beside words. */
export type Sent =
  | { readonly contact: string; readonly isOwn: boolean }
  | { readonly photo: string }
  | { readonly location: Spot }
  | { readonly voice: true };

interface Update {
  readonly update_id: number;
}

/** Updates as Telegram sends them, numbered from 1. */
export class TestUpdates {
  #last = 0;

  say(person: TestPerson, messageId: string, text: string): Update {
    const name = /^\/[A-Za-z0-9_]+/.exec(text)?.[0];
    const entities = name ? [{ type: 'bot_command', offset: 0, length: name.length }] : undefined;
    return this.#update({
      message: { ...fromCustomer(person, messageId), text, ...(entities && { entities }) },
    });
  }

  send(person: TestPerson, messageId: string, sent: Sent): Update {
    return this.#update({ message: { ...fromCustomer(person, messageId), ...contentOf(person, sent) } });
  }

  /** `chat`: of the button; a group's is negative. */
  press(person: TestPerson, chat: string, messageId: string, data: string): Update {
    const id = pressId(this.#last + 1, chat);
    const message = { message_id: Number(messageId), date: 1, chat: chatOf(chat) };
    return this.#update({ callback_query: { id, from: userOf(person), chat_instance: '1', data, message } });
  }

  /** Somebody of the shop answers a message of the bot in their group. */
  reply(person: TestPerson, group: string, messageId: string, to: string, text: string): Update {
    const chat = chatOf(group);
    const bot = { id: 1, is_bot: true, first_name: 'ZETA' };
    const reply_to_message = { message_id: Number(to), date: 1, chat, from: bot };
    return this.#update({
      message: {
        message_id: Number(messageId),
        date: 1,
        chat,
        from: userOf(person),
        text,
        reply_to_message,
      },
    });
  }

  #update(body: object): Update {
    this.#last += 1;
    return { update_id: this.#last, ...body };
  }
}

function fromCustomer(person: TestPerson, messageId: string) {
  const from = userOf(person);
  return {
    message_id: Number(messageId),
    date: 1,
    chat: { id: person.id, type: 'private', first_name: from.first_name },
    from,
  };
}

function contentOf({ id, name }: TestPerson, sent: Sent): object {
  if ('contact' in sent) {
    const phone_number = sent.contact.replace(/^\+/, '');
    return { contact: { phone_number, first_name: name, ...(sent.isOwn && { user_id: id }) } };
  }
  if ('location' in sent) return { location: sent.location };
  if ('voice' in sent) return { voice: { file_id: 'voice', file_unique_id: 'voice', duration: 3 } };
  const photo = [{ file_id: 'photo', file_unique_id: 'photo', width: 640, height: 480 }];
  return { photo, ...(sent.photo !== '' && { caption: sent.photo }) };
}

function userOf({ id, name, username, language }: TestPerson) {
  const [first = '', ...rest] = name.split(' ');
  return {
    id,
    is_bot: false,
    first_name: first,
    ...(rest.length > 0 && { last_name: rest.join(' ') }),
    ...(username !== undefined && { username }),
    language_code: language,
  };
}

function chatOf(chat: string) {
  const id = Number(chat);
  return id < 0 ? { id, type: 'supergroup', title: 'Менеджеры' } : { id, type: 'private' };
}
