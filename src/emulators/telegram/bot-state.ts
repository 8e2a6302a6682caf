import type { BotCommand, Chat, User } from 'grammy/types';
import type { ApiError } from './api-error.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import type { EmulatedKey } from './emulated-message.ts';
import type { StoredMessage } from './stored-message.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret?: string;
  /** 1 to 100, default 40 (Telegram). */
  readonly maxConnections: number;
}

/** A photo that the server keeps; only the bot that sent it may use its id. */
export interface StoredFile {
  readonly owner: string;
  readonly content: { readonly bytes: Uint8Array; readonly contentType: string } | { readonly url: string };
}

export interface ChatState {
  readonly chat: Chat;
  /** Oldest first. */
  messages: StoredMessage[];
  /** Of a forum: names by the ids of the messages that made them. */
  readonly topics: Map<number, string>;
  /** The keyboard under the field that a person writes in; empty: none. */
  keys: readonly (readonly EmulatedKey[])[];
  /** Epoch milliseconds until which the bot is shown to be busy. */
  busyUntil: number;
}

export interface CallbackState {
  readonly chatId: string;
  answered: boolean;
  /** Epoch milliseconds; after that it is too old to be answered. */
  readonly expiresAt: number;
}

/** Everything the server knows of one bot. */
export interface BotState {
  readonly token: string;
  user: User & { readonly username: string };
  readonly chats: Map<string, ChatState>;
  readonly callbacks: Map<string, CallbackState>;
  readonly answers: { readonly callbackId: string; readonly text?: string; readonly isAlert?: true }[];
  /** User ids. */
  readonly blockedBy: Set<string>;
  readonly delivery: DeliveryQueue;
  webhook: WebhookSettings | undefined;
  /** Ends the getUpdates that waits for something, with this error or with what is there. */
  endPoll: ((error?: ApiError) => void) | undefined;
  /** Calls of setWebhook so far. */
  webhookCalls: number;
  /** Absent: everything but what Telegram sends only on request. Survives the deletion of the webhook. */
  allowedUpdates: readonly string[] | undefined;
  /** By language; those for all others under an empty one. */
  readonly commands: Map<string, readonly BotCommand[]>;
  readonly descriptions: Map<string, string>;
  readonly shortDescriptions: Map<string, string>;
}
