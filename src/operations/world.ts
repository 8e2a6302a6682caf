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
  readonly buttons: readonly (readonly WorldButton[])[];
  readonly editedAt?: number;
  /** Id of the message that it answers. */
  readonly replyTo?: number;
}

export type WorldButton =
  | { readonly text: string; readonly data: string }
  | { readonly text: string; readonly url: string }
  /** Puts it onto the clipboard. */
  | { readonly text: string; readonly copy: string };

/** How a bot answered a press; `text` is what a messenger shows for a moment. */
export interface WorldAnswer {
  readonly callbackId: string;
  readonly text?: string;
}

export type WorldFile =
  | { readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly url: string };

export interface WorldCustomer {
  readonly id: number;
  readonly name: string;
  readonly username?: string;
  readonly language: string;
}

export interface WorldDeal {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  /** Of its funnel, in their order. */
  readonly stages: readonly { readonly id: string; readonly name: string }[];
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
  /** Makes bots and groups of these cities exist; others disappear. */
  settle(cities: readonly WorldCity[]): void;
  /** Makes the operators' chat exist, with a bot that may write there; gives back its token. */
  operators(chat: string): Secret;
  username(city: CityId): string;
  say(city: CityId, customer: WorldCustomer, text: string): void;
  press(city: CityId, person: WorldCustomer, messageId: number, data: string): void;
  /** Somebody in a group answers a message there. */
  reply(
    city: CityId,
    person: WorldCustomer,
    to: { readonly chatId: string; readonly messageId: number },
    text: string,
  ): void;
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
