import type { WorldAnswer, WorldDeal, WorldFile, WorldMessage } from '../../operations/world.ts';

/** What the page of `zeta dev` shows and does: the emulated world, as narrow as the page needs it. Times: epoch ms. */
export interface DevWorld {
  cities(): readonly DevCity[];
  customers(): readonly DevPerson[];
  /** People of the shop, in every managers' group. */
  managers(): readonly DevPerson[];
  /** Oldest first. A customer's private chat has the customer's id, as in Telegram. */
  messages(city: string, chatId: string): readonly WorldMessage[];
  say(city: string, customer: number, text: string): void;
  /** A customer presses, or a manager. */
  press(city: string, person: number, messageId: number, data: string): void;
  /** A manager answers a message of the group. */
  reply(city: string, manager: number, messageId: number, text: string): void;
  /** How the bot answered presses of buttons; `text` is what a messenger shows for a moment. */
  answers(city: string): readonly WorldAnswer[];
  file(fileId: string): WorldFile | undefined;
  deals(): readonly WorldDeal[];
  /** Of the working tree, now. */
  diagnostics(): readonly DevDiagnostic[];
  moveDeal(deal: string, stage: string): void;
  setCrmDown(down: boolean): void;
  crmDown(): boolean;
  /** Calls the listener after each change of anything above; returns how to stop. */
  onChange(listener: () => void): () => void;
}

export interface DevCity {
  readonly id: string;
  readonly name: string;
  /** Of the bot, without the @. */
  readonly username: string;
  readonly language: string;
  /** The live one: `almaty#3`. */
  readonly release: string;
  /** Chat id of the managers' group; absent: the city has none. */
  readonly managerChat?: string;
  /** Why the bot does not work, in a person's words; absent: it does. */
  readonly problem?: string;
}

export interface DevPerson {
  readonly id: number;
  readonly name: string;
  readonly language: string;
}

export interface DevDiagnostic {
  /** `cities/almaty/prompts/ru.yaml:12:9` */
  readonly place: string;
  readonly code: string;
  readonly severity: string;
  /** In each language of the page; an empty hint says nothing. */
  readonly words: Readonly<Record<'en' | 'ru', { readonly message: string; readonly hint: string }>>;
}
