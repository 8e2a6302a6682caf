import type { CityId } from '../base/ids.ts';
import type { Secret } from '../base/secret.ts';
import type { Credentials } from '../runtime/credentials.ts';

export interface WorldMessage {
  readonly messageId: number;
  readonly chatId: string;
  readonly from: 'customer' | 'bot';
  readonly author: string;
  readonly at: number;
  readonly text: string;
  /** The text in Telegram's HTML, as the bot sent it. */
  readonly html: string;
  readonly photo?: { readonly fileId: string };
  /** The same of all pictures of an album. */
  readonly album?: string;
  /** A contact or a place that a person shared; the text is empty then. */
  readonly shared?:
    | { readonly kind: 'contact'; readonly phone: string; readonly name: string }
    | ({ readonly kind: 'location' } & WorldPlace);
  readonly buttons: readonly (readonly WorldButton[])[];
  readonly editedAt?: number;
  /** Id of the message that it answers. */
  readonly replyTo?: number;
  /** Of a forum: the topic that it stands in, named by the message that made it. */
  readonly topic?: number;
}

export interface WorldPlace {
  readonly latitude: number;
  readonly longitude: number;
}

/** A button under the field that a person writes in; without `asks` it says its text. */
export interface WorldKey {
  readonly text: string;
  readonly asks?: 'contact' | 'location';
}

export type WorldButton =
  | { readonly text: string; readonly data: string; readonly style?: string }
  | { readonly text: string; readonly url: string }
  /** Puts it onto the clipboard. */
  | { readonly text: string; readonly copy: string };

/** How a bot answered a press; `text` is what a messenger shows for a moment. */
export interface WorldAnswer {
  readonly callbackId: string;
  readonly text?: string;
  /** It has to be dismissed. */
  readonly isAlert?: true;
}

export type WorldFile =
  | { readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly url: string };

export interface WorldCustomer {
  readonly id: number;
  readonly name: string;
  readonly username?: string;
  readonly language: string;
  /** Shared when the customer is asked for it. */
  readonly phone?: string;
}

export interface WorldDeal {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  /** Of its funnel, in their order. */
  readonly stages: readonly {
    readonly id: string;
    readonly name: string;
    readonly end?: 'won' | 'lost';
  }[];
  readonly city: string;
  readonly createdAt: number;
}

/** A city that lives in the world: its bot and its managers' group exist there. */
export interface WorldCity {
  readonly id: CityId;
  readonly name: string;
  readonly username?: string;
  readonly managerChat?: string;
}

/** Telegram, its users and a CRM, emulated on loopback: what `dev`, `chat` and `test` talk to. */
export interface World extends Credentials {
  /** Base URL of the emulated Bot API. */
  readonly apiRoot: string;
  /** A webhook of the emulated CRM, for who asks it from outside this process. */
  readonly crmAddress: string;
  readonly customers: readonly WorldCustomer[];
  /** People of the shop, in every managers' group. */
  readonly managers: readonly WorldCustomer[];
  /** Another customer, or other words of a known one, by the id. */
  setCustomer(customer: WorldCustomer): void;
  /** Makes bots and groups of these cities exist; others disappear. */
  settle(cities: readonly WorldCity[]): void;
  /** Makes the operators' chat exist, with a bot that may write there; gives back its token. */
  operators(chat: string): Secret;
  username(city: CityId): string;
  say(city: CityId, customer: WorldCustomer, text: string): void;
  /** Gives back the callback's id, which its answer will have. */
  press(city: CityId, person: WorldCustomer, messageId: number, data: string): string;
  shareContact(city: CityId, customer: WorldCustomer, phone: string): void;
  shareLocation(city: CityId, customer: WorldCustomer, place: WorldPlace): void;
  /** Somebody in a group answers a message there. */
  reply(
    city: CityId,
    person: WorldCustomer,
    to: { readonly chatId: string; readonly messageId: number },
    text: string,
  ): void;
  /** Somebody writes in a topic of a forum. Throws where there is none. */
  sayInTopic(
    city: CityId,
    person: WorldCustomer,
    to: { readonly chatId: string; readonly topic: number },
    text: string,
  ): void;
  /** The keyboard that a bot put under the field; no rows: none. */
  keys(city: CityId, chat: string): readonly (readonly WorldKey[])[];
  /** Epoch milliseconds until which a bot is shown to be typing. */
  busyUntil(city: CityId, chat: string): number;
  /** The menu of commands of who has an app in a language. */
  commands(
    city: CityId,
    language: string,
  ): readonly { readonly command: string; readonly description: string }[];
  topics(city: CityId, chat: string): readonly { readonly id: number; readonly name: string }[];
  hasTopics(chat: string): boolean;
  /** Makes a group a forum, or takes that back. */
  setTopics(chat: string, on: boolean): void;
  /** While blocked, a bot cannot write to the customer. */
  block(city: CityId, customer: number, on: boolean): void;
  isBlocked(city: CityId, customer: number): boolean;
  /** While limited, Telegram refuses with 429 whatever a bot says. */
  setTelegramLimited(on: boolean): void;
  telegramLimited(): boolean;
  /** Oldest first. */
  messages(city: CityId, chat: string): readonly WorldMessage[];
  answers(city: CityId): readonly WorldAnswer[];
  file(fileId: string): WorldFile | undefined;
  deals(): readonly WorldDeal[];
  /** What a person does on the portal's board. Throws for an unknown deal. */
  moveDeal(deal: string, stage: string): void;
  /** While down, the CRM refuses connections. */
  setCrmDown(down: boolean): Promise<void>;
  crmDown(): boolean;
  /** Resolves when every update was accepted by the runtime. */
  delivered(): Promise<void>;
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}
