import { firstIdNow } from '../http/first-id.ts';
import { type ListenOptions, listen, stopListening } from '../http/listen.ts';
import { createApiServer, type ReceivedCall } from './api-server.ts';
import type { BotState, StoredFile } from './bot-state.ts';
import type { EmulatedKey, EmulatedMessage, EmulatedUser } from './emulated-message.ts';
import type { Fault } from './fault.ts';
import { migrateGroup, press, removeTopic, reply, rewrite, say, sayInTopic, sendUpdate } from './incoming.ts';
import { RateLimits } from './rate-limits.ts';
import { shareContact, shareLocation } from './shared.ts';
import { toEmulated } from './stored-message.ts';
import { type ChatChange, World } from './world.ts';

export interface TelegramEmulatorOptions extends ListenOptions {
  /** First update_id and message_id of each bot. Default: tenths of a second since 2026, so that a restart does not repeat them. */
  readonly firstId?: number;
  /** Multiplies every wait between tries of a webhook. Default 1; tests use 0.01. */
  readonly retryScale?: number;
  /** Refuses what is more than Telegram takes with 429, as far as its limits are known. Default: takes all. */
  readonly hasLimits?: boolean;
  /**
   * Seconds, scaled like the tries of a webhook, after which a press without an answer is sent again, with new ids, as a
   * client does that was closed before it was answered (about 30). Default: never.
   */
  readonly pressAgainS?: number;
  /** Epoch milliseconds; what expires does so on this clock. Default: this machine's. */
  readonly now?: () => number;
}

/** More than a person gives out by pressing fast: a restart right after it must not repeat any. */
const idsPerSecond = 10;

/** Telegram on this machine: its Bot API as a server, its people as functions. */
export interface TelegramEmulator {
  /** What a bot takes for `apiRoot`: methods are at `${url}/bot<token>/<method>`. */
  readonly url: string;
  /** The same token again updates the names and keeps everything else. */
  addBot(bot: { readonly token: string; readonly username: string; readonly name: string }): void;
  /** Its calls are unauthorized from now on, and its updates are gone. */
  removeBot(token: string): void;
  /** Every bot may post there. */
  addGroup(group: { readonly id: string; readonly title: string; readonly isForum?: boolean }): void;
  isForum(id: string): boolean;
  groupTitle(id: string): string | undefined;
  /** It is gone, or no bot is in it any more. */
  removeGroup(id: string): void;
  /** The group becomes a supergroup; ids of those begin with -100. Its bots are told, and the old id refuses calls. */
  migrateGroup(id: string, to: string): void;
  /** A private message; the chat's id is the user's. A text that begins with "/" is a command. */
  say(token: string, user: EmulatedUser, text: string): EmulatedMessage;
  /** Returns the callback query's id. A message that is gone is sent as an inaccessible one. */
  press(token: string, user: EmulatedUser, messageId: number, data: string): string;
  /** Somebody in a group answers a message there. */
  reply(
    token: string,
    user: EmulatedUser,
    to: { readonly chatId: string; readonly messageId: number },
    text: string,
  ): EmulatedMessage;
  /** Somebody writes in a topic of a forum. */
  sayInTopic(
    token: string,
    user: EmulatedUser,
    to: { readonly chatId: string; readonly topic: number },
    text: string,
  ): EmulatedMessage;
  removeTopic(token: string, chatId: string, topic: number): void;
  /** Somebody changes a message of theirs. */
  rewrite(token: string, user: EmulatedUser, messageId: number, text: string): void;
  /** A person shares their own phone number. */
  shareContact(token: string, user: EmulatedUser, phone: string): EmulatedMessage;
  shareLocation(
    token: string,
    user: EmulatedUser,
    place: { readonly latitude: number; readonly longitude: number },
  ): EmulatedMessage;
  /** Any update without its update_id, which is returned. */
  sendUpdate(token: string, update: object): number;
  /** Oldest first. */
  chat(token: string, chatId: string): readonly EmulatedMessage[];
  /** Answers to presses, oldest first. */
  answers(
    token: string,
  ): readonly { readonly callbackId: string; readonly text?: string; readonly isAlert?: true }[];
  /** The keyboard under the field that a person writes in; no rows: none. */
  keys(token: string, chatId: string): readonly (readonly EmulatedKey[])[];
  /** Epoch milliseconds until which the bot is shown to be busy in a chat; 0: it is not. */
  busyUntil(token: string, chatId: string): number;
  /** What the bot offers to people whose app speaks a language. */
  commands(
    token: string,
    language: string,
  ): readonly { readonly command: string; readonly description: string }[];
  /** Of a forum: by the ids of the messages that made them. */
  topics(token: string, chatId: string): ReadonlyMap<number, string>;
  isBlocked(token: string, userId: number | string): boolean;
  /** While it is on, whatever a bot says is refused with 429. */
  setLimited(on: boolean): void;
  file(fileId: string): StoredFile['content'] | undefined;
  /** While blocked, sends to this user are refused with 403. */
  block(token: string, userId: number | string, blocked: boolean): void;
  /** The last 10,000 calls of known bots, oldest first. */
  calls(): readonly ReceivedCall[];
  fail(fault: Fault): void;
  /** Called after each change of a chat, and after an answered press; returns how to stop. */
  onChange(listener: (change: ChatChange) => void): () => void;
  /** Updates that no webhook has accepted yet. */
  pending(token?: string): number;
  /** Resolves as soon as nothing is pending. */
  delivered(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the emulator; rejects with the system's error when the port is taken. */
export async function startTelegramEmulator(
  options: TelegramEmulatorOptions = {},
): Promise<TelegramEmulator> {
  const world = new World({
    firstId: options.firstId ?? firstIdNow() * idsPerSecond,
    retryScale: options.retryScale ?? 1,
    now: options.now ?? Date.now,
    ...(options.pressAgainS !== undefined && { pressAgainS: options.pressAgainS }),
  });
  const { server, calls, faults } = createApiServer(world, options.hasLimits ? new RateLimits() : undefined);
  const url = await listen(server, options);
  return {
    url,
    addBot: (bot) => world.addBot(bot),
    removeBot: (token) => world.removeBot(token),
    addGroup: ({ id, title, isForum }) => world.addGroup(id, title, isForum),
    sayInTopic: (token, user, to, text) => toEmulated(sayInTopic(world, world.bot(token), user, to, text)),
    removeTopic: (token, chatId, topic) => removeTopic(world, world.bot(token), chatId, topic),
    isForum: (id) => {
      const group = world.groups.get(id);
      return group !== undefined && 'is_forum' in group;
    },
    groupTitle: (id) => world.groups.get(id)?.title,
    removeGroup: (id) => world.removeGroup(id),
    migrateGroup: (id, to) => migrateGroup(world, id, to),
    say: (token, user, text) => toEmulated(say(world, world.bot(token), user, text)),
    press: (token, user, messageId, data) => press(world, world.bot(token), user, messageId, data),
    reply: (token, user, to, text) => toEmulated(reply(world, world.bot(token), user, to, text)),
    rewrite: (token, user, messageId, text) => rewrite(world, world.bot(token), user, messageId, text),
    shareContact: (token, user, phone) => toEmulated(shareContact(world, world.bot(token), user, phone)),
    shareLocation: (token, user, place) => toEmulated(shareLocation(world, world.bot(token), user, place)),
    sendUpdate: (token, update) => sendUpdate(world, world.bot(token), { ...update }),
    chat: (token, chatId) => (world.chat(world.bot(token), chatId)?.messages ?? []).map(toEmulated),
    answers: (token) => [...world.bot(token).answers],
    keys: (token, chatId) => world.chat(world.bot(token), chatId)?.keys ?? [],
    busyUntil: (token, chatId) => world.chat(world.bot(token), chatId)?.busyUntil ?? 0,
    commands: (token, language) => commandsFor(world.bot(token), language),
    topics: (token, chatId) => world.chat(world.bot(token), chatId)?.topics ?? new Map(),
    isBlocked: (token, userId) => world.bot(token).blockedBy.has(String(userId)),
    setLimited: (on) => {
      world.isLimited = on;
    },
    file: (fileId) => world.files.get(fileId)?.content,
    block: (token, userId, blocked) => world.block(world.bot(token), String(userId), blocked),
    calls: () => calls.all(),
    fail: (fault) => faults.add(fault),
    onChange: (listener) => world.onChange(listener),
    pending: (token) => world.pending(token),
    delivered: () => world.delivered(),
    close: async () => {
      world.close();
      await stopListening(server);
    },
  };
}

/** As a client chooses them: for the language of the app, else those for all others. */
function commandsFor(bot: BotState, language: string) {
  return bot.commands.get(language.slice(0, 2)) ?? bot.commands.get('') ?? [];
}
