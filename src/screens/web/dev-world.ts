import type { Inspection } from '../../operations/inspect-message.ts';
import type { PastMessage } from '../../operations/past-talk.ts';
import type { RecordedTalk } from '../../operations/record-talk.ts';
import type {
  WorldAnswer,
  WorldDeal,
  WorldFile,
  WorldKey,
  WorldMessage,
  WorldPlace,
} from '../../operations/world.ts';
import type { WouldRead } from '../../operations/would-read.ts';

/** What the page of `zeta dev` shows and does: the emulated world, as narrow as the page needs it. Times: epoch ms. */
export interface DevWorld {
  /** The folder of the platform on this machine: links of the page open its files in an editor. */
  readonly root: string;
  /** When this process started. */
  readonly since: number;
  cities(): readonly DevCity[];
  customers(): readonly DevPerson[];
  /** Another customer, or other words of a known one. */
  setCustomer(customer: DevPerson): void;
  /** People of the shop, in every managers' group. */
  managers(): readonly DevPerson[];
  /** Oldest first. A customer's private chat has the customer's id, as in Telegram. */
  messages(city: string, chatId: string): readonly WorldMessage[];
  /** How messages would read by the live release, by their ids: those that came of another one, and read otherwise. */
  rereadings(city: string, messages: readonly WorldMessage[]): Promise<Readonly<Record<number, WouldRead>>>;
  /** What was said before this process started. */
  past(city: string, chatId: string): Promise<readonly PastMessage[]>;
  /** Where a message comes from; undefined where that is not known. */
  inspect(city: string, chatId: string, messageId: number): Promise<Inspection | undefined>;
  /** Adds what a customer did since the last /start to the city's tests. Throws `ZetaError`. */
  record(city: string, customer: number, name: string): Promise<RecordedTalk>;
  surroundings(city: string, chatId: string, language: string): DevSurroundings;
  group(city: string): DevGroup | undefined;
  say(city: string, customer: number, text: string): void;
  shareContact(city: string, customer: number, phone: string): void;
  shareLocation(city: string, customer: number, place: WorldPlace): void;
  /** A customer presses, or a manager. Gives back the id that the answer will have. */
  press(city: string, person: number, messageId: number, data: string): string;
  /** A manager answers a message of the group. */
  reply(city: string, manager: number, messageId: number, text: string): void;
  /** A manager writes in a topic of the group. */
  sayInTopic(city: string, manager: number, topic: number, text: string): void;
  setTopics(city: string, on: boolean): void;
  /** How the bot answered presses of buttons; `text` is what a messenger shows for a moment. */
  answers(city: string): readonly WorldAnswer[];
  file(fileId: string): WorldFile | undefined;
  deals(): readonly WorldDeal[];
  /** Of the working tree, now. */
  diagnostics(): readonly DevDiagnostic[];
  moveDeal(deal: string, stage: string): void;
  setCrmDown(down: boolean): void;
  crmDown(): boolean;
  setTelegramLimited(on: boolean): void;
  telegramLimited(): boolean;
  block(city: string, customer: number, on: boolean): void;
  isBlocked(city: string, customer: number): boolean;
  /** Calls the listener after each change of anything above; returns how to stop. */
  onChange(listener: () => void): () => void;
}

export interface DevCity {
  readonly id: string;
  readonly name: string;
  /** Of the bot, without the @. */
  readonly username: string;
  readonly languages: readonly string[];
  /** The live one: `almaty#3`. */
  readonly release: string;
  /** Chat id of the managers' group; absent: the city has none. */
  readonly managerChat?: string;
  /** Of the shop. */
  readonly location?: WorldPlace;
  /** Why the bot does not work, in a person's words; absent: it does. */
  readonly problem?: string;
}

export interface DevPerson {
  readonly id: number;
  readonly name: string;
  readonly username?: string;
  /** Of their Telegram app. */
  readonly language: string;
  readonly phone?: string;
}

/** What a messenger shows around a chat. */
export interface DevSurroundings {
  /** For how much longer the bot is shown to be typing; 0: it is not. */
  readonly typingMs: number;
  /** The keyboard under the field; no rows: none. */
  readonly keys: readonly (readonly WorldKey[])[];
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

export interface DevGroup {
  readonly chatId: string;
  /** Whether customers get topics of their own there. */
  readonly hasTopics: boolean;
  readonly topics: readonly { readonly id: number; readonly name: string }[];
}

export interface DevPlace {
  /** `cities/almaty/prompts/ru.yaml`, from the folder of the platform. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface DevDiagnostic {
  readonly place: DevPlace;
  readonly code: string;
  readonly severity: string;
  /** In each language of the page that they are written in; an empty hint says nothing. */
  readonly words: Readonly<Record<'en' | 'ru', { readonly message: string; readonly hint: string }>>;
}

/** What the page reads after each change. */
export interface DevState {
  readonly root: string;
  readonly since: number;
  readonly cities: readonly DevCity[];
  readonly managers: readonly DevPerson[];
  readonly customers: readonly DevCustomer[];
  /** The chosen ones, or the first of each; absent: there are none. */
  readonly city?: string;
  readonly customer?: number;
  readonly chat: DevChat;
  readonly group?: DevGroup & { readonly messages: readonly WorldMessage[] };
  readonly deals: readonly WorldDeal[];
  readonly diagnostics: readonly DevDiagnostic[];
  readonly crmDown: boolean;
  readonly telegramLimited: boolean;
  /** The newest of the chosen city. */
  readonly answers: readonly WorldAnswer[];
}

export interface DevCustomer extends DevPerson {
  /** In the chosen city. */
  readonly isBlocked: boolean;
  /** What was said last in the chosen city. */
  readonly last?: Pick<WorldMessage, 'messageId' | 'from' | 'at' | 'text'>;
}

export interface DevChat extends DevSurroundings {
  /** The newest of the conversation. */
  readonly messages: readonly WorldMessage[];
  /** How many older ones are left out. */
  readonly earlier: number;
  /** By message id. */
  readonly rereadings: Readonly<Record<number, WouldRead>>;
}
