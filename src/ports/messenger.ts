/** A button under a message. `data` is ASCII, at most 64 bytes (Telegram). */
export type Button =
  | {
      readonly kind: 'press';
      readonly text: string;
      readonly data: string;
      /** Its colour in apps that know it: blue, green, red. Others show a plain button. */
      readonly style?: ButtonStyle;
    }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** Puts `copy`, 1 to 256 characters, onto the clipboard. */
  | { readonly kind: 'copy'; readonly text: string; readonly copy: string };

export type ButtonStyle = 'primary' | 'success' | 'danger';

/** What a person reads. `html` is Telegram HTML, at most 4,096 UTF-16 units of text (1,024 with a photo). */
export interface Message {
  readonly html: string;
  /** `https://…`, or `media:<sha256>.<ext>` for a picture from the city folder. */
  readonly photo?: string;
  readonly buttons?: readonly (readonly Button[])[];
}

/** Pictures that go out together. An album has no buttons (Telegram). */
export interface Album {
  /** 2 to 10, named as in {@link Message}. */
  readonly photos: readonly string[];
  /** Under the first of them: Telegram HTML, at most 1,024 UTF-16 units of text. */
  readonly caption: string;
  /** HTML of what is said when none of them can be shown. */
  readonly instead: string;
}

/** One call to the messenger; everything that it needs is in it. Chats and messages are named by text ids. */
export type MessengerCall =
  | {
      readonly kind: 'send';
      readonly chat: string;
      readonly message: Message;
      readonly replyTo?: string;
      /** Of a group that has topics. */
      readonly topic?: string;
    }
  /** A message of another chat as it is, without its author; `replyTo`: in answer to a message of `chat`. */
  | {
      readonly kind: 'copy';
      readonly chat: string;
      readonly fromChat: string;
      readonly messageId: string;
      readonly replyTo?: string;
      readonly topic?: string;
    }
  /** Its id comes back as that of a message. */
  | { readonly kind: 'open-topic'; readonly chat: string; readonly name: string }
  | ({ readonly kind: 'album'; readonly chat: string } & Album)
  | { readonly kind: 'edit'; readonly chat: string; readonly messageId: string; readonly message: Message }
  | { readonly kind: 'answer'; readonly callbackId: string; readonly text?: string };

/** Why a call was refused for good. */
export type Refusal =
  | 'blocked'
  | 'chat-gone'
  | 'unchanged'
  | 'message-gone'
  | 'topic-gone'
  | 'too-late'
  | 'unauthorized'
  | 'other';

/** What became of a call; the difference between "surely not done" and "perhaps done" is what the outbox lives on. */
export type CallOutcome =
  | { readonly kind: 'delivered'; readonly messageId?: string }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly detail: string }
  /** The server asked to wait: this chat, this long. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** The group became a supergroup, and has another id from now on. Nothing was done. */
  | { readonly kind: 'moved'; readonly chat: string }
  /** Surely not done (refused connection, DNS, a 5xx that says so): try again. */
  | { readonly kind: 'not-done'; readonly detail: string }
  /** The answer was lost after the first byte went out: it may have been done. */
  | { readonly kind: 'unknown'; readonly detail: string };

/** One bot's mouth. */
export interface Messenger {
  call(call: MessengerCall, signal: AbortSignal): Promise<CallOutcome>;
  /** Shows for some seconds that an answer is being written. Rejects where it could not. */
  typing(chat: string, signal: AbortSignal): Promise<void>;
}

/** What the messenger says of a bot. */
export interface BotIdentity {
  readonly username: string;
  /** JSON of all that it said: given back at the next start, so that it need not be asked again. */
  readonly info: string;
}

/** What became of a call about the bot itself. */
export type AccountOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** The token is not valid, or the parameters are not: trying again does not help. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'later'; readonly detail: string; readonly retryAfterMs?: number };

/** How Telegram gets on with delivering a bot's updates. */
export interface WebhookState {
  /** Empty: none is set. */
  readonly url: string;
  /** Updates that wait. */
  readonly pending: number;
  /** The last failure; Telegram keeps it after successes. Epoch milliseconds. */
  readonly lastErrorAt?: number;
  readonly lastError?: string;
}

/** An update as it is asked for, in place of a webhook. */
export interface PolledUpdate {
  readonly id: number;
  readonly update: unknown;
  /** The same, as JSON. */
  readonly text: string;
}

/** Who else has a bot's updates: only one may. */
export type Poll =
  | AccountOutcome<readonly PolledUpdate[]>
  | { readonly kind: 'taken'; readonly by: 'webhook' | 'another process' };

/** What a bot says of itself to those whose app speaks a language (two letters); without one, to all others. */
export interface BotProfile {
  readonly language?: string;
  /** Beside "/". */
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  /** In a chat that is empty yet: at most 512 characters. */
  readonly description: string;
  /** On the bot's page, and beside a shared link to it: at most 120 characters. */
  readonly about: string;
}

/** A group, and what the bot may do there. */
export interface GroupState {
  readonly title: string;
  readonly hasTopics: boolean;
  readonly isMember: boolean;
  readonly mayPost: boolean;
  readonly mayMakeTopics: boolean;
}

/** One bot: its mouth, its name, and where its updates go. */
export interface BotAccount {
  readonly messenger: Messenger;
  identify(signal: AbortSignal): Promise<AccountOutcome<BotIdentity>>;
  /** Same parameters again are a no-op. `secret`: 1-256 of [A-Za-z0-9_-]. */
  setWebhook(url: string, secret: string, signal: AbortSignal): Promise<AccountOutcome<null>>;
  webhook(signal: AbortSignal): Promise<AccountOutcome<WebhookState>>;
  /**
   * Updates that wait, oldest first; where none does, waits for one so many seconds. `offset` confirms all before it:
   * Telegram forgets them.
   */
  updates(
    wish: { readonly offset: number | undefined; readonly seconds: number },
    signal: AbortSignal,
  ): Promise<Poll>;
  group(chat: string, signal: AbortSignal): Promise<AccountOutcome<GroupState>>;
  /** All of it, each time. Repeating it changes nothing. */
  setProfiles(profiles: readonly BotProfile[], signal: AbortSignal): Promise<AccountOutcome<null>>;
  /** No more updates come; deleting what is not there is a no-op. Updates that wait are kept by Telegram for a day. */
  deleteWebhook(signal: AbortSignal): Promise<AccountOutcome<null>>;
}
