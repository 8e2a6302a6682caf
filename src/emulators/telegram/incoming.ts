import { randomBytes } from 'node:crypto';
import type {
  CallbackQuery,
  Chat,
  InaccessibleMessage,
  MaybeInaccessibleMessage,
  Message,
  MessageEntity,
  User,
} from 'grammy/types';
import { isRecord } from '../http/is-record.ts';
import type { BotState } from './bot-state.ts';
import type { EmulatedUser } from './emulated-message.ts';
import { escapeHtml } from './escape-html.ts';
import { textOf } from './params.ts';
import { pressLifeMs, type UpdateBody } from './queue-of-update.ts';
import { type StoredMessage, toTelegram } from './stored-message.ts';
import type { World } from './world.ts';

/** A press keeps its answer for the newest this many. */
const rememberedCallbacks = 10_000;

/** As people write: without formatting, but with commands. */
function written(text: string) {
  return { text, entities: commandEntity(text), html: escapeHtml(text) };
}

/** A person writes to a bot in private. */
export function say(world: World, bot: BotState, user: EmulatedUser, text: string): StoredMessage {
  const chat = world.openChat(bot, privateChat(user));
  const content = written(text);
  const message = world.post(bot, chat, { from: telegramUser(user), content });
  world.send(bot, { message: toTelegram(message) });
  return message;
}

/** Somebody in a group answers a message there. Throws where there is none. */
export function reply(
  world: World,
  bot: BotState,
  user: EmulatedUser,
  to: { readonly chatId: string; readonly messageId: number },
  text: string,
): StoredMessage {
  const chat = world.chat(bot, to.chatId);
  const answered = chat?.messages.find(({ messageId }) => messageId === to.messageId);
  if (!chat || !answered) throw new Error('there is no such message to answer');
  const content = written(text);
  const { topic } = answered;
  const message = world.post(bot, chat, {
    from: telegramUser(user),
    content,
    replyTo: answered,
    ...(topic !== undefined && { topic }),
  });
  world.send(bot, { message: toTelegram(message) });
  return message;
}

/** Somebody writes in a topic of a forum. Throws where there is none. */
export function sayInTopic(
  world: World,
  bot: BotState,
  user: EmulatedUser,
  { chatId, topic }: { readonly chatId: string; readonly topic: number },
  text: string,
): StoredMessage {
  const chat = world.chat(bot, chatId);
  const replyTo = chat?.messages.find(({ messageId }) => messageId === topic);
  if (!chat || !replyTo) throw new Error('there is no such topic');
  const message = world.post(bot, chat, {
    from: telegramUser(user),
    content: written(text),
    replyTo,
    topic,
  });
  world.send(bot, { message: toTelegram(message) });
  return message;
}

/** A manager deletes a topic, with all that was said there. */
export function removeTopic(world: World, bot: BotState, chatId: string, topic: number): void {
  const chat = world.chat(bot, chatId);
  if (!chat) return;
  chat.topics.delete(topic);
  chat.messages = chat.messages.filter((message) => message.topic !== topic);
}

/** Somebody changes what they wrote. Throws where it is not theirs. */
export function rewrite(
  world: World,
  bot: BotState,
  user: EmulatedUser,
  messageId: number,
  text: string,
): void {
  for (const chat of bot.chats.values()) {
    const old = chat.messages.find((one) => one.messageId === messageId && one.from.id === user.id);
    if (!old) continue;
    const content = written(text);
    world.send(bot, { edited_message: toTelegram(world.edit(bot, chat, old, content)) });
    return;
  }
  throw new Error('there is no such message of this person');
}

/** A group becomes a supergroup: the old id only says where it went, and each bot in it gets the news from both sides. */
export function migrateGroup(world: World, id: string, to: string): void {
  const before = world.groups.get(id);
  if (!before) throw new Error('unknown group: call addGroup first');
  const members = [...world.bots.values()].filter((bot) => bot.chats.has(id));
  world.addGroup(to, before.title ?? '');
  world.removeGroup(id);
  world.moved.set(id, to);
  for (const bot of members) {
    const supergroup = world.groups.get(to);
    if (!supergroup) continue;
    const news = { message_id: 1, date: Math.floor(world.now() / 1000) };
    world.send(bot, { message: { ...news, chat: before, migrate_to_chat_id: supergroup.id } });
    world.send(bot, { message: { ...news, chat: supergroup, migrate_from_chat_id: before.id } });
  }
}

/** A person presses a button; the message may be gone, as on a phone that shows an old chat. */
export function press(
  world: World,
  bot: BotState,
  user: EmulatedUser,
  messageId: number,
  data: string,
): string {
  const id = newCallbackId();
  const message: MaybeInaccessibleMessage = findMessage(bot, messageId) ?? inaccessible(user, messageId);
  remember(world, bot, id, String(message.chat.id));
  const query = { id, from: telegramUser(user), message, chat_instance: chatInstance(message.chat.id), data };
  world.send(bot, { callback_query: query satisfies CallbackQuery });
  pressAgain(world, bot, id, () => press(world, bot, user, messageId, data));
  return id;
}

/** The client asks anew until it is answered: nothing but its own ids tells the two apart. */
function pressAgain(world: World, bot: BotState, callbackId: string, again: () => void): void {
  if (world.pressAgainMs === undefined) return;
  const timer = setTimeout(() => {
    world.impatient.delete(timer);
    if (world.bots.has(bot.token) && bot.callbacks.get(callbackId)?.answered === false) again();
  }, world.pressAgainMs);
  world.impatient.add(timer);
}

/** Any update as it is. What is in it counts: a message stands in its chat, a press can be answered. */
export function sendUpdate(world: World, bot: BotState, update: UpdateBody): number {
  if (isRecord(update.callback_query)) recordCallback(world, bot, update.callback_query);
  if (!isRecord(update.message)) return world.send(bot, update);
  const stored = recordMessage(world, bot, update.message);
  // What the caller left out is filled in.
  const place = stored && { message_id: stored.messageId, date: Math.floor(stored.at / 1000) };
  return world.send(bot, { ...update, message: { ...place, ...update.message } });
}

export function telegramUser(user: EmulatedUser): User {
  return {
    id: user.id,
    is_bot: false,
    first_name: user.name,
    ...(user.username && { username: user.username }),
    ...(user.language && { language_code: user.language }),
  };
}

export function privateChat(user: EmulatedUser): Chat.PrivateChat {
  return {
    id: user.id,
    type: 'private',
    first_name: user.name,
    ...(user.username && { username: user.username }),
  };
}

/** Telegram marks a command up to the first space: `/start@bot`. */
function commandEntity(text: string): MessageEntity[] {
  const command = /^\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?=\s|$)/.exec(text)?.[0];
  return command ? [{ type: 'bot_command', offset: 0, length: command.length }] : [];
}

function findMessage(bot: BotState, messageId: number): Message | undefined {
  for (const chat of bot.chats.values()) {
    const message = chat.messages.find((message) => message.messageId === messageId);
    if (message) return toTelegram(message);
  }
  return undefined;
}

function inaccessible(user: EmulatedUser, messageId: number): InaccessibleMessage {
  return { chat: privateChat(user), message_id: messageId, date: 0 };
}

/** Telegram: a 64-bit number as text. */
function newCallbackId(): string {
  return String(randomBytes(8).readBigUInt64BE() >> 1n);
}

function chatInstance(chatId: number): string {
  return String(BigInt(chatId) * 2_654_435_761n);
}

function remember(world: World, bot: BotState, callbackId: string, chatId: string): void {
  bot.callbacks.set(callbackId, { chatId, answered: false, expiresAt: world.now() + pressLifeMs });
  const oldest = bot.callbacks.keys().next();
  if (bot.callbacks.size > rememberedCallbacks && !oldest.done) bot.callbacks.delete(oldest.value);
}

function recordCallback(world: World, bot: BotState, query: Readonly<Record<string, unknown>>): void {
  const from = isRecord(query.from) ? String(query.from.id) : '';
  if (typeof query.id === 'string') remember(world, bot, query.id, from);
}

function recordMessage(world: World, bot: BotState, message: UpdateBody): StoredMessage | undefined {
  const { chat, from, message_id: id } = message;
  if (!isRecord(chat) || !isRecord(from)) return undefined;
  const text = [message.text, message.caption].find((text) => typeof text === 'string') ?? '';
  const known = world.groups.get(String(chat.id)) ?? chatFrom(chat);
  return world.post(bot, world.openChat(bot, known), {
    from: userFrom(from),
    content: { text, entities: commandEntity(text), html: escapeHtml(text) },
    ...(typeof id === 'number' && { id }),
  });
}

function chatFrom(chat: Readonly<Record<string, unknown>>): Chat {
  const id = Number(chat.id);
  if (chat.type === 'private' || id > 0)
    return { id, type: 'private', first_name: textOf(chat, 'first_name') };
  return { id, type: chat.type === 'group' ? 'group' : 'supergroup', title: textOf(chat, 'title') };
}

function userFrom(user: Readonly<Record<string, unknown>>): User {
  const username = textOf(user, 'username');
  return {
    id: Number(user.id),
    is_bot: user.is_bot === true,
    first_name: textOf(user, 'first_name'),
    ...(username && { username }),
  };
}
