import type { Chat } from 'grammy/types';
import type { BotState, ChatState, StoredFile } from './bot-state.ts';
import { DeliveryQueue } from './delivery-queue.ts';
import { kindOf, type UpdateBody } from './queue-of-update.ts';
import type { Content, StoredMessage } from './stored-message.ts';

/** Kinds of updates that Telegram sends only to bots that ask for them. */
const onRequest = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

export interface ChatChange {
  readonly token: string;
  readonly chatId: string;
}

interface Counters {
  update: number;
  message: number;
}

/** State of the emulated server: bots, chats, files and the ids it gives out. */
export class World {
  readonly bots = new Map<string, BotState>();
  readonly groups = new Map<string, Chat>();
  /** Groups that became supergroups: old id to new. */
  readonly moved = new Map<string, string>();
  readonly files = new Map<string, StoredFile>();
  readonly #firstId: number;
  readonly #retryScale: number;
  /** By token; kept when a bot is removed, so that ids never repeat. */
  readonly #counters = new Map<string, Counters>();
  readonly #listeners = new Set<(change: ChatChange) => void>();
  #idle: (() => void)[] = [];

  /** After which a press without an answer comes again; undefined: never. */
  readonly pressAgainMs: number | undefined;
  /** Presses that may come again. */
  readonly impatient = new Set<NodeJS.Timeout>();

  /** Whether every call that says something is refused with 429. */
  isLimited = false;

  /** Epoch milliseconds, as the server sees them. */
  readonly now: () => number;

  constructor(options: {
    readonly firstId: number;
    readonly retryScale: number;
    readonly now: () => number;
    readonly pressAgainS?: number;
  }) {
    this.now = options.now;
    this.#firstId = options.firstId;
    this.#retryScale = options.retryScale;
    this.pressAgainMs = options.pressAgainS && options.pressAgainS * 1000 * options.retryScale;
  }

  addBot(bot: { readonly token: string; readonly username: string; readonly name: string }): void {
    const user = {
      id: Number(bot.token.split(':')[0]) || 0,
      is_bot: true,
      first_name: bot.name,
      username: bot.username,
    };
    const known = this.bots.get(bot.token);
    if (known) known.user = user;
    else this.bots.set(bot.token, this.#newBot(bot.token, user));
  }

  removeBot(token: string): void {
    this.bots.get(token)?.delivery.close();
    this.bots.delete(token);
  }

  /** Ids of supergroups begin with -100 (Telegram). */
  addGroup(id: string, title: string, isForum = false): void {
    const group = { id: Number(id), title };
    const chat: Chat = id.startsWith('-100')
      ? { ...group, type: 'supergroup', ...(isForum && { is_forum: true }) }
      : { ...group, type: 'group' };
    this.groups.set(id, chat);
    // Bots that are in it see what it became.
    for (const bot of this.bots.values()) if (bot.chats.has(id)) this.openChat(bot, chat);
  }

  removeGroup(id: string): void {
    this.groups.delete(id);
    for (const bot of this.bots.values()) bot.chats.delete(id);
  }

  block(bot: BotState, userId: string, blocked: boolean): void {
    if (blocked) bot.blockedBy.add(userId);
    else bot.blockedBy.delete(userId);
  }

  /** Throws for a token that was never added: a mistake of the caller, not of the bot. */
  bot(token: string): BotState {
    const bot = this.bots.get(token);
    if (!bot) throw new Error('unknown bot token: call addBot first');
    return bot;
  }

  /** The chat as this bot sees it; `undefined` when the bot may not know it. */
  chat(bot: BotState, chatId: string): ChatState | undefined {
    const known = bot.chats.get(chatId);
    const group = this.groups.get(chatId);
    if (known || !group) return known;
    return this.openChat(bot, group);
  }

  openChat(bot: BotState, chat: Chat): ChatState {
    const id = String(chat.id);
    const known = bot.chats.get(id);
    const opened: ChatState = {
      chat,
      messages: known?.messages ?? [],
      topics: known?.topics ?? new Map(),
      keys: known?.keys ?? [],
      busyUntil: known?.busyUntil ?? 0,
    };
    bot.chats.set(id, opened);
    return opened;
  }

  /** Writes a message into a chat, under the bot's next id unless one is given. */
  post(
    bot: BotState,
    to: ChatState,
    message: Pick<StoredMessage, 'from' | 'content' | 'replyTo' | 'topic'> & { id?: number },
  ): StoredMessage {
    const stored: StoredMessage = {
      messageId: message.id ?? this.#countersOf(bot.token).message++,
      chat: to.chat,
      from: message.from,
      at: this.now(),
      content: message.content,
      ...(message.replyTo && { replyTo: message.replyTo }),
      ...(message.topic !== undefined && { topic: message.topic }),
    };
    to.messages.push(stored);
    if (message.from.is_bot) to.busyUntil = 0;
    this.changed({ token: bot.token, chatId: String(to.chat.id) });
    return stored;
  }

  /** Its id is that of the message that tells of it. */
  openTopic(bot: BotState, chat: ChatState, name: string): number {
    const id = this.#countersOf(bot.token).message++;
    chat.topics.set(id, name);
    const content = { text: name, entities: [], html: name };
    this.post(bot, chat, { from: bot.user, content, id, topic: id });
    return id;
  }

  edit(bot: BotState, chat: ChatState, old: StoredMessage, content: Content): StoredMessage {
    const edited: StoredMessage = { ...old, content, editedAt: this.now() };
    chat.messages = chat.messages.map((message) => (message === old ? edited : message));
    this.changed({ token: bot.token, chatId: String(chat.chat.id) });
    return edited;
  }

  /** Queues an update for the bot's webhook and returns its id. */
  send(bot: BotState, update: UpdateBody): number {
    const id = this.#countersOf(bot.token).update++;
    if (wants(bot, kindOf(update))) bot.delivery.add(id, update);
    return id;
  }

  changed(change: ChatChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  onChange(listener: (change: ChatChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  pending(token?: string): number {
    if (token !== undefined) return this.bot(token).delivery.pending();
    let count = 0;
    for (const bot of this.bots.values()) count += bot.delivery.pending();
    return count;
  }

  delivered(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  close(): void {
    for (const timer of this.impatient) clearTimeout(timer);
    for (const bot of this.bots.values()) bot.delivery.close();
    this.#settled();
  }

  #newBot(token: string, user: BotState['user']): BotState {
    return {
      token,
      user,
      chats: new Map(),
      callbacks: new Map(),
      answers: [],
      blockedBy: new Set(),
      delivery: new DeliveryQueue(this.#retryScale, this.now, () => this.#settled()),
      webhook: undefined,
      endPoll: undefined,
      webhookCalls: 0,
      allowedUpdates: undefined,
      commands: new Map(),
      descriptions: new Map(),
      shortDescriptions: new Map(),
    };
  }

  #countersOf(token: string): Counters {
    const known = this.#counters.get(token);
    if (known) return known;
    const counters = { update: this.#firstId, message: this.#firstId };
    this.#counters.set(token, counters);
    return counters;
  }

  #settled(): void {
    if (this.#idle.length === 0 || !this.#isIdle()) return;
    const waiting = this.#idle;
    this.#idle = [];
    for (const resolve of waiting) resolve();
  }

  #isIdle(): boolean {
    return [...this.bots.values()].every((bot) => bot.delivery.isEmpty);
  }
}

function wants(bot: BotState, kind: string): boolean {
  return bot.allowedUpdates ? bot.allowedUpdates.includes(kind) : !onRequest.has(kind);
}
