import type { Chat, InlineKeyboardMarkup, Message, MessageEntity, PhotoSize, User } from 'grammy/types';
import type { EmulatedButton, EmulatedMessage } from './emulated-message.ts';

/** What an edit replaces. */
export interface Content {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly html: string;
  /** Smallest first; absent for texts. */
  readonly photo?: readonly PhotoSize[];
  /** Of the album that it belongs to. */
  readonly album?: string;
  readonly keyboard?: InlineKeyboardMarkup;
  /** What a person shared in place of a text. */
  readonly shared?: Shared;
}

export type Shared =
  | { readonly kind: 'contact'; readonly phone: string; readonly name: string; readonly userId: number }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number };

export interface StoredMessage {
  readonly messageId: number;
  readonly chat: Chat;
  readonly from: User;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly content: Content;
  readonly editedAt?: number;
  /** The message of the same chat that it answers. */
  readonly replyTo?: StoredMessage;
  /** Of a forum's topic; the message that made it has the same id. */
  readonly topic?: number;
}

/** The message as the Bot API shows it: with the one that it answers, of which not again. */
export function toTelegram(message: StoredMessage): Message {
  const { replyTo } = message;
  if (!replyTo) return withoutReply(message);
  return {
    ...withoutReply(message),
    reply_to_message: withoutReply(replyTo) as NonNullable<Message['reply_to_message']>,
  };
}

function withoutReply(message: StoredMessage): Message {
  const { content, topic } = message;
  if (topic === message.messageId) return topicMade(message, topic);
  const entities = content.entities.length > 0 ? [...content.entities] : undefined;
  return {
    message_id: message.messageId,
    from: message.from,
    chat: message.chat,
    date: seconds(message.at),
    ...(topic !== undefined && { message_thread_id: topic, is_topic_message: true }),
    ...(message.editedAt === undefined ? {} : { edit_date: seconds(message.editedAt) }),
    ...bodyOf(content, entities),
    ...(content.keyboard && { reply_markup: content.keyboard }),
  };
}

/** Telegram's own news that there is a topic. */
function topicMade({ chat, from, at, content }: StoredMessage, topic: number): Message {
  return {
    message_id: topic,
    from,
    chat,
    date: seconds(at),
    message_thread_id: topic,
    is_topic_message: true,
    forum_topic_created: { name: content.text, icon_color: 0x6fb9f0 },
  };
}

/** The message as a person sees it. */
export function toEmulated(message: StoredMessage): EmulatedMessage {
  const { content } = message;
  const largest = content.photo?.at(-1);
  return {
    messageId: message.messageId,
    chatId: String(message.chat.id),
    from: message.from.is_bot ? 'bot' : 'customer',
    author: message.from.first_name,
    at: message.at,
    text: content.text,
    html: content.html,
    ...(largest && { photo: { fileId: largest.file_id } }),
    ...(content.album && { album: content.album }),
    ...(content.shared && { shared: sharedShown(content.shared) }),
    buttons: buttonsOf(content.keyboard),
    ...(message.editedAt !== undefined && { editedAt: message.editedAt }),
    ...(message.replyTo && { replyTo: message.replyTo.messageId }),
    ...(message.topic !== undefined && { topic: message.topic }),
  };
}

function bodyOf(content: Content, entities: MessageEntity[] | undefined): Partial<Message> {
  if (content.shared) return sharedBody(content.shared);
  return content.photo ? captioned(content, entities) : { text: content.text, ...(entities && { entities }) };
}

function sharedBody(shared: Shared): Partial<Message> {
  if (shared.kind === 'location') {
    const { latitude, longitude } = shared;
    return { location: { latitude, longitude } };
  }
  return { contact: { phone_number: shared.phone, first_name: shared.name, user_id: shared.userId } };
}

function captioned(content: Content, entities: MessageEntity[] | undefined): Partial<Message> {
  return {
    photo: [...(content.photo ?? [])],
    ...(content.album && { media_group_id: content.album }),
    ...(content.text && { caption: content.text }),
    ...(entities && { caption_entities: entities }),
  };
}

function sharedShown(shared: Shared): NonNullable<EmulatedMessage['shared']> {
  if (shared.kind === 'location') return shared;
  return { kind: 'contact', phone: shared.phone, name: shared.name };
}

function buttonsOf(keyboard: InlineKeyboardMarkup | undefined): EmulatedButton[][] {
  return (keyboard?.inline_keyboard ?? []).map((row) =>
    row.flatMap((button): EmulatedButton[] => {
      if ('callback_data' in button && typeof button.callback_data === 'string') {
        const { text, callback_data: data, style } = button;
        return [{ text, data, ...(style && { style }) }];
      }
      if ('url' in button && typeof button.url === 'string') return [{ text: button.text, url: button.url }];
      if ('copy_text' in button) return [{ text: button.text, copy: button.copy_text.text }];
      return [];
    }),
  );
}

function seconds(epochMs: number): number {
  return Math.floor(epochMs / 1000);
}
